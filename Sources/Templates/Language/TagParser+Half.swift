internal import YAML

/// What is known of a tag that is wrong.
extension TagParser {
  static let nothing = Condition.holds(.truth(true))

  /// What is known of a tag whose rest is wrong.
  var half: HalfTag? {
    // What stands before a parenthesis is called, and may be no name.
    let asked = peek == .sign("(") ? [] : operands
    guard let block else {
      return asked.first.map { HalfTag(meaning: .value(ValueTag(value: $0, filters: filters))) }
    }
    var half = block
    let condition = asked.map { Condition.holds($0) }.reduce(nil) { all, one in
      all.map { .and($0, one) } ?? one
    }
    switch half.meaning {
    case .each: if case .name(let name)? = asked.first { half.meaning = .each(name) }
    case .ifBegins: half.meaning = .ifBegins(condition ?? Self.nothing)
    case .elseBegins: half.meaning = .elseBegins(condition)
    case .value, .eachEnds, .ifEnds, .picture, .remark: break
    }
    return half
  }

  /// Notes what a block that there is not may have been meant for, and the names in it.
  mutating func takeUnknownBlock(_ sign: String) {
    guard case .word(let word)? = peek else { return }
    position += 1
    var kind = word.nearest(of: ["if", "each"])
    if ["else", "elseif"].contains(word) { kind = "else" }
    if ["endif", "unless"].contains(word), sign == "/" || word == "endif" { kind = "if" }
    if ["endeach", "endfor", "for"].contains(word), sign == "/" || word != "for" { kind = "each" }
    let isEnd = sign == "/" || word.hasPrefix("end")
    switch kind {
    case "else": block = HalfTag(meaning: .elseBegins(nil))
    case "each":
      block = HalfTag(meaning: isEnd ? .eachEnds : .each(Name(steps: [])))
    default:
      block = HalfTag(
        meaning: isEnd ? .ifEnds : .ifBegins(Self.nothing), isOfAnyKind: kind == nil)
    }
    // `{{#ifEquals a b}}` of another program has names that end where nobody can tell.
    let words = tokens[position...].count { if case .word = $0 { true } else { false } }
    guard !isEnd, kind != nil || words == 1 else { return }
    _ = try? condition()
  }
}
