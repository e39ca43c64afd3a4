internal import Word

/// Cuts the text of an answer into options, marks, separators and words.
struct OptionScanner {
  private let reader: OptionReader
  private let text: [UInt8]
  private let end: Int
  private let controls: [OptionControl]
  private let cells: OptionCells?

  private(set) var pieces: [OptionPiece] = []
  /// Options that stand in brackets of their own, by their piece.
  private(set) var bracketed: [Int] = []
  private var offset: Int
  private var openBracket: Int?
  private var nextControl = 0

  init(
    _ range: Range<Int>, of story: borrowing Story, for reader: OptionReader, cells: OptionCells?
  ) {
    self.reader = reader
    self.cells = cells
    text = story.text
    offset = range.lowerBound
    end = min(range.upperBound, story.text.count)
    controls = OptionControl.all(in: range, of: story)
    pieces.reserveCapacity(8)
  }

  mutating func scan() {
    while offset < end {
      if nextControl < controls.count, controls[nextControl].text.lowerBound <= offset {
        let control = controls[nextControl]
        nextControl += 1
        add(.box(control.box), to: max(offset, control.text.upperBound))
        continue
      }
      let byte = text[offset]
      if byte == 0x0A {
        breakLine()
      } else if byte <= 0x20 {
        offset += 1
      } else if let found = reader.match(in: text, from: offset, to: end) {
        addPhrase(found)
      } else if byte >= 0x80 {
        scanWide()
      } else if OptionFolding.isWord(UInt32(byte)) {
        scanWord()
      } else {
        scanPunctuation(byte)
      }
    }
    if nextControl < controls.count { add(.box(controls[nextControl].box), to: offset) }
    if let cells, cells.endsEmpty(at: end) { add(.box(.line), to: offset) }
  }

  private mutating func breakLine() {
    let kind = cells?.border(at: offset) ?? .line
    if kind.followsEmptyCell { add(.box(.line), to: offset) }
    add(kind.isCell ? .separator : .lineBreak, to: offset + 1)
    pieces[pieces.count - 1].isBorder = kind.isCell
  }

  // MARK: Words

  private mutating func addPhrase(_ found: (meaning: OptionReader.Meaning, end: Int)) {
    switch found.meaning {
    case .option(let option): add(.option(option), to: found.end)
    case .printed: offset = found.end
    }
  }

  /// At the first character of a word that begins no phrase of the form.
  private mutating func scanWord() {
    if let prompt = OptionPrompts.end(of: text, from: offset, to: end) {
      offset = prompt
      return
    }
    var next = offset
    var digits = 0
    var length = 0
    while next < end {
      let (scalar, after) = OptionFolding.decoded(text, at: next)
      let isJoined = scalar == 0x27 || scalar == 0x2D || scalar == 0x2019
      guard OptionFolding.isWord(scalar) || (isJoined && isWord(at: after)) else { break }
      if scalar &- 0x30 < 10 { digits += 1 }
      length += 1
      next = after
    }
    add(kindOfWord(to: next, length: length, isNumber: digits == length), to: next)
  }

  private func kindOfWord(to next: Int, length: Int, isNumber: Bool) -> OptionPiece.Kind {
    let first = OptionFolding.scalar(in: text, at: offset).scalar
    let after = next < end ? text[next] : 0x20
    let isLabel = after == 0x29 || (after == 0x2E && next + 1 < end && text[next + 1] <= 0x20)
    let isFirst = after != 0x29 || openBracket == nil || openBracket == offset
    if length <= 2, isNumber || (length == 1 && isLabel && isFirst) {
      return length == 1 && first == 0x31 && !isLabel ? .sign(.one) : .bullet(.number)
    }
    guard length == 1 else {
      let second = OptionFolding.scalar(in: text, at: offset + 1).scalar
      let isOr = length == 2 && first == 0x6F && second == 0x72
      let isAnd =
        length == 3 && first == 0x61 && second == 0x6E
        && OptionFolding.scalar(in: text, at: offset + 2).scalar == 0x64
      return isOr || isAnd ? .comma : .words
    }
    return switch first {
    case 0x78, 0x445: .sign(.cross)
    case 0x6F: .bullet(.letter)
    default: .words
    }
  }

  private func isWord(at offset: Int) -> Bool {
    offset < end && OptionFolding.isWord(OptionFolding.decoded(text, at: offset).scalar)
  }

  // MARK: Signs

