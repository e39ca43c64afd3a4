import Archive
import Testing

@testable import XML

/// Notes the name of every element and attribute by number, and asks for `val` in each way.
private struct Names: XMLHandler {
  var names: [String] = []
  var values: [String?] = []
  var integers: [Int?] = []
  var answers: [Bool] = []
  var namespaces: [String?] = []
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    names.append("\(name.namespace):\(name.local)")
    for index in 0..<attributes.count {
      let name = attributes.name(at: index)
      names.append("@\(name.namespace):\(name.local)")
    }
    values.append(attributes.string(1, 2))
    integers.append(attributes.integer(1, 2))
    answers += [attributes.has(1, 2), attributes.equals(1, 2, "yes")]
    namespaces.append(attributes.elementNamespace)
  }

  mutating func end(_ name: XMLName) { names.append("/\(name.namespace):\(name.local)") }

  mutating func text(_ bytes: Span<UInt8>) {}

  static func of(_ xml: String) throws(XMLFailure) -> Names {
    var reader = XMLReader(vocabulary: Transcript.vocabulary, limits: ReadingLimits())
    var names = Names()
    try reader.read(Array(xml.utf8), into: &names)
    return names
  }
}

@Suite struct `A name in XML` {
  @Test(arguments: [
    "<w:p xmlns:w='urn:w'/>", "<p xmlns='urn:w'/>", "<q:p xmlns:q='urn:w-strict'/>",
  ])
  func `is known by its namespace and never by its prefix`(_ xml: String) throws {
    #expect(try Names.of(xml).names == ["1:0", "/1:0"])
  }

  @Test func `has a number of its own where it is not listed or in no namespace`() throws {
    let xml = "<p><x:p xmlns:x='urn:other'/><x:unlisted xmlns:x='urn:r'/></p>"
    let names = try Names.of(xml)
    let (unknown, none, local) = (XMLName.unknown, XMLName.noNamespace, XMLName.unknownLocal)
    #expect(
      names.names == [
        "\(none):0", "\(unknown):0", "/\(unknown):0", "2:\(local)", "/2:\(local)", "/\(none):0",
      ])
    #expect(names.namespaces == [nil, "urn:other", "urn:r"])
  }

  @Test func `of an attribute without prefix is in no namespace`() throws {
    let names = try Names.of("<p xmlns='urn:w' xmlns:w='urn:w' val='bare' w:val='prefixed'/>")
    #expect(names.names == ["1:0", "@\(XMLName.noNamespace):2", "@1:2", "/1:0"])
    #expect(names.values == ["prefixed"])
  }

  @Test func `is known after a part full of other names`() throws {
    var reader = XMLReader(vocabulary: Transcript.vocabulary, limits: ReadingLimits())
    let hostile = "<a>" + (0..<20_000).map { "<name-number-\($0)/>" }.joined() + "</a>"
    for xml in [hostile, "<p xmlns='urn:w'/>"] {
      var names = Names()
      try reader.read(Array(xml.utf8), into: &names)
      #expect(xml == hostile || names.names == ["1:0", "/1:0"])
    }
  }
}

@Suite struct `An attribute` {
  @Test(
    arguments: [
      ("12", 12), ("-7", -7), ("+7", 7), ("", nil), ("-", nil), ("1.5", nil), (" 1", nil),
      ("999999999999999999", 999_999_999_999_999_999), ("9999999999999999999", nil),
    ] as [(String, Int?)])
  func `is a whole number or none`(_ text: String, _ number: Int?) throws {
    let names = try Names.of("<w:p xmlns:w='urn:w' w:val='\(text)'/>")
    #expect(names.integers == [number])
    #expect(names.values == [text])
  }

  @Test(arguments: [("yes", true), ("Yes", false), ("yes!", false), ("", false)])
  func `is compared byte for byte`(_ text: String, _ isEqual: Bool) throws {
    #expect(try Names.of("<w:p xmlns:w='urn:w' w:val='\(text)'/>").answers == [true, isEqual])
  }

  @Test func `that is not there is nil`() throws {
    let names = try Names.of("<w:p xmlns:w='urn:w' w:t='yes'/>")
    #expect(names.values == [nil])
    #expect(names.answers == [false, false])
  }

  @Test func `has its references resolved and its breaks made spaces`() throws {
    #expect(try Names.of("<w:p xmlns:w='urn:w' w:val='a&amp;b\nc&#10;'/>").values == ["a&b c\n"])
  }
}
