import Archive
import Testing
import XML

private func tree(_ xml: String) throws -> XMLTree {
  try XMLTree(Array(xml.utf8), limits: ReadingLimits())
}

private func text(_ node: XMLNode) -> String {
  var bytes: [UInt8] = []
  node.write(to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct `A tree` {
  @Test(arguments: [
    "<a/>", "<a> <b/> text <b x=\"1\" y=\"2\"/></a>",
    "<a><!-- remark --><?target content?><![CDATA[<&]]></a>",
    "<a x=\"&quot;&amp;&lt;&gt;'&#10;&#9;&#13;\">&amp;&lt;&gt;\"'&#13;</a>",
    "<w:a xmlns:w=\"urn:w\" xmlns:v=\"urn:v\" v:x=\"1\" w:x=\"2\" x=\"3\"><v:b xmlns:u=\"urn:u\"/></w:a>",
    "<a xmlns=\"urn:a\"><b xmlns=\"\"/><c xml:space=\"preserve\"> </c></a>",
    "<a>é\u{1F600}\u{A0}</a>",
  ])
  func `is written as it came`(_ xml: String) throws {
    #expect(try text(tree(xml).root) == xml)
  }

  @Test func `keeps what its declaration says, and what stands round the root`() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<!--x--><a/><?y z?>"
    #expect(try String(decoding: tree(xml).bytes, as: UTF8.self) == xml)
  }

  @Test func `may have been UTF-16`() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>".utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try text(XMLTree(bytes, limits: ReadingLimits()).root) == "<a>é</a>")
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "a",
  ])
  func `is refused where the streaming reader refuses`(_ xml: String) {
    #expect(throws: XMLFailure.self) { try tree(xml) }
  }

  @Test func `holds to the limits`() {
    var limits = ReadingLimits()
    limits.elementDepth = 3
    #expect(throws: XMLFailure.self) {
      try XMLTree(Array("<a><a><a><a/></a></a></a>".utf8), limits: limits)
    }
  }

  @Test func `is changed in place`() throws {
    let tree = try tree("<w:a xmlns:w=\"urn:w\"><w:b w:val=\"1\">x</w:b><w:c/></w:a>")
    let root = tree.root
    let (first, last) = (try #require(root.first), try #require(root.last))
    let made = root.element("d")
    made.set("val", like: root, to: "a&\"b")
    made.setText("<text>")
    first.insertBefore(made)
    let copy = first.copy()
    last.insertAfter(copy)
    last.remove()
    let empty = first.emptyCopy()
    root.append(empty)
    first.setText("")
    #expect(
      text(root)
        == "<w:a xmlns:w=\"urn:w\"><w:d w:val=\"a&amp;&quot;b\">&lt;text&gt;</w:d><w:b w:val=\"1\"/><w:b w:val=\"1\">x</w:b><w:b w:val=\"1\"/></w:a>"
    )
    // What was taken out is still there for who holds it, and can be put back.
    root.prepend(last)
    #expect(text(root).hasPrefix("<w:a xmlns:w=\"urn:w\"><w:c/><w:d"))
  }

  @Test func `declares a namespace once, under a prefix that is free`() throws {
    let root = try tree("<a xmlns:x=\"urn:x\"><b/></a>").root
    let child = try #require(root.first)
    child.set("one", in: "urn:y", prefix: "x", to: "1")
    child.set("two", in: "urn:y", prefix: "x", to: "2")
    child.set("space", in: "http://www.w3.org/XML/1998/namespace", prefix: "xml", to: "preserve")
    #expect(
      text(root)
        == "<a xmlns:x=\"urn:x\" xmlns:x2=\"urn:y\"><b x2:one=\"1\" x2:two=\"2\" xml:space=\"preserve\"/></a>"
    )
  }
}
