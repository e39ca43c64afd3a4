package import Forms
internal import School
internal import Word
internal import YAML

/// The values at the top of a policy, as far as its words say them.
package struct FrontValues: Hashable, Sendable {
  package var title: String
  package var version = "1"
  package var owner = "headteacher"
  package var approvedBy: String?
  package var approvedOn: CalendarDate?
  package var nextReview: CalendarDate?
  /// The ids of the roles that sign.
  package var signatures: [String] = []

  init(title: String) {
    self.title = title
  }

  /// With the lines `---` round them.
  var lines: [String] {
    [
      "---", "title: \(Self.quoted(title))", "version: \(Self.quoted(version))", "owner: \(owner)",
      "approved by:\(approvedBy.map { " " + Self.quoted($0) } ?? "")",
      "approved on:\(approvedOn.map { " \($0)" } ?? "")",
      "next review:\(nextReview.map { " \($0)" } ?? "")",
      "signatures: [\(signatures.joined(separator: ", "))]", "---",
    ]
  }

  /// A value as YAML reads it as these words.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.allSatisfy { ($0.isLetter || $0.isNumber || " -.,()'’&/".contains($0)) }
      && (text.first?.isLetter ?? false || text.allSatisfy { $0.isNumber && $0.isASCII })
      && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}

/// Finds the values at the top in the words of a policy.
struct FrontReading {
  private(set) var values: FrontValues
  private let today: CalendarDate
  private let school: School?

  /// - Parameters:
  ///   - name: what the policy is called where it has no title.
  ///   - today: tells nothing but whether a day is near.
  ///   - school: whose name is no title of a policy.
  init(name: String, today: CalendarDate, school: School?) {
    values = FrontValues(title: name)
    self.today = today
    self.school = school
  }

  /// Takes the title out of the blocks, and looks for the other values in them.
  mutating func read(_ reading: inout SourceReading, signatures: [String]) {
    values.signatures = signatures
    takeTitle(&reading)
    findValues(in: Self.lines(reading.blocks), &reading)
  }

  /// Looks for the values other than the title in lines, a title of which is taken.
  mutating func read(_ lines: [String], title: String?, _ reading: inout SourceReading) {
    if let title { values.title = title } else { tellOfNoTitle(&reading) }
    findValues(in: lines.flatMap { PolicyStatement.sentences($0) }, &reading)
  }

  private mutating func findValues(in lines: [String], _ reading: inout SourceReading) {
    let statements = lines.filter { $0.count <= 240 }.map {
      PolicyStatement($0, title: values.title, today: today)
    }
    findVersion(statements, &reading)
    findDays(statements, &reading)
    if school?.role("headteacher") == nil, let first = school?.roles.first {
      values.owner = first.id
    }
    tell(
      "owner", "The policy's owner is set to the role \(values.owner).",
      "Change `owner` at the top of the text where another role looks after it.", &reading)
  }

  private func tell(
    _ code: String, _ message: String, _ hint: String, _ reading: inout SourceReading
  ) {
    reading.findings.append(ImportFinding(code, .note, message, hint: hint))
  }

  // MARK: The title

  /// Takes the title out of the blocks; its paragraphs count as left out.
  mutating func takeTitle(_ reading: inout SourceReading) {
    guard let index = titleIndex(reading), let words = reading.blocks[index].words else {
      return tellOfNoTitle(&reading)
    }
    let isBehind = reading.blocks[..<index].contains { !($0.words?.isBlank ?? true) }
    values.title = words.plain.spaced
    let block = reading.blocks.remove(at: index)
    reading.leaveOut(block.origin)
    if isBehind {
      tell(
        "title-moved", "The title stands above what was printed before it.",
        "Look at the top of the text.", &reading)
    }
    // What was below the title as its chapters is the first level now.
    let levels = reading.blocks.compactMap { block in
      if case .heading(let level, _) = block.content { level } else { nil }
    }
    guard let least = levels.min(), least > 1 else { return }
    reading.blocks = reading.blocks.map { block in
      guard case .heading(let level, let words) = block.content else { return block }
      return PolicyBlock(.heading(level: level - least + 1, words), from: block.origin)
    }
  }

