internal import Forms
internal import YAML

/// What a sentence or a line of a policy says of the policy itself.
///
/// A value is taken where the words leave no doubt: "must be approved by" approves nothing, and "replaces version 3"
/// is no version of this one.
struct PolicyStatement: Hashable {
  private(set) var version: String?
  private(set) var approvedBy: String?
  private(set) var approvedOn: CalendarDate?
  private(set) var nextReview: CalendarDate?

  /// - Parameters:
  ///   - text: a sentence, or a line such as `Approved by: Governing body`.
  ///   - title: of the policy.
  ///   - today: tells nothing but whether a day is near.
  init(_ text: String, title: String, today: CalendarDate) {
    // A line of a form or a table is none of prose.
    let isLabel = text.count <= 100 && !text.hasSuffix(".")
    version = Self.version(text, title: title, isLabel: isLabel)
    let marks = Self.marks(text)
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].range.lowerBound : text.endIndex
      let start = index > 0 ? marks[index - 1].range.upperBound : text.startIndex
      let (before, words) = (text[start..<mark.range.lowerBound], text[mark.range.lowerBound..<end])
      // What stands before the first word of its kind belongs to it: "On 3 March 2026 the governors approved …".
      let whole = text[(index == 0 ? text.startIndex : words.startIndex)..<end]
      let day = Self.day(in: whole, today: today)
      switch mark.kind {
      case .pastReview: break
      case .review:
        nextReview = nextReview ?? day
      case .approval:
        guard approvedBy == nil, approvedOn == nil,
          isLabel || Self.isOfPolicy(text, title: title),
          Self.namesNothingElse(before, title: title),
          Self.isDone(before, hasDay: day != nil, isLabel: isLabel)
        else { continue }
        approvedBy = Self.approver(behind: words) ?? Self.approver(before: before)
        approvedOn = day
      }
    }
  }

  // MARK: Version

  private static func version(_ text: String, title: String, isLabel: Bool) -> String? {
    guard text.contains(where: \.isNumber) else { return nil }
    let number = /\bversion\s*(?:no\.?|number)?\s*:?\s*(\d{1,4}(?:\.\d{1,3}){0,3})\b/.ignoresCase()
    let short = /\bv\.?\s?(\d{1,3}(?:\.\d{1,3}){0,2})\b/.ignoresCase()
    for found in text.matches(of: number) {
      let before = text[..<found.range.lowerBound]
      guard before.firstMatch(of: others) == nil else { continue }
      if isLabel || isOfPolicy(before, behind: text[found.range.upperBound...], title: title) {
        return String(found.1)
      }
    }
    guard isLabel, let found = text.firstMatch(of: short) else { return nil }
    return text[..<found.range.lowerBound].firstMatch(of: others) == nil
      ? String(found.1) : nil
  }

  /// Words before the version of something else.
  private static var others: Regex<(Substring, Substring)> {
    /(?i)\b(replac\w*|supersed\w*|withdraw\w*|previous|earlier|last|old|former|than|from|to|since|until|windows|app|browser)\s+(?:the\s+)?$/
  }

  private static func isOfPolicy(
    _ before: Substring, behind: Substring, title: String
  ) -> Bool {
    let before = String(before).trimmed.lowercased()
    if ["", "this is", "this policy is", "this document is", "policy", "document"].contains(before)
    {
      return true
    }
    if behind.firstMatch(of: /(?i)^\s+of (?:this|the) (?:policy|document)\b/) != nil {
      return true
    }
    let subject = String(before.reversed().drop { ",( –-".contains($0) }.reversed())
    return subject == "this policy" || subject == "this document" || subject == "the policy"
      || subject.hasSuffix(title.lowercased())
  }

  // MARK: Approval and review

  private enum Kind { case approval, review, pastReview }

  /// The words that say what a day is of, in their order.
  private static func marks(_ text: String) -> [(kind: Kind, range: Range<String.Index>)] {
    // Most sentences have none, and a pattern is made anew each time.
    let small = text.lowercased()
    guard ["approv", "ratified", "adopted", "agreed", "review"].contains(where: small.contains)
    else { return [] }
    let approval = text.matches(of: /(?i)\b(?:approved|ratified|adopted|agreed|approval)\b/)
      .map { (kind: Kind.approval, range: $0.range) }
    let review = text.matches(
      of:
        /(?i)\b(?:next review|review date|review due|(?:to be|will be|due to be) (?:next )?reviewed|next reviewed|date of (?:the )?next review|due for review)\b/
    ).map { (kind: Kind.review, range: $0.range) }
    let past = text.matches(of: /(?i)\b(?:last )?reviewed\b/).filter { match in
      !review.contains { $0.range.overlaps(match.range) }
    }.map { (kind: Kind.pastReview, range: $0.range) }
    return (approval + review + past).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The sentence begins as one that speaks of the policy, or names it.
  private static func isOfPolicy(_ text: String, title: String) -> Bool {
    text.firstMatch(
      of:
        /(?i)^(?:(?:this is |policy |document )?version\b|(?:first |last |formally )?(?:approved|ratified|adopted|agreed)\b)|\bthis (?:policy|document|version)\b|\bthe policy (?:was|has been)\b/
    ) != nil || !title.isEmpty && text.lowercased().contains(title.lowercased())
  }

  /// Whether what was approved can be nothing but the policy: "sites that were approved" are something else.
  private static func namesNothingElse(_ before: Substring, title: String) -> Bool {
    let own = Set(title.lowercased().split { !$0.isLetter })
    return before.lowercased().split { !$0.isLetter }.allSatisfy { word in
      own.contains(word) || plainWords.contains(word) || word.count <= 2
        || word.firstMatch(of: month) != nil
    }
  }

  private static let plainWords: Set<Substring> = [
    "this", "the", "our", "policy", "document", "version", "number", "date", "dated", "status",
    "and", "was",
    "has", "have", "been", "were", "are", "first", "last", "formally", "reviewed", "updated",
    "written", "full",
    "governing", "body", "governors", "board", "trustees", "committee", "headteacher", "which",
    "that",
  ]

  private static var month: Regex<Substring> {
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/
  }

  /// Whether something was approved, not only is to be.
  private static func isDone(_ before: Substring, hasDay: Bool, isLabel: Bool) -> Bool {
    let near = before.split(separator: " ").suffix(4).joined(separator: " ")
    let open =
      /(?i)\b(?:not|never|yet|once|when|until|unless|if|before|after|any|each|every|must|should|shall|may|can|cannot|will|would|needs?|to|draft|awaiting|pending|previously)\b/
    guard near.firstMatch(of: open) == nil else { return false }
    // "is approved by the governors" is a habit where no day is named.
    return hasDay || isLabel
      || String(before).trimmed.firstMatch(of: /(?i)\b(?:is|are|be|being)$/) == nil
  }

  /// The one day in some words; nil where they have none, or several.
  private static func day(in words: Substring, today: CalendarDate) -> CalendarDate? {
    let found = words.matches(
      of:
        /(?i)\b(\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[\/.\-]\d{1,2}[\/.\-]\d{4}|\d{1,2}[\/\-]\d{1,2}[\/\-]\d{2}|\d{4}-\d{2}-\d{2})\b/
    )
    guard found.count == 1 else { return nil }
    let written = found[0].1.replacing(/(?i)\s+(?:day\s+)?of\s+/, with: " ")
    return CalendarDate(reading: String(written), today: today)
  }

  /// "approved by the governing body on …".
  private static func approver(behind words: Substring) -> String? {
    guard
      let found = words.firstMatch(
        of:
          /(?i)^\w+(?: and \w+)? by\s*:?\s*(?:the )?([\p{L}][\p{L} ’'.-]{2,60}?)(?=\s+(?:on|at|in|during|and)\b|\s*[,;:(–]|\.?\s*$|\s+\d|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)/
      )
    else { return nil }
    return capitalised(found.1)
  }

  /// "The governing body approved …": where the words say somebody who may.
  private static func approver(before words: Substring) -> String? {
    guard
      let found = words.firstMatch(
        of:
          /(?i)(?:^|,\s|\d\s)(?:the |our |full )*((?:[\p{L}’']+ ){0,3}(?:governing body|governing board|governors|trustees|board|committee|headteacher))(?: of [\p{L}’' ]+)? (?:has |have |formally )*$/
      )
    else { return nil }
    return capitalised(found.1)
  }

  private static func capitalised(_ words: Substring) -> String {
    let words = String(words).trimmed
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension PolicyStatement {
  /// The sentences of a paragraph; a line without an end is one.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    let characters = Array(text.spaced)
    for (index, character) in characters.enumerated() {
      sentence.append(character)
      guard ".!?".contains(character), index + 2 < characters.count, characters[index + 1] == " ",
        characters[index + 2].isUppercase, !endsInAbbreviation(sentence)
      else { continue }
      sentences.append(sentence.trimmed)
      sentence = ""
    }
    if !sentence.trimmed.isEmpty { sentences.append(sentence.trimmed) }
    return sentences
  }

  private static func endsInAbbreviation(_ sentence: String) -> Bool {
    let last = sentence.dropLast().split(separator: " ").last ?? ""
    return ["mr", "mrs", "ms", "dr", "rev", "st", "cllr", "prof", "no", "p", "sir"]
      .contains(last.lowercased()) || last.count == 1
  }
}
