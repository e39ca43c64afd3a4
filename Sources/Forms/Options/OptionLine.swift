internal import Word

/// An option where it stands, with the marks that belong to it.
struct OptionStand {
  var option: Int
  /// Its piece.
  var piece: Int
  /// What marks it, joined: one that is on beats an empty box.
  var mark: OptionPiece.Box?
  var hasBox = false
  /// A mark beside it is struck out.
  var hasStruckMark = false
  /// Words follow it on its line.
  var hasWords = false
  var isBracketed = false

  var isMarked: Bool { mark.map { $0 != .off && $0 != .line } ?? false }
}

/// The pieces of an answer, and the options that stand in it.
struct OptionLine {
  var pieces: [OptionPiece]
  var stands: [OptionStand] = []
  /// Doubts met on the way, with the options that may be meant.
  var doubts: [(Doubt, [Int])] = []
  /// The same filled sign stands before every option: bullets, unless all are marked.
  private(set) var hasFilledBullets = false
  let looks: OptionLooks
  private let bracketed: [Int]

  init(_ pieces: [OptionPiece], looks: OptionLooks, bracketed: [Int]) {
    self.pieces = pieces
    self.looks = looks
    self.bracketed = bracketed
  }

  var hasWords: Bool { pieces.contains { $0.kind == .words } }

  /// Nothing stands there but lines to write on and bullets.
  var isBare: Bool {
    pieces.allSatisfy { piece in
      switch piece.kind {
      case .lineBreak, .box(.line), .bullet(.dot), .unknown: true
      case .separator: piece.isBorder
      default: false
      }
    }
  }

  mutating func doubt(_ doubt: Doubt, _ candidates: [Int] = []) {
    doubts.append((doubt, candidates))
  }

  /// Tells options, marks and bullets from prose, and lists the options.
  mutating func tidy(_ text: [UInt8]) {
    dropStruckWords()
    sortNumbersFromMarks()
    demoteProse(text)
    tellBulletsFromMarks()
    for index in pieces.indices {
      guard let option = pieces[index].option else { continue }
      var stand = OptionStand(option: option, piece: index)
      stand.hasWords = wordsFollow(index)
      stand.isBracketed = bracketed.contains(index)
      stands.append(stand)
    }
    dropRepeatsWithoutBox()
  }

  // MARK: Prose

  /// Words that are struck out say nothing any more.
  private mutating func dropStruckWords() {
    guard !looks.isEmpty else { return }
    for index in pieces.indices where pieces[index].kind == .words {
      if looks.look(of: pieces[index].text).whole.contains(.struck) { pieces[index].kind = .comma }
    }
  }

  /// `1` is a mark unless other numbers stand there too: `1 Yes  2 No`.
  private mutating func sortNumbersFromMarks() {
    guard pieces.contains(where: { $0.kind == .bullet(.number) }) else { return }
    for index in pieces.indices where pieces[index].kind == .sign(.one) {
      pieces[index].kind = .bullet(.number)
    }
  }

  /// Makes words of options and marks that stand within prose: the second "no" of "No: no child saw it".
  private mutating func demoteProse(_ text: [UInt8]) {
    for index in pieces.indices {
      let before = kind(before: index)
      let after = kind(after: index)
      let isProse: Bool
      switch pieces[index].kind {
      case .option:
        isProse =
          (before == .words && !(isMark(index + 1) && isCaption(index - 1)))
          || (after == .words && (followsOnLine(index) || continuesLine(index, text)))
      case .sign(.one): isProse = before == .words || after == .words
      case .sign: isProse = before == .words && !isOption(index + 1)
      case .bullet(.letter), .bullet(.number):
        isProse = before == .words || !(isOption(index + 1) || isMark(index + 1))
      default: isProse = false
      }
      if isProse { pieces[index].kind = .words }
    }
  }

  /// Words that begin a line: what is asked, rather than an answer in words.
  private func isCaption(_ index: Int) -> Bool {
    kind(before: index) == nil && pieces[index + 2].kind != .sign(.star)
  }