  private func tellOfNoTitle(_ reading: inout SourceReading) {
    reading.findings.append(
      ImportFinding(
        "title", .warning, "No line at the top of the file is its title; its name is taken.",
        hint: "Write the title at the top of the text."))
  }

  private func titleIndex(_ reading: SourceReading) -> Int? {
    let body = reading.document.body
    let first = reading.blocks.prefix(12)
    if let marked = first.firstIndex(where: { block in
      body.paragraphs.indices.contains(block.origin.lowerBound) && !block.origin.isEmpty
        && body.paragraphs[block.origin.lowerBound].role == .title && isUsable(block)
    }) {
      return marked
    }
    for (index, block) in first.prefix(4).enumerated() {
      guard let words = block.words else {
        if case .remark = block.content { continue }
        return nil
      }
      let text = words.plain.spaced
      // The school's own name and motto stand above the titles of its policies.
      if [school?.name, school?.motto].contains(where: {
        $0?.spaced.lowercased() == text.lowercased()
      }) {
        continue
      }
      guard isUsable(block) else { return nil }
      if case .heading = block.content { return index }
      return HeadingLooks.isTitleLike(text, upTo: 100) ? index : nil
    }
    return nil
  }

  private func isUsable(_ block: PolicyBlock) -> Bool {
    guard let words = block.words, !block.origin.isEmpty else { return false }
    if case .item = block.content { return false }
    let text = words.plain.spaced
    let hasNote = words.pieces.contains { if case .note = $0.content { true } else { false } }
    return !text.isEmpty && text.count <= 150 && !text.contains("{{") && !hasNote
  }

  // MARK: Version and days

  /// Sentences and lines of the policy, and rows of its tables, where such things are said.
  private static func lines(_ blocks: [PolicyBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.content {
      case .paragraph(let words), .heading(_, let words):
        words.plain.split(separator: "\n").flatMap { PolicyStatement.sentences(String($0)) }
      case .table(let rows):
        rows.map { row in
          row.map { $0.plain.spaced }.filter { !$0.isEmpty }.joined(separator: ": ")
            .replacing("::", with: ":")
        }
      case .item, .contents, .form, .remark: []
      }
    }
  }

  private mutating func findVersion(
    _ statements: [PolicyStatement], _ reading: inout SourceReading
  ) {
    var versions: [String] = []
    for version in statements.compactMap(\.version) where !versions.contains(version) {
      versions.append(version)
    }
    switch versions.count {
    case 0:
      tell(
        "version", "The policy does not say its version, which is set to 1.",
        "Change `version` at the top of the text where it has been printed before.", &reading)
    case 1:
      values.version = versions[0]
      tell(
        "version", "The policy says that it is version \(values.version).",
        "Look whether `version` at the top of the text is right.", &reading)
    default:
      tell(
        "version",
        "The policy names several versions, \(versions.listed); its own is set to 1.",
        "Write the right one at the top of the text: version: \(versions[0]).", &reading)
    }
  }

  private mutating func findDays(_ statements: [PolicyStatement], _ reading: inout SourceReading) {
    values.approvedBy = statements.lazy.compactMap(\.approvedBy).first
    values.nextReview = statements.lazy.compactMap(\.nextReview).first
    let approved = statements.lazy.compactMap(\.approvedOn).first
    if let approved, values.approvedBy != nil {
      values.approvedOn = approved
    } else if let approved {
      tell(
        "approved-on", "The policy says that it was approved on \(approved), and not by whom.",
        "Write both at the top of the text: approved by, approved on.", &reading)
    } else {
      tell(
        "approved-on", "The policy does not say clearly when it was approved.",
        "Write the day at the top of the text: approved on: 2026-09-01.", &reading)
    }
    if let review = values.nextReview, let approved = values.approvedOn, review <= approved {
      values.nextReview = nil
    }
    if values.nextReview == nil {
      tell(
        "next-review", "The policy does not say clearly when it is reviewed next.",
        "Write the day at the top of the text: next review: 2027-09-01.", &reading)
    }
  }
}
