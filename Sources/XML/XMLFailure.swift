/// Why a part could not be read as XML.
@usableFromInline package enum XMLFailure: Error, Hashable, Sendable {
  /// Not well formed; `line` counts from 1.
  case malformed(reason: String, line: Int)
  /// A DOCTYPE, and with it entities. OPC forbids it. (ECMA-376 Part 2, "XML Usage")
  case doctype
  /// Another encoding than UTF-8 and UTF-16. (ECMA-376 Part 2, "XML Usage")
  case encoding(String)
  /// A limit of `ReadingLimits` was passed; `limit` names it in words.
  case tooLarge(limit: String)
}
