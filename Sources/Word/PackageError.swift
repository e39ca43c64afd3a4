internal import Archive
internal import XML

/// Why a file is not read as a Word document.
///
/// Every case carries what a person needs to act on.
package enum PackageError: Error, Hashable, Sendable {
  /// Protected by a password (an OLE file that holds `EncryptedPackage`), or an encrypted entry.
  case encrypted
  /// A Word 97–2003 document. (W5)
  case legacyDoc
  /// A message in Outlook's own format. ([MS-OXMSG])
  case outlookMessage
  /// Another kind of file, by its content: "RTF", "PDF", "an OpenDocument text", "a spreadsheet". (W6)
  case notAWordFile(kind: String)
  /// Broken: the part (where known) and what is wrong with it.
  case damaged(part: String?, reason: String)
  /// A limit of `ReadingLimits` was passed; `limit` names it in words.
  case tooLarge(limit: String)
  /// Two programs could read different things in it, or it tries to reach outside.
  case unsafe(reason: String)
  /// No bytes at all, or a document without a body.
  case empty
  /// A part in another encoding than UTF-8 and UTF-16. (W3)
  case unreadableEncoding(String)
}
