/// How long a training took, as it stands on certificates: `2`, `1.5`.
package struct TrainingHours: Hashable, Sendable {
  /// More than 0 and at most 1000, with at most two decimals, and none that says nothing.
  package let text: String

  /// Nil where the text is no such number; `1.50`, `1,5` and `1.5 hours` are one.
  package init?(_ written: String) {
    var rest = written.lowercased().filter { !$0.isWhitespace }[...]
    for unit in ["hours", "hour", "hrs", "hr", "h"] where rest.hasSuffix(unit) {
      rest = rest.dropLast(unit.count)
      break
    }
    let parts = rest.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    guard (1...2).contains(parts.count), (1...4).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
      let whole = Int(parts[0])
    else { return nil }
    var decimals = parts.count > 1 ? String(parts[1]) : ""
    guard parts.count == 1 || (1...2).contains(decimals.utf8.count) else { return nil }
    while decimals.last == "0" { decimals.removeLast() }
    guard whole > 0 || !decimals.isEmpty, whole < 1000 || (whole == 1000 && decimals.isEmpty)
    else { return nil }
    text = decimals.isEmpty ? String(whole) : "\(whole).\(decimals)"
  }
}
