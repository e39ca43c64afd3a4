import Archive
import Testing

@testable import Mail
@testable import Word

/// A message of these lines; the head and what follows are parted by an empty one.
func letter(_ lines: String..., ending: String = "\r\n") -> [UInt8] {
  Array((lines.joined(separator: "\n") + "\n").replacing("\n", with: ending).utf8)
}

/// The head that most tests have: what it says of the body comes from the test.
func letter(type: String, _ body: String, extra: String = "") -> [UInt8] {
  letter(
    "From: Ada Example <ada@example.org>", "To: forms@example.org", "Subject: Form",
    "Message-ID: <1@example.org>", "MIME-Version: 1.0",
    (extra.isEmpty ? "" : extra + "\n") + "Content-Type: \(type)", "", body)
}

/// A `multipart/…` message of parts, each with its own head.
func letter(_ kind: String = "mixed", parts: [String]) -> [UInt8] {
  let body = parts.map { "--b1\n\($0)\n" }.joined() + "--b1--"
  return letter(type: "multipart/\(kind); boundary=\"b1\"", body)
}

func read(
  _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), servers: [String] = []
) throws -> MailMessage {
  try MailReader(limits: limits, servers: servers).read(bytes)
}

extension MailMessage {
  /// The words of the body, as a person sees them.
  var words: String { body?.document.visibleText() ?? "(no body)" }
}

/// The document of a page of HTML.
func page(_ html: String, limits: ReadingLimits = ReadingLimits()) throws -> Document {
  let body = try read(letter(type: "text/html; charset=utf-8", html), limits: limits).body
  return try #require(body).document
}
