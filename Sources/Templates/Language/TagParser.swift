internal import YAML

/// Understands a tag.
struct TagParser {
  var tokens: [TagToken]
  var position = 0
  /// How many parentheses and negations are open.
  private var depth = 0
  /// What is known so far, should the rest be wrong.
  var block: HalfTag?
  var operands: [Operand] = []
  /// Behind the last of them.
  var operandEnd = 0
  var filters: [Filter] = []

  /// Reads what stands between `{{` and `}}`.
  static func tag(_ source: String) throws(TagError) -> Tag {
    let trimmed = source.trimmed
    if trimmed.hasPrefix("!"), !trimmed.hasPrefix("!=") { return .remark }
    var lexer = TagLexer(source)
    do throws(TagError) {
      try lexer.read()
    } catch {
      var parser = TagParser(tokens: lexer.tokens)
      _ = try? parser.tag()
      if lexer.cutsWord, parser.operandEnd == lexer.tokens.count { _ = parser.operands.popLast() }
      throw error.knowing(parser.half)
    }
    var parser = TagParser(tokens: lexer.tokens)
    do throws(TagError) {
      let tag = try parser.tag()
      guard parser.isAtEnd else { throw parser.leftOver }
      for case .text(let text) in lexer.tokens where text.contains("{{") {
        throw .syntax(
          "A tag stands in a text of this tag, where it is not filled.",
          "Write the text without it; a value of the data can hold all of it.")
      }
      return tag
    } catch {
      throw error.knowing(parser.half)
    }
  }

  /// What is known of a tag with something wrong round it.
  static func half(of source: String) -> HalfTag? {
    do throws(TagError) {
      return HalfTag(meaning: try tag(source))
    } catch {
      return error.half
    }
  }

  /// Reads the name of a MERGEFIELD or a control.
  static func field(_ name: String) -> Name {
    Name(
      steps: name.split(separator: ".").map { FieldName.key(String($0)) }, ignoresCase: true)
  }

  private init(tokens: [TagToken]) {
    self.tokens = tokens
  }

  private static let shape =
    "A tag is {{ name }}, {{ name | filter }}, {{#each list}} … {{/each}} or {{#if name}} … {{/if}}."
  private static let keywords: Set<String> = ["and", "or", "not", "is", "else", "if", "each"]

  private mutating func tag() throws(TagError) -> Tag {
    if isAtEnd { throw .syntax("There is nothing in the tag.", Self.shape) }
    if take(sign: "#") { return try opening() }
    if take(sign: "/") { return try closing() }
    if peek == .word("else") {
      position += 1
      block = HalfTag(meaning: .elseBegins(nil))
      if isAtEnd { return .elseBegins(nil) }
      guard take(word: "if") else { throw leftOver }
      return .elseBegins(try condition())
    }
    if case .word(let word)? = peek, word == "image" || word == "qr",
      startsOperand(at: position + 1)
    {
      position += 1
      return .picture(try picture(word == "qr" ? .qr : .image))
    }
    return .value(try value())
  }

  // MARK: Blocks

  private mutating func opening() throws(TagError) -> Tag {
    if take(word: "if") {
      block = HalfTag(meaning: .ifBegins(Self.nothing))
      return .ifBegins(try condition())
    }
    if take(word: "each") {
      block = HalfTag(meaning: .each(Name(steps: [])))
      guard case .name(let name) = try operand() else {
        throw .syntax("{{#each}} goes through a list, by its name.", "Write {{#each people}}.")
      }
      return .each(name)
    }
    let error = unknownBlock("#")
    takeUnknownBlock("#")
    throw error
  }

  private mutating func closing() throws(TagError) -> Tag {
    if take(word: "if") {
      block = HalfTag(meaning: .ifEnds)
      return .ifEnds
    }
    if take(word: "each") {
      block = HalfTag(meaning: .eachEnds)
      // `{{/each people}}` says which one, for those who read the template.
      while case .word? = peek { position += 1 }
      return .eachEnds
    }
    let error = unknownBlock("/")
    takeUnknownBlock("/")
    throw error
  }

  private func unknownBlock(_ sign: String) -> TagError {
    guard case .word(let word)? = peek else { return .syntax("A block needs a name.", Self.shape) }
    // `{{#people}}` of other programs names the list, `{{#with person}}` does something with a name.
    if case .word(let name)? = position + 1 < tokens.count ? tokens[position + 1] : nil {
      return .syntax(
        "There is no block \"\(sign)\(word)\".",
        word.nearest(of: ["if", "each"]).map { "Did you mean {{\(sign)\($0) \(name)}}?" }
          ?? "Write {{#each \(name)}} for a list, {{#if \(name)}} or {{#if not \(name)}} for a condition."
      )
    }
    let hint =
      switch (sign, word) {
      case ("#", "else"): "Write {{else}}."
      case ("#", "endif"), ("/", "unless"): "Write {{/if}}."
      case ("#", "endeach"), ("#", "endfor"), ("/", "for"), ("/", "with"): "Write {{/each}}."
      case ("/", _): "Write {{/each}} or {{/if}}, as the block was opened."
      default: "Write {{#each \(word)}} for a list, {{#if \(word)}} for a condition."
      }
    return .syntax(
      "There is no block \"\(sign)\(word)\".",
      word.nearest(of: ["if", "each"]).map { "Did you mean {{\(sign)\($0)}}?" } ?? hint)
  }

