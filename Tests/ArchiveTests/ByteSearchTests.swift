import Testing

@testable import Archive

@Suite struct `A search for bytes` {
  /// Texts of every length up to three eights, with one byte that matters at each place.
  private static let places = (0...24).flatMap { count in (0..<count).map { (count, $0) } }

  @Test(arguments: [UInt8(0), 0x09, 0x1F, 0x7F, 0x80, 0xE2, 0xFF])
  func `finds it at every place of every length`(_ byte: UInt8) {
    for (count, place) in Self.places {
      var bytes = [UInt8](repeating: 0x61, count: count)
      bytes[place] = byte
      let span = bytes.span
      let found = span.firstIndex(of: byte, in: 0..<count)
      let before = span.firstIndex(of: byte, in: 0..<place)
      let isHeld = span.holds(byte)
      let beyond = span.firstBeyondASCII(in: 0..<count)
      let odd = span.firstOutsidePrintableASCII(from: 0)
      #expect(found == place && before == nil && isHeld)
      #expect(beyond == (byte >= 0x80 ? place : nil))
      #expect(odd == (byte >= 0x20 && byte < 0x80 ? nil : place))
    }
  }

  @Test func `eight bytes tell the first that is equal or less`() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = [UInt8](repeating: 0x61, count: 8)
        bytes[place] = byte
        let eight = bytes.span.eightBytes(at: 0)
        let first = { (found: UInt64) in found == 0 ? nil : found.trailingZeroBitCount >> 3 }
        if byte != 0x61 { #expect(first(eight.equal(to: byte)) == place) }
        #expect(first(eight.less(than: 0x20)) == (byte < 0x20 ? place : nil))
        #expect(first(eight.beyondASCII) == (byte >= 0x80 ? place : nil))
      }
    }
  }

  @Test(arguments: ["", "plain", "été à Noël", "☒ Yes ☐ No", "😀😀😀😀😀", "a—b", "ｆｕｌｌ ｗｉｄｔｈ"])
  func `counts characters as code points`(_ text: String) {
    let bytes = Array(text.utf8)
    let characters = bytes.span.characters(in: 0..<bytes.count)
    #expect(characters == text.unicodeScalars.count)
  }

  @Test func `what stands already is written again`() {
    var bytes = Array("one, two".utf8)
    bytes.appendCopy(of: 0..<3)
    bytes.appendCopy(of: 3..<3)
    bytes.append(" end" as StaticString)
    #expect(String(decoding: bytes, as: UTF8.self) == "one, twoone end")
  }
}
