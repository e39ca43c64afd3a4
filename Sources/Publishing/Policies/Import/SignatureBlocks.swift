internal import School
internal import YAML

/// Makes tables of the lines on which people sign.
struct SignatureBlocks {
  /// The ids of the roles that sign, in their order.
  private(set) var roles: [String] = []
  private let wording: SignatureWording

  /// What stands where somebody writes.
  static let leader = "________________"

  init(_ school: School?) {
    wording = SignatureWording(school)
  }

  /// Replaces the lines of signatures in a policy.
  mutating func replace(in reading: inout SourceReading) {
    var blocks: [PolicyBlock] = []
    var index = 0
    while index < reading.blocks.count {
      guard let (table, end) = table(at: index, in: reading.blocks) else {
        blocks.append(reading.blocks[index])
        index += 1
        continue
      }
      blocks.append(table)
      reading.findings.append(
        ImportFinding(
          "signatures", at: reading.place(of: table), "The lines to sign on are a table now.",
          hint: roles.isEmpty
            ? "Name the roles that sign at the top of the text: signatures: [headteacher]."
            : "Look whether `signatures` at the top of the text names the roles that sign."))
      index = end
    }
    reading.blocks = blocks
  }

  private mutating func table(
    at start: Int, in blocks: [PolicyBlock]
  ) -> (PolicyBlock, end: Int)? {
    let lead = Self.lead(blocks[start])
    // Below a heading such as "Signatures" lines with tabs alone are lines to sign on, too.
    let isBelow = lead != nil || start > 0 && Self.isHeading(blocks[start - 1])
    let first = lead == nil ? start : start + 1
    var rows: [[String?]] = []
    var index = first
    while let text = Self.text(at: index, in: blocks) {
      if let line = line(text, isBelow: isBelow) {
        if let last = rows.last, last.first == .some(nil), last.count == 2, line.parts.count == 2,
          line.parts[0].map(wording.isDay) == true
        {
          // A leader, the role below it, the day below that: one who signs.
          rows[rows.count - 1] += line.parts
        } else {
          rows.append(line.parts)
        }
      } else if SignatureLine.isLeader(text),
        isBelow || !rows.isEmpty || Self.text(at: index + 1, in: blocks).map(wording.isRole) == true
      {
        rows.append([nil])
      } else if let last = rows.last, wording.isRole(text), !last.contains(where: isRole) {
        // Who signs stands below the line.
        rows[rows.count - 1].append(text.trimmed)
      } else {
        break
      }
      index += 1
    }
    guard rows.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    // One leader in a line of its own is to be filled in, and no signature, unless it ends the policy.
    let isLast = index == blocks.count && rows[0].first == .some(nil)
    guard lead != nil || isBelow || isLast || rows.count > 1 || rows[0].count > 2 else {
      return nil
    }
    for row in rows { note(row) }
    let columns = rows.map(\.count).max() ?? 1
    var cells = rows.map { row in
      row.map { PolicyWords($0 ?? Self.leader) }
        + [PolicyWords](repeating: PolicyWords(), count: columns - row.count)
    }
    if let lead {
      cells.insert(
        [lead] + [PolicyWords](repeating: PolicyWords(), count: columns - 1), at: 0)
    }
    let origin = blocks[start].origin.lowerBound..<blocks[index - 1].origin.upperBound
    return (PolicyBlock(.table(cells), from: origin), index)
  }

  /// The words of a paragraph that has no note, a tab for each of its breaks.
  private static func text(at index: Int, in blocks: [PolicyBlock]) -> String? {
    guard blocks.indices.contains(index), case .paragraph(let words) = blocks[index].content,
      !words.pieces.contains(where: { if case .note = $0.content { true } else { false } })
    else { return nil }
    return words.plain.replacing("\n", with: "\t")
  }

  private func line(_ text: String, isBelow: Bool) -> SignatureLine? {
    SignatureLine(text, wording) ?? SignatureLine(tabbed: text, wording, isBelow: isBelow)
  }

  private func isRole(_ part: String?) -> Bool {
    part.map { wording.isRole($0) || wording.role($0) != nil } == true
  }

  /// The words above signatures: `Signed by:`.
  private static func lead(_ block: PolicyBlock) -> PolicyWords? {
    guard case .paragraph(let words) = block.content, isLead(words.plain) else { return nil }
    return words
  }

  private static func isHeading(_ block: PolicyBlock) -> Bool {
    guard case .heading(_, let words) = block.content else { return false }
    return isLead(words.plain)
  }

  private static func isLead(_ text: String) -> Bool {
    text.trimmed.wholeMatch(
      of: /(?i)(signed|signed by|signatures?|signed on behalf of [a-z ]{1,40})\s*:?/)
      != nil
  }

  private mutating func note(_ row: [String?]) {
    for case let words? in row {
      if let id = wording.role(words), !roles.contains(id) { roles.append(id) }
    }
  }
}