  // MARK: Values

  private mutating func value() throws(TagError) -> ValueTag {
    var tag = ValueTag(value: try operand())
    while take(sign: "|") {
      tag.filters.append(try filter())
      filters = tag.filters
    }
    return tag
  }

  private mutating func operand(isCompared: Bool = false) throws(TagError) -> Operand {
    let operand = try plainOperand(isCompared: isCompared)
    note(operand)
    return operand
  }

  private mutating func note(_ operand: Operand) {
    operands.append(operand)
    operandEnd = position
  }

  // Behind a comparison `yes` is no name.
  private mutating func plainOperand(isCompared: Bool) throws(TagError) -> Operand {
    switch peek {
    case .text(let text)?:
      position += 1
      return .text(text)
    case .number(let number)? where Double(number) != nil || number.hasSuffix("%"):
      position += 1
      return .text(number)
    // `2nd parent`
    case .number?: return try name()
    case .word("true")?: return truth(true)
    case .word("false")?: return truth(false)
    case .word("yes")? where isCompared: return truth(true)
    case .word("no")? where isCompared: return truth(false)
    case .word(let word)? where !Self.keywords.contains(word):
      return try name()
    default:
      throw .syntax("The name of a value should stand here.", Self.shape)
    }
  }

  private mutating func truth(_ truth: Bool) -> Operand {
    position += 1
    return .truth(truth)
  }

  private mutating func name() throws(TagError) -> Operand {
    var steps: [String] = []
    repeat {
      switch peek {
      case .word?, .number?: break
      default: throw .syntax("A name should stand behind the dot.", "Write {{ teacher.name }}.")
      }
      // The columns of a table have names of several words: `Full name` is `Full_name`.
      var words: [String] = []
      while let word = nameWord(isFirst: words.isEmpty) {
        words.append(word)
        position += 1
      }
      steps.append(FieldName.key(words.joined(separator: " ")))
    } while take(sign: ".")
    let isOptional = take(sign: "?")
    if steps == ["this"] { return .element }
    if steps == ["@number"] { return .number }
    if steps.first == "this" { steps.removeFirst() }
    return .name(Name(steps: steps, isOptional: isOptional))
  }

  /// The word of a name that comes next; a keyword ends it.
  private func nameWord(isFirst: Bool) -> String? {
    switch peek {
    case .word(let word)?: isFirst || !Self.keywords.contains(word) ? word : nil
    case .number(let number)?: number
    default: nil
    }
  }

