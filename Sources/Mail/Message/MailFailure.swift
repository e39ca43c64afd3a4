/// Why a message is not read.
package enum MailFailure: Error, Hashable, Sendable {
  /// A limit of `ReadingLimits` was passed; `limit` names it in words.
  case tooLarge(limit: String)
  /// GMime is not installed.
  case noLibrary
}
