import Archive
import Testing

@testable import XML

@Suite struct `Hostile XML` {
  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
    "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:9/b'> %b;]><a/>",
    "<?xml version='1.0'?><!-- first --><!DOCTYPE a PUBLIC 'a' 'b'><a/>",
  ])
  func `ends at a DOCTYPE, before anything expands`(_ xml: String) {
    #expect(refusal(of: xml) == .doctype)
  }

  @Test(arguments: [
    ("", 1, "it is empty"),
    ("<a>\n<b></a>", 2, "an end tag does not match its start tag"),
    ("<a>\n<b>", 2, "it ends before its last element is closed"),
    ("<a/>\n<b/>", 2, "something follows the root element"),
    ("<a>&#0;</a>", 1, "it holds bytes that are no character of XML"),
    ("<a>\u{1}</a>", 1, "it holds bytes that are no character of XML"),
    ("<a>b\u{0}</a>", 1, "it holds bytes that are no character of XML"),
    ("<a/>\n\u{0}<b/>", 2, "it holds bytes that are no character of XML"),
    ("<a>&secret;</a>", 1, "it refers to an entity that XML does not know"),
    ("<a>this & that</a>", 1, "a bare & or < stands in it"),
    ("<a>1 < 2</a>", 1, "a bare & or < stands in it"),
    ("<a b='1' b='2'/>", 1, "an element has an attribute twice"),
    ("<w:a/>", 1, "a namespace prefix is not declared"),
    ("<a w:b=''/>", 1, "a namespace prefix is not declared"),
  ])
  func `is refused where it is not well formed`(_ xml: String, _ line: Int, _ reason: String) {
    #expect(refusal(of: xml) == .malformed(reason: reason, line: line))
  }

  @Test func `is refused where it is not UTF-8`() {
    #expect(
      refusal(of: Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8))
        == .malformed(reason: "it holds bytes that are no character of XML", line: 1))
  }

  @Test func `is refused wherever it is cut`() {
    let xml = Array("<?xml version='1.0'?><w:a xmlns:w='urn:w'><b c='d'>é&amp;</b></w:a>".utf8)
    for length in xml.indices {
      guard case .malformed = refusal(of: Array(xml[..<length])) else {
        Issue.record("cut to \(length) bytes of \(xml.count)")
        return
      }
    }
  }

  @Test func `may name a namespace that is no URI`() {
    #expect(refusal(of: "<a xmlns:b='no URI at all, but harmless: %%'/>") == nil)
  }
}

@Suite struct `The limits of XML` {
  @Test func `hold for the bytes of a part`() {
    var limits = ReadingLimits()
    limits.partBytes = 10
    #expect(refusal(of: "<a>1234567</a>", limits: limits) == .tooLarge(limit: "a part of 10 bytes"))
  }

  @Test(arguments: [
    (200, nil), (201, "elements nested 200 deep"), (5_000, "elements nested 200 deep"),
  ])
  func `hold for depth`(_ depth: Int, _ limit: String?) {
    let xml = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect(refusal(of: xml) == limit.map { .tooLarge(limit: $0) })
  }

  @Test func `hold for elements and texts together`() {
    var limits = ReadingLimits()
    limits.nodes = 1_000
    let fits = "<a>" + String(repeating: "<b/>x", count: 499) + "<c/></a>"
    #expect(refusal(of: fits, limits: limits) == nil)
    let passes = "<a>" + String(repeating: "<b/>x", count: 500) + "</a>"
    #expect(
      refusal(of: passes, limits: limits) == .tooLarge(limit: "1,000 elements and texts"))
  }

  @Test func `count one text once, however libxml2 cuts it`() {
    var limits = ReadingLimits()
    limits.nodes = 2
    let xml = "<a>" + String(repeating: "é&amp;", count: 2_000) + "</a>"
    #expect(refusal(of: xml, limits: limits) == nil)
  }

  @Test(
    arguments: [
      (" a%=\"\"", 256, true), (" a%=\"\"", 257, false), (" xmlns:a%='b'", 256, true),
      (" xmlns:a%='b'", 257, false), (" a%='<'", 257, nil), (" a%='>'", 257, false),
      ("\n\n\na%\n=\n\"'\"", 256, true), ("\n\n\na%\n=\n\"'\"", 257, false),
    ] as [(String, Int, Bool?)])
  func `hold for the attributes of one element`(_ attribute: String, _ count: Int, _ fits: Bool?) {
    let attributes = (0..<count).map { number in
      attribute.split(separator: "%").joined(separator: "\(number)")
    }
    let failure = refusal(of: "<r><first/><second\(attributes.joined())/><third/></r>")
    switch fits {
    case true: #expect(failure == nil)
    case false: #expect(failure == .tooLarge(limit: "256 attributes of one element"))
    // A bare < ends the tag: libxml2 refuses it at the first attribute.
    default: #expect(failure == .malformed(reason: "a bare & or < stands in it", line: 1))
    }
  }

  @Test func `hold for different names`() {
    var limits = ReadingLimits()
    limits.differentNames = 500
    let few = "<a>" + (0..<1_000).map { "<b\($0 % 100)/>" }.joined() + "</a>"
    #expect(refusal(of: few, limits: limits) == nil)
    let many = "<a>" + (0..<1_000).map { "<b\($0)/>" }.joined() + "</a>"
    #expect(refusal(of: many, limits: limits) == .tooLarge(limit: "500 different names"))
  }

  @Test func `let long values and long texts pass`() {
    let long = String(repeating: "'=' ", count: 5_000)
    #expect(refusal(of: "<a b=\"\(long)\">\(long)<!--\(long)--></a>") == nil)
  }

  @Test func `take the place of libxml2's own`() {
    // Ten million characters a value is its limit, 256 elements its depth.
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_001)
    #expect(refusal(of: Array("<a b='".utf8) + long + Array("'/>".utf8)) == nil)
    var limits = ReadingLimits()
    limits.elementDepth = 1_000
    let deep = String(repeating: "<a>", count: 1_000) + String(repeating: "</a>", count: 1_000)
    #expect(refusal(of: deep, limits: limits) == nil)
  }
}
