internal import Word

/// Weighs marks, strikes and looks into one reading.
///
/// In doubt it is *unclear*. (R1)
struct OptionVerdict {
  private let line: OptionLine
  private let objects: OptionObjects
  private let hasListBoxes: Bool
  private let reader: OptionReader

  init(_ line: OptionLine, objects: OptionObjects, hasListBoxes: Bool, reader: OptionReader) {
    self.line = line
    self.objects = objects
    self.hasListBoxes = hasListBoxes
    self.reader = reader
  }

  var reading: OptionReading {
    if let unreadable, line.stands.isEmpty { return .unreadable(unreadable) }
    let reading = line.stands.isEmpty ? withoutOptions : withOptions
    let candidates = reading.candidates
    if objects.hasDrawing { return unclear(.drawnMark, candidates) }
    if let unreadable { return unclear(unreadable, candidates) }
    if line.pieces.contains(where: { $0.kind == .unknown }) {
      return unclear(.unknownSymbol, candidates)
    }
    if hasListBoxes, !line.stands.isEmpty { return unclear(.listBox, candidates) }
    if !line.stands.isEmpty, let (doubt, options) = line.doubts.first {
      return unclear(doubt, candidates + options)
    }
    if line.hasFilledBullets, case .untouched = reading { return unclear(.unsureMark, []) }
    return reading
  }

  /// Why a thing in the answer cannot be read; one that nothing is known of may be a picture.
  private var unreadable: Doubt? {
    if let doubt = objects.unreadable { return doubt }
    let isUnknown = !objects.hasDrawing && line.pieces.contains { $0.kind == .object }
    return isUnknown ? .pictureInPlace : nil
  }

  // MARK: No option in the text

  private var withoutOptions: OptionReading {
    let marks = line.pieces.filter { $0.isMark && $0.kind != .box(.line) }
    let hasWords = line.hasWords
    if marks.isEmpty {
      let hasUnknown = line.pieces.contains { $0.kind == .unknown }
      return hasUnknown || line.isBare ? .untouched : .notOptions
    }
    if reader.isYesNo, marks.count == 1, !hasWords, marks[0].isBox {
      guard marks[0].isOn else { return .untouched }
      return marks[0].kind == .box(.disputed) ? unclear(.boxContradicts, [0]) : .chosen([0])
    }
    guard hasWords || marks.contains(where: \.isOn) else { return .untouched }
    return unclear(.markWithoutOption, reader.isYesNo && marks.contains(where: \.isOn) ? [0] : [])
  }

  // MARK: Options in the text

  private var withOptions: OptionReading {
    let present = set(line.stands.map(\.option))
    let marked = set(line.marked)
    if line.stands.contains(where: { $0.mark == .disputed }) {
      return unclear(.boxContradicts, marked)
    }
    if line.stands.contains(where: \.hasStruckMark) { return unclear(.strikesAndMarks, marked) }
    let crossed = line.stands.contains { $0.mark == .crossed }
    if crossed, line.stands.contains(where: { $0.mark == .ticked }) {
      return unclear(.crossAmongTicks, marked)
    }
    let strikes = OptionStrikes(line)
    if strikes.isPart { return unclear(.partlyStruck, present) }
    if strikes.hasUnseen {
      return unclear(
        .unseenText, marked.isEmpty ? present.filter { !strikes.unseen.contains($0) } : marked)
    }
    if !strikes.struck.isEmpty { return struck(strikes, present: present, marked: marked) }
    return marked.isEmpty ? unmarked(strikes, present: present) : chosen(marked, strikes)
  }

  private func struck(_ strikes: OptionStrikes, present: [Int], marked: [Int]) -> OptionReading {
    let left = present.filter { !strikes.struck.contains($0) }
    if left.isEmpty { return unclear(.allStruck, marked) }
    if marked.contains(where: strikes.struck.contains) {
      return unclear(.strikesAndMarks, left + marked)
    }
    if !marked.isEmpty { return chosen(marked, strikes) }
    if line.stands.contains(where: \.hasBox) { return unclear(.strikesAndMarks, left) }
    return chosen(left, strikes)
  }