  /// It stands behind another option, a comma or a dash on its line.
  private func followsOnLine(_ index: Int) -> Bool {
    switch kind(before: index) {
    case .option, .comma: true
    case .bullet(.dash): kind(before: index - 1) != nil && kind(before: index - 1) != .separator
    default: false
    }
  }

  /// A wrapped line of prose that happens to begin with "no".
  private func continuesLine(_ index: Int, _ text: [UInt8]) -> Bool {
    guard index >= 2, pieces[index - 1].kind == .lineBreak, pieces[index - 2].kind == .words else {
      return false
    }
    return text[pieces[index].text.lowerBound] &- 0x61 < 26
  }

  private func wordsFollow(_ index: Int) -> Bool {
    for piece in pieces[(index + 1)...] {
      switch piece.kind {
      case .words: return true
      case .comma, .bullet, .box(.line): continue
      default: return false
      }
    }
    return false
  }

  /// Where an option stands twice, once with a box, the other is prose: `☐ No  ☐ Yes  Yes, explain`.
  private mutating func dropRepeatsWithoutBox() {
    guard stands.count > 1, pieces.contains(where: \.isBox) else { return }
    let boxed = stands.filter { isBoxed($0.piece) }
    guard !boxed.isEmpty else { return }
    let others = stands.filter { stand in
      !isBoxed(stand.piece) && boxed.contains { $0.option == stand.option }
    }
    for stand in others { pieces[stand.piece].kind = .words }
    stands.removeAll { stand in pieces[stand.piece].kind == .words }
    for index in stands.indices { stands[index].hasWords = wordsFollow(stands[index].piece) }
  }

  private func isBoxed(_ index: Int) -> Bool {
    (index > 0 && pieces[index - 1].isBox) || (index + 1 < pieces.count && pieces[index + 1].isBox)
  }

  // MARK: Bullets

  /// A sign before every option is a bullet; before one of them it may be a mark. (W54, W55)
  private mutating func tellBulletsFromMarks() {
    var options = 0
    var bullets = 0
    var filled = 0
    var marks = 0
    for index in pieces.indices where isOption(index) {
      options += 1
      guard index > 0 else { continue }
      switch pieces[index - 1].kind {
      case .bullet, .sign(.star): bullets += 1
      case .sign(.filled): filled += 1
      case .box, .sign: marks += 1
      default: break
      }
    }
    let areBullets = options == 1 || (bullets + filled == options && (filled == 0 || bullets == 0))
    hasFilledBullets = areBullets && filled > 1
    let isEveryOptionLed = bullets + filled + marks == options
    for index in pieces.indices {
      let isLead = isOption(index + 1)
      switch pieces[index].kind {
      case .sign(.star), .sign(.filled):
        if isLead, areBullets { pieces[index].kind = .bullet(.dot) }
      case .bullet(let bullet)
      where isLead && !areBullets && !isEveryOptionLed && bullet != .number:
        if kind(before: index) == nil || kind(before: index) == .separator {
          if let option = pieces[index + 1].option { doubt(.unsureMark, [option]) }
        } else {
          pieces[index].kind = .comma
        }
      case .bullet(.dash), .bullet(.dot):
        if !isLead, !isMark(index + 1) { pieces[index].kind = .comma }
      default: break
      }
    }
    if !areBullets, filled > 0, bullets > 0 { doubt(.unsureMark) }
  }

  // MARK: Neighbours

  /// The piece before on the same line; nil at its start.
  private func kind(before index: Int) -> OptionPiece.Kind? {
    guard index > 0, pieces[index - 1].kind != .lineBreak else { return nil }
    return pieces[index - 1].kind
  }

  private func kind(after index: Int) -> OptionPiece.Kind? {
    guard index + 1 < pieces.count, pieces[index + 1].kind != .lineBreak else { return nil }
    return pieces[index + 1].kind
  }

  private func isMark(_ index: Int) -> Bool { index < pieces.count && pieces[index].isMark }
  private func isOption(_ index: Int) -> Bool {
    index < pieces.count && pieces[index].option != nil
  }
}