  private mutating func scanWide() {
    let (scalar, next) = OptionFolding.decoded(text, at: offset)
    let folded = OptionFolding.scalar(in: text, at: offset).scalar
    if scalar == 0x2028 || scalar == 0x2029 {
      add(.lineBreak, to: next)
    } else if folded == OptionFolding.nothing || folded == OptionFolding.space || folded == 0x22
      || folded == 0x27
    {
      offset = next
    } else if scalar == 0x2026 {
      add(.box(.line), to: next)
    } else if let kind = OptionGlyphs.kind(of: scalar) {
      add(kind, to: next)
    } else if OptionFolding.isWord(scalar) {
      scanWord()
    } else if folded < 0x80 {
      scanPunctuation(UInt8(folded))
    } else {
      add(.words, to: next)
    }
  }

  private mutating func scanPunctuation(_ byte: UInt8) {
    let next = OptionFolding.decoded(text, at: offset).next
    switch byte {
    case 0x28, 0x5B, 0x7B: scanBracket(to: next)
    case 0x29, 0x5D, 0x7D:
      if let openBracket, let last = pieces.last, last.option != nil,
        last.text.lowerBound == openBracket
      {
        bracketed.append(pieces.count - 1)
      }
      openBracket = nil
      offset = next
    case 0x5F: add(.box(.line), to: endOfRun(of: byte))
    case 0x2E:
      let after = endOfRun(of: byte)
      if after - offset < 3 { offset = after } else { add(.box(.line), to: after) }
    case 0x21, 0x22, 0x27, 0x3A, 0x3D: offset = next
    default: add(OptionGlyphs.kind(of: UInt32(byte)) ?? .words, to: next)
    }
  }

  /// `[x]`, `( )`, "(please tick)", or a bracket round words.
  private mutating func scanBracket(to next: Int) {
    if let prompt = OptionPrompts.end(ofBracket: text, from: next, to: end) {
      offset = prompt
      return
    }
    var inner = next
    var box = OptionPiece.Box.off
    while inner < end, !isClosing(text[inner]) {
      let (scalar, after) = OptionFolding.decoded(text, at: inner)
      let folded = OptionFolding.scalar(in: text, at: inner).scalar
      if folded != OptionFolding.space, folded != OptionFolding.nothing, scalar != 0x5F {
        guard box == .off, let filled = OptionScanner.content(scalar, folded: folded) else { break }
        box = filled
      }
      inner = after
    }
    if inner < end, isClosing(text[inner]) {
      add(.box(box), to: inner + 1)
    } else {
      openBracket = next
      offset = next
    }
  }

  /// What a bracket holds that is a box.
  private static func content(_ scalar: UInt32, folded: UInt32) -> OptionPiece.Box? {
    if folded == 0x78 || folded == 0x445 { return .crossed }
    return switch OptionGlyphs.kind(of: scalar) {
    case .sign(.tick): .ticked
    case .sign(.cross): .crossed
    case .sign: .on
    case .box(let box): box
    default: nil
    }
  }

  private func isClosing(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }

  private func endOfRun(of byte: UInt8) -> Int {
    var next = offset
    while next < end, text[next] == byte { next += 1 }
    return next
  }

  // MARK: Collecting

  private mutating func add(_ kind: OptionPiece.Kind, to next: Int) {
    let piece = OptionPiece(kind: kind, text: offset..<next)
    offset = next
    guard let last = pieces.last else { return pieces.append(piece) }
    if kind == .words, last.kind == .words {
      pieces[pieces.count - 1].text = last.text.lowerBound..<next
    } else if last.text.upperBound == piece.text.lowerBound,
      let box = OptionScanner.merged(last, piece)
    {
      pieces[pieces.count - 1] = OptionPiece(kind: .box(box), text: last.text.lowerBound..<next)
    } else {
      pieces.append(piece)
    }
  }

  /// A mark that touches its place to mark is in it: `☐x`, `__x__`.
  private static func merged(_ first: OptionPiece, _ second: OptionPiece) -> OptionPiece.Box? {
    switch (first.kind, second.kind) {
    case (.box(.off), .sign(let sign)), (.box(.line), .sign(let sign)),
      (.sign(let sign), .box(.off)),
      (.sign(let sign), .box(.line)):
      switch sign {
      case .tick: .ticked
      case .cross: .crossed
      case .star, .filled, .one: .on
      }
    case (.box(let box), .box(.line)) where box != .off: box
    case (.box(.line), .box(.line)): .line
    default: nil
    }
  }
}
