package import Archive
internal import CLibxml2

/// What stands next in a page of HTML.
package enum HTMLEvent {
  /// An element opens; its name and those of its attributes are in small letters.
  case start(String, [HTMLAttribute])
  /// An element closes, with the elements in it.
  case end(String)
  /// Text, as UTF-8; one run of text may come in several pieces.
  case text([UInt8])
}

/// An attribute of an element.
package struct HTMLAttribute {
  package var name: String
  package var value: String
}

extension [HTMLAttribute] {
  /// The value of an attribute: empty where it has none, nil where it is not there.
  package subscript(name: String) -> String? { first { $0.name == name }?.value }
}

/// Reads HTML with libxml2's HTML parser, as browsers do: what is broken is put right by rule.
///
/// Nothing is fetched: the parser is given bytes, and no loader. Scripts and styles come as text of their
/// elements, for the handler to leave out.
package struct HTMLReader {
  private let limits: ReadingLimits

  package init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// Reads a page from its first byte to its last.
  ///
  /// - Parameters:
  ///   - text: UTF-8, whatever the page says of itself.
  ///   - hear: told of each event; what it returns ends the reading.
  /// - Throws: a limit that was passed.
  package func read(
    _ text: [UInt8], _ hear: (HTMLEvent) -> XMLFailure?
  ) throws(XMLFailure) {
    guard text.count <= limits.partBytes else {
      throw .tooLarge(limit: "a part of \(limits.partBytes.inMebibytes)")
    }
    guard !HTMLTagSize.exceeds(limits.attributes, in: text) else {
      throw .tooLarge(limit: "\(limits.attributes) attributes of one element")
    }
    guard let parser = HTMLParserHandle() else { throw .outOfMemory }
    let failure = withoutActuallyEscaping(hear) { hear in
      parser.parse(text + [0], HTMLReading(limits: limits, hear: hear))
    }
    if let failure { throw failure }
  }
}
