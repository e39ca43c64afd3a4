import Archive
import TestSupport

@testable import Forms
@testable import Mail

/// A message with these parts, each with its own head; the form that tests read with is ``childForm``.
func letter(_ kind: String = "mixed", parts: [String], extra: String = "") -> [UInt8] {
  let body = parts.map { "--b1\n\($0)\n" }.joined() + "--b1--\n"
  return letter(type: "multipart/\(kind); boundary=\"b1\"", body, extra: extra)
}

func letter(type: String = "text/plain; charset=utf-8", _ body: String, extra: String = "")
  -> [UInt8]
{
  let head = """
    From: Ada Example <ada@example.org>
    To: forms@example.org
    Subject: Form
    Message-ID: <1@example.org>
    MIME-Version: 1.0
    \(extra.isEmpty ? "" : extra + "\n")Content-Type: \(type)


    """
  return Array((head + body).utf8)
}

func read(
  message bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), form: FormSchema = childForm
) -> ReadMessage {
  var reader = FormReader(forms: [form], today: today, limits: limits)
  return reader.read(message: bytes, file: "mail.eml")
}

/// A message with parts as a part of another one, whose boundary is not its own.
func within(_ message: [UInt8]) -> String {
  "Content-Type: message/rfc822\n\n"
    + String(decoding: message, as: UTF8.self).replacing("--b1", with: "--b2")
    .replacing("\"b1\"", with: "\"b2\"")
}

/// The head and the bytes of an attached Word file.
func attached(_ file: [UInt8], name: String = "form.docx", type: String = wordFile) -> String {
  """
  Content-Type: \(type)
  Content-Transfer-Encoding: base64
  Content-Disposition: attachment; filename="\(name)"

  \(String(decoding: Base64.encode(file), as: UTF8.self))
  """
}

let wordFile = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/// A Word form with a name in it.
func wordForm(_ name: String = "Ann") -> [UInt8] {
  docx(
    body: [
      "Child registration form", "Name: \(name)", "Class: 4B", "E-mail: a@b.uk",
      "Notes: none known",
    ]
    .map(p).joined())
}

let note = "Content-Type: text/plain; charset=utf-8\n\nPlease find the form attached.\n"
let typed =
  "Content-Type: text/plain\n\nChild registration form\nName: Tom\nClass: 5C\nE-mail: t@b.uk\nNotes: likes chess\n"
let picture = "Content-Type: image/png; name=scan.png\n\nPNG\n"

extension ReadMessage {
  /// `name=value` of each form: what was read in it, in order.
  func said(_ key: String) -> [String] { forms.map { $0.said(key) } }

  var codes: [String] { attention.map(\.code) }
}
