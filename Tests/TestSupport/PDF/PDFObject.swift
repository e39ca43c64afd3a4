/// One object of a PDF file. (ISO 32000-1, 7.3 "Objects")
package enum PDFObject: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case real(Double)
  /// A name without its slash, with `#20` and the like read.
  case name(String)
  case string([UInt8])
  case array([PDFObject])
  case dictionary([String: PDFObject])
  case stream(PDFStream)
  case reference(PDFReference)
}

/// Where an object is said to be: its number and its generation.
package struct PDFReference: Hashable, Sendable {
  package var number: Int
  package var generation: Int

  package init(number: Int, generation: Int = 0) {
    self.number = number
    self.generation = generation
  }
}

/// A stream: its dictionary and its bytes as they lie in the file.
package struct PDFStream: Hashable, Sendable {
  package var dictionary: [String: PDFObject]
  package var raw: [UInt8]
}

/// Why a PDF cannot be read.
package struct PDFFailure: Error, Hashable, CustomStringConvertible {
  package let message: String
  package var description: String { message }
}

// What an object is, where it is that; nil where it is something else. References are not followed.
extension PDFObject {
  package var flag: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  package var integer: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The value of an integer or of a real.
  package var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  package var nameText: String? {
    if case .name(let value) = self { value } else { nil }
  }

  package var stringBytes: [UInt8]? {
    if case .string(let value) = self { value } else { nil }
  }

  package var elements: [PDFObject]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The entries of a dictionary, or of a stream's dictionary.
  package var entries: [String: PDFObject]? {
    switch self {
    case .dictionary(let value): value
    case .stream(let value): value.dictionary
    default: nil
    }
  }

  package var streamValue: PDFStream? {
    if case .stream(let value) = self { value } else { nil }
  }

  package var target: PDFReference? {
    if case .reference(let value) = self { value } else { nil }
  }

  /// The characters of a text string. (ISO 32000-1, 7.9.2.2 "Text String Type")
  ///
  /// PDFDocEncoding is read as Latin 1: they differ in characters that no fixture here has.
  package var text: String? {
    guard let bytes = stringBytes else { return nil }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16Text(bytes.dropFirst(2)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// The characters of UTF-16 with the high byte first; a lone surrogate becomes U+FFFD.
func utf16Text(_ bytes: some Sequence<UInt8>) -> String {
  let bytes = Array(bytes)
  let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
    UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
  }
  return String(decoding: units, as: UTF16.self)
}
