/// The properties of an XMP packet, read just far enough to check them.
///
/// It is no XML parser: it sees that tags are balanced and finds the text of a property, whether
/// that is an element, an element with an `rdf:Alt` inside, or an attribute.
struct XMPPacket {
  private var texts: [String: String] = [:]

  /// nil where the tags are not balanced.
  init?(_ packet: String) {
    var open: [Substring] = []
    var rest = packet[...]
    while let start = rest.firstIndex(of: "<") {
      let text = rest[..<start]
      for name in open { texts[String(name), default: ""] += text }
      if open.isEmpty, text.contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) { return nil }
      guard let end = rest[start...].firstIndex(of: ">") else { return nil }
      var tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "?" || tag.first == "!" { continue }
      if tag.first == "/" {
        guard open.popLast() == tag.dropFirst() else { return nil }
        continue
      }
      let isEmpty = tag.last == "/"
      if isEmpty { tag = tag.dropLast() }
      let name = tag.prefix { !$0.isWhitespace }
      guard !name.isEmpty, readAttributes(tag.dropFirst(name.count)) else { return nil }
      if !isEmpty { open.append(name) }
    }
    guard open.isEmpty else { return nil }
  }

  /// The text of a property without the white space around it; nil where there is none.
  func value(of property: String) -> String? {
    guard let text = texts[property] else { return nil }
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { unescaped(start[...$0]) } ?? ""
  }

  /// Reads `name="value"` pairs; false where that is not what they are.
  private mutating func readAttributes(_ text: Substring) -> Bool {
    var rest = text.drop { $0.isWhitespace }
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "="), rest.index(after: equals) < rest.endIndex else {
        return false
      }
      let quote = rest[rest.index(after: equals)]
      let value = rest[rest.index(equals, offsetBy: 2)...]
      guard quote == "\"" || quote == "'", let end = value.firstIndex(of: quote) else {
        return false
      }
      texts[String(rest[..<equals])] = String(value[..<end])
      rest = value[value.index(after: end)...].drop { $0.isWhitespace }
    }
    return true
  }

  private func unescaped(_ text: Substring) -> String {
    let entities = ["lt": "<", "gt": ">", "quot": "\"", "apos": "'", "amp": "&"]
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
      let name = rest[rest.index(after: start)..<end]
      result += rest[..<start] + (entities[String(name)] ?? "&\(name);")
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
