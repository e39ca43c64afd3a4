import TestSupport
import Testing

/// One thing to break in the good file, and what the checker says of it.
struct Breach: CustomTestStringConvertible, Sendable {
  /// The object to change; 0 for the trailer.
  let object: Int
  let text: String
  let replacement: String
  let problems: [String]

  init(_ object: Int, _ text: String, _ replacement: String, _ problems: String...) {
    self.object = object
    self.text = text
    self.replacement = replacement
    self.problems = problems
  }

  var testDescription: String { "object \(object): \(text) -> \(replacement)" }

  /// The good file with the text changed, in the object or in the stream that the object is.
  func broken() throws -> PDFBuilder {
    var pdf = PDFBuilder.good
    if object == 0 {
      try #require(pdf.trailer.contains(text))
      pdf.trailer = pdf.trailer.replacing(text, with: replacement)
    } else if let stream = pdf.streams[object].map({ String(decoding: $0, as: UTF8.self) }),
      stream.contains(text)
    {
      pdf.streams[object] = [UInt8](stream.replacing(text, with: replacement).utf8)
    } else {
      let body = try #require(pdf.objects[object])
      try #require(body.contains(text))
      pdf.objects[object] = body.replacing(text, with: replacement)
    }
    return pdf
  }

  func check() throws {
    let found = PDFChecker.problems(in: try broken().bytes)
    #expect(found == problems, "found: \(found)")
  }
}