  private mutating func filter() throws(TagError) -> Filter {
    guard case .word(let word)? = peek else {
      throw .syntax("A filter should stand behind the |.", filterHint)
    }
    position += 1
    switch word {
    case "upper": return .upper
    case "lower": return .lower
    case "title": return .title
    case "count": return .count
    case "format":
      let pattern = try argument(of: word, #"format: "d MMMM yyyy""#)
      guard Formats.isKnown(pattern) else { throw Formats.unknown }
      return .format(pattern)
    case "default": return .fallback(try argument(of: word, #"default: "none""#))
    case "join":
      guard take(sign: ":") else { return .join(", ", last: nil) }
      position -= 1
      let separator = try argument(of: word, #"join: ", ", " and ""#)
      guard take(sign: ",") else { return .join(separator, last: nil) }
      guard case .text(let last)? = peek else {
        throw .syntax("A text in quotes should stand here.", #"Write join: ", ", " and "."#)
      }
      position += 1
      return .join(separator, last: last)
    default:
      throw TagError(
        code: "template.unknown-filter", message: "There is no filter \"\(word)\".",
        hint: word.nearest(of: Filter.names).map { "Did you mean \"\($0)\"?" } ?? filterHint)
    }
  }

  private var filterHint: String { "The filters are \(Filter.names.listed)." }

  private mutating func argument(of filter: String, _ example: String) throws(TagError) -> String {
    guard take(sign: ":") else {
      throw .syntax("The filter \"\(filter)\" needs a text.", "Write \(example).")
    }
    switch peek {
    case .text(let text)?, .number(let text)?:
      position += 1
      return text
    default: throw .syntax("The filter \"\(filter)\" needs a text in quotes.", "Write \(example).")
    }
  }

  // MARK: Conditions

  mutating func condition() throws(TagError) -> Condition {
    var condition = try conjunction()
    while take(word: "or") { condition = .or(condition, try conjunction()) }
    return condition
  }

  private mutating func conjunction() throws(TagError) -> Condition {
    var condition = try negation()
    while take(word: "and") { condition = .and(condition, try negation()) }
    return condition
  }

  private mutating func negation() throws(TagError) -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else {
      throw .syntax(
        "The condition nests too deep.", "Make it simpler, or put an {{#if}} in another.")
    }
    if take(word: "not") || take(sign: "!") { return .not(try negation()) }
    if take(sign: "(") {
      let condition = try condition()
      guard take(sign: ")") else {
        throw .syntax("A ( is opened in it and never closed.", "Write ) behind the condition.")
      }
      return condition
    }
    let left = try operand()
    if take(word: "is") {
      let comparison = take(word: "not") ? Condition.Comparison.unequal : .equal
      return .compares(left, comparison, try operand(isCompared: true))
    }
    guard case .sign(let sign)? = peek, let comparison = Condition.Comparison(rawValue: sign) else {
      return .holds(left)
    }
    position += 1
    return .compares(left, comparison, try operand(isCompared: true))
  }

  // MARK: Pictures

  private mutating func picture(_ kind: PictureTag.Kind) throws(TagError) -> PictureTag {
    var tag = PictureTag(kind: kind, value: try pictureValue())
    note(tag.value)
    while case .word(let word)? = peek {
      position += 1
      guard take(sign: ":") else {
        throw .syntax("A colon should stand behind \"\(word)\".", pictureHint(kind))
      }
      switch word {
      case "width": tag.width = try length(kind)
      case "height": tag.height = try length(kind)
      case "size" where kind == .qr:
        tag.width = try length(kind)
        tag.height = tag.width
      case "alt":
        guard case .text(let text)? = peek else {
          throw .syntax("The alternative text stands in quotes.", pictureHint(kind))
        }
        position += 1
        tag.alternativeText = text
      default:
        throw .syntax("A picture has no \"\(word)\".", pictureHint(kind))
      }
      _ = take(sign: ",")
    }
    return tag
  }

  /// One word alone, for the next one may be `width`.
  private mutating func pictureValue() throws(TagError) -> Operand {
    var steps: [String] = []
    if case .text(let text)? = peek {
      position += 1
      return .text(text)
    }
    repeat {
      guard case .word(let word)? = peek else {
        throw .syntax("The name of a value should stand here.", pictureHint(.image))
      }
      position += 1
      steps.append(FieldName.key(word))
    } while take(sign: ".")
    return steps == ["this"] ? .element : .name(Name(steps: steps, isOptional: take(sign: "?")))
  }

  private mutating func length(_ kind: PictureTag.Kind) throws(TagError) -> Int {
    guard case .number(var text)? = peek else { throw lengthError(kind) }
    // `30 mm` is two words.
    if Double(text) != nil, position + 1 < tokens.count,
      case .word(let unit) = tokens[position + 1],
      ["mm", "cm", "in", "pt"].contains(unit)
    {
      text += unit
      position += 1
    }
    guard let length = Self.emu(text) else { throw lengthError(kind) }
    position += 1
    return length
  }

  private func lengthError(_ kind: PictureTag.Kind) -> TagError {
    .syntax(
      "A width or height is a number of mm, cm, in or pt, more than nothing and at most 55 cm.",
      pictureHint(kind))
  }

  private static func emu(_ text: String) -> Int? {
    let units: [(String, Double)] = [
      ("mm", 36_000), ("cm", 360_000), ("in", 914_400), ("pt", 12_700),
    ]
    guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }),
      let number = Double(text.dropLast(unit.count)), number > 0,
      number * factor <= Double(PictureTag.longest)
    else { return nil }
    return max(1, Int((number * factor).rounded()))
  }

  private func pictureHint(_ kind: PictureTag.Kind) -> String {
    kind == .qr
      ? #"Write {{qr url size: 25mm}}, and alt: "…" for what it says."#
      : #"Write {{image logo width: 30mm}}, and alt: "…" for what it shows."#
  }

  // MARK: Tokens

  private var isAtEnd: Bool { position == tokens.count }
  var peek: TagToken? { position < tokens.count ? tokens[position] : nil }

  private func startsOperand(at place: Int) -> Bool {
    guard place < tokens.count else { return false }
    switch tokens[place] {
    case .word, .text: return true
    case .number, .sign: return false
    }
  }

  private mutating func take(sign: String) -> Bool { take(.sign(sign)) }
  private mutating func take(word: String) -> Bool { take(.word(word)) }

  private mutating func take(_ token: TagToken) -> Bool {
    guard peek == token else { return false }
    position += 1
    return true
  }

  /// What stands where the tag should end.
  private var leftOver: TagError {
    switch peek {
    case .sign("("):
      .syntax(
        "Nothing is called in a tag.", "Write the name alone, and | filters behind it: {{ today }}."
      )
    case .word("if"):
      .syntax("A condition does not stand in a value.", "Write {{#if late}} … {{else}} … {{/if}}.")
    case .sign("=="): .syntax("A value is compared only in {{#if}}.", Self.shape)
    case .sign(let sign): .syntax("\"\(sign)\" should not stand here.", Self.shape)
    default: .syntax("There is more in the tag than it can mean.", Self.shape)
    }
  }
}
