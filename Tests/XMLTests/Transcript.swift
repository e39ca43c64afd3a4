import Archive

@testable import XML

/// Writes down what it hears, an entry an event; pieces of one text are joined.
struct Transcript: XMLHandler {
  static let vocabulary = XMLVocabulary(
    locals: ["p", "t", "val"], namespaces: [("urn:w", 1), ("urn:w-strict", 1), ("urn:r", 2)])

  private(set) var events: [String] = []
  private var isInText = false
  var failure: XMLFailure?
  /// How many elements to hear before failing; nil for all.
  var patience: Int?

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    let values = (0..<attributes.count).map {
      " \(attributes.qualifiedName(at: $0))=\(attributes.string(at: $0))"
    }
    events.append("<\(attributes.elementName)\(values.joined())>")
    isInText = false
    if let patience, events.count >= patience { failure = .tooLarge(limit: "my patience") }
  }

  mutating func end(_ name: XMLName) {
    events.append("/")
    isInText = false
  }

  mutating func text(_ bytes: Span<UInt8>) {
    let before = isInText ? events.removeLast() : ""
    events.append(before + String(bytes))
    isInText = true
  }

  static func of(_ xml: String) throws(XMLFailure) -> [String] { try of(Array(xml.utf8)) }

  static func of(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(XMLFailure)
    -> [String]
  {
    var reader = XMLReader(vocabulary: vocabulary, limits: limits)
    var transcript = Transcript()
    try reader.read(bytes, into: &transcript)
    return transcript.events
  }
}

/// Why XML is refused; nil where it is not.
func refusal(of bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> XMLFailure? {
  do throws(XMLFailure) {
    _ = try Transcript.of(bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

func refusal(of xml: String, limits: ReadingLimits = ReadingLimits()) -> XMLFailure? {
  refusal(of: Array(xml.utf8), limits: limits)
}
