internal import Mail
internal import Word

extension FormReader {
  /// The text that a person sees in a file; of an e-mail message, that of the files in it, too.
  package mutating func visibleText(_ bytes: [UInt8], file: String) throws(Refusal) -> String {
    guard messages != .refused, MessageShape.isMessage(bytes, name: file) else {
      return try document(bytes, file).visibleText()
    }
    let message: MailMessage
    do throws(MailFailure) {
      message = try MailReader(limits: limits).read(bytes)
    } catch {
      throw Refusal(error)
    }
    return text(of: message)
  }

  private mutating func text(of message: MailMessage) -> String {
    let headers = message.headers
    var text = ""
    for (name, value) in [
      ("From", headers.from.map(\.shown).joined(separator: ", ")),
      ("To", headers.to.map(\.shown).joined(separator: ", ")),
      ("Cc", headers.copied.map(\.shown).joined(separator: ", ")), ("Subject", headers.subject),
    ] where !value.isEmpty { text += "\(name): \(value)\n" }
    if let body = message.body, !body.text.isEmpty { text += "\n\(body.text)\n" }
    for wrapping in message.wrappings {
      text += "\n[Part \(wrapping.place): \(MessageReason(wrapping).message)]\n"
    }
    for part in message.parts {
      let name = part.name.map { ", \($0)" } ?? ""
      if let inner = part.message {
        text += "\n[Part \(part.place)\(name): a message]\n" + self.text(of: inner)
      } else if let shown = shownText(of: part) {
        text += "\n[Part \(part.place)\(name)]\n" + shown
      } else {
        text += "\n[Part \(part.place)\(name): \(part.type), not opened]\n"
      }
    }
    return text
  }

  /// The text of a part that would be read as a form; nil of any other.
  private mutating func shownText(of part: MailPart) -> String? {
    switch PartKind(part) {
    case .text(let text): return Document(plainText: text).visibleText()
    case .word, .perhapsWord:
      do throws(Refusal) {
        return try document(part.bytes, part.name ?? "").visibleText()
      } catch {
        return "[\(error.message)]\n"
      }
    case .outlookMessage, .other: return nil
    }
  }
}

extension MailAddress {
  /// As a mail program shows it: `Ann Lee <ann@example.org>`.
  package var shown: String { name.map { "\($0) <\(address)>" } ?? address }
}