  /// Options that are chosen by marks or strikes, unless something speaks against it.
  private func chosen(_ options: [Int], _ strikes: OptionStrikes) -> OptionReading {
    if options.count > 1, !reader.allowsSeveral { return unclear(.severalOptions, options) }
    let others = strikes.distinguished.filter { !options.contains($0) }
    if !others.isEmpty { return unclear(.lookContradictsMark, options + others) }
    let remarked = line.stands.filter { $0.hasWords && !options.contains($0.option) }.map(\.option)
    let open = remarked.filter { !strikes.struck.contains($0) }
    return open.isEmpty ? .chosen(options) : unclear(.unmarkedRemark, options + open)
  }

  private func unmarked(_ strikes: OptionStrikes, present: [Int]) -> OptionReading {
    let hasBoxes = line.stands.contains(where: \.hasBox)
    if !strikes.distinguished.isEmpty { return unclear(.markedByLook, strikes.distinguished) }
    let bracketed = set(line.stands.filter(\.isBracketed).map(\.option))
    if !bracketed.isEmpty, bracketed.count < present.count {
      return unclear(.markedByLook, bracketed)
    }
    if hasBoxes { return emptyBoxes(present) }
    if present.count == 1 { return line.hasWords ? .notOptions : .chosen(present) }
    if line.hasWords {
      return unclear(.unmarkedRemark, set(line.stands.filter(\.hasWords).map(\.option)))
    }
    if line.stands.count > present.count { return unclear(.optionTwice, repeated) }
    if present.count == reader.optionCount { return .untouched }
    return reader.allowsSeveral ? .chosen(present) : unclear(.severalOptions, present)
  }

  private func emptyBoxes(_ present: [Int]) -> OptionReading {
    if line.hasWords {
      return unclear(.unmarkedRemark, set(line.stands.filter(\.hasWords).map(\.option)))
    }
    if present.count == 1, reader.optionCount > 1 { return unclear(.boxMissing, present) }
    let bare = line.stands.filter { !$0.hasBox }.map(\.option)
    return bare.isEmpty ? .untouched : unclear(.boxMissing, set(bare))
  }

  /// Options that stand more than once.
  private var repeated: [Int] {
    let counts = line.stands.reduce(into: [Int](repeating: 0, count: reader.optionCount)) {
      $0[$1.option] += 1
    }
    return counts.indices.filter { counts[$0] == counts.max() }
  }

  private func unclear(_ doubt: Doubt, _ candidates: [Int]) -> OptionReading {
    .unclear(doubt, candidates: set(candidates))
  }

  /// In the order of the form, each once.
  private func set(_ options: [Int]) -> [Int] {
    if options.count < 2 { return options }
    if options.count == 2, options[0] < options[1] { return options }
    return Set(options).sorted()
  }
}

/// What strikes and looks say about the options. (W32, W56, W58)
struct OptionStrikes {
  /// Options that are struck out whole.
  private(set) var struck: [Int] = []
  /// Part of an option's word is struck out.
  private(set) var isPart = false
  /// Options that do not look like the others, of those not struck.
  private(set) var distinguished: [Int] = []
  /// Options that cannot be seen.
  private(set) var unseen: [Int] = []
  /// An option or a mark cannot be seen.
  private(set) var hasUnseen = false

  private static let marking: [Look] = [.highlighted, .shaded, .bold, .underlined, .coloured]

  init(_ line: OptionLine) {
    guard !line.looks.isEmpty else { return }
    var open: [(option: Int, any: Look)] = []
    for stand in line.stands {
      let look = line.looks.look(of: line.pieces[stand.piece].text)
      if look.any.contains(.unseen) { unseen.append(stand.option) }
      if look.whole.contains(.struck) {
        struck.append(stand.option)
      } else {
        if look.any.contains(.struck) { isPart = true }
        open.append((stand.option, look.any))
      }
    }
    hasUnseen =
      !unseen.isEmpty
      || line.pieces.contains { $0.isMark && line.looks.look(of: $0.text).any.contains(.unseen) }
    for mark in OptionStrikes.marking {
      let having = open.filter { $0.any.contains(mark) }.map(\.option)
      if !having.isEmpty, having.count < open.count {
        for option in having where !distinguished.contains(option) { distinguished.append(option) }
      }
    }
  }
}

extension OptionReading {
  /// The options that it names.
  fileprivate var candidates: [Int] {
    switch self {
    case .chosen(let options), .unclear(_, let options): options
    case .untouched, .unreadable, .notOptions: []
    }
  }
}
