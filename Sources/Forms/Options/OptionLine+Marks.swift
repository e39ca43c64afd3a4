internal import Word

extension OptionLine {
  /// Gives every mark to the option that it stands at. (W53)
  ///
  /// A line that begins with a box has its boxes before the options, one that ends with a box behind
  /// them. A mark on a line without options belongs to the answer as a whole, or to the option above
  /// or below it in its column.
  mutating func bind(_ cells: OptionCells?) {
    guard pieces.contains(where: \.isMark) else { return }
    var hasOrphans = false
    for unit in split(pieces.indices, at: { $0 == .lineBreak }) {
      if bindUnit(unit) { continue }
      if let cells, bindColumns(unit, cells) { continue }
      if pieces[unit].contains(where: { $0.kind == .words }) {
        if pieces[unit].contains(where: \.isOn) { doubt(.markWithoutOption) }
      } else {
        hasOrphans = true
      }
    }
    guard hasOrphans else { return }
    // A box on a line of its own is one of as many as there are options; a lone mark may be anyone's.
    let marks = pieces.count { $0.isMark }
    guard marks == stands.count || stands.isEmpty else { return doubt(.markSideUnknown, marked) }
    for index in stands.indices { stands[index].mark = nil }
    if !bindSequence(pieces.indices) { doubt(.markWithoutOption) }
  }

  /// The options with a mark.
  var marked: [Int] { stands.filter(\.isMarked).map(\.option) }

  /// Binds the marks of a line; false where marks have no option there.
  private mutating func bindUnit(_ unit: Range<Int>) -> Bool {
    let segments = split(unit) { $0 == .separator || $0 == .comma }
    let isWhole = segments.allSatisfy { segment in
      !pieces[segment].contains { $0.isMark && $0.kind != .box(.line) }
        || pieces[segment].contains { $0.option != nil }
    }
    guard isWhole else { return bindSequence(unit) }
    for segment in segments { _ = bindSequence(segment) }
    return true
  }

  /// Binds marks and options of one sequence; false where there are marks but no options.
  private mutating func bindSequence(_ range: Range<Int>) -> Bool {
    let line = pieces[range]
    guard let firstMark = line.firstIndex(where: \.isMark) else { return true }
    let options = line.indices.filter { pieces[$0].option != nil }
    guard let firstOption = options.first, let lastOption = options.last else {
      return !line.contains { $0.isMark && $0.kind != .box(.line) }
    }
    if options.count == 1 {
      bindAll(range, to: firstOption)
      return true
    }
    let hasBoxes = line.contains(where: \.isPlace)
    let first = hasBoxes ? line.firstIndex(where: \.isPlace) ?? firstMark : firstMark
    let last = line.lastIndex { hasBoxes ? $0.isPlace : $0.isMark } ?? first
    let isBefore = first < firstOption && (last < lastOption || isBeforeWords(last))
    let isBehind = first > firstOption && last > lastOption
    for index in range where pieces[index].isMark {
      let left = neighbour(of: index, in: range, step: -1)
      let right = neighbour(of: index, in: range, step: 1)
      if isBefore ? isBeforeWords(index) : isBehind && isBehindWords(index) {
        doubtOrphan(index, near: isBefore ? nil : left)
      } else if hasBoxes, !pieces[index].isPlace {
        bindSign(index, left: left, right: right, isBefore: isBefore, isBehind: isBehind)
      } else if isBefore, let right, pieces[right].option != nil {
        give(index, to: right)
      } else if isBehind, let left, pieces[left].option != nil {
        give(index, to: left)
      } else if isBefore || isBehind || hasBoxes {
        sideDoubt(index, left, right)
      } else {
        bindByDistance(index, left: left, right: right)
      }
    }
    return true
  }

  /// All marks beside the only option; boxes on both sides may belong to a neighbour on another line.
  private mutating func bindAll(_ range: Range<Int>, to option: Int) {
    let boxes = range.filter { pieces[$0].isBox }
    let sides = Set(boxes.map { $0 < option })
    if sides.count > 1, boxes.contains(where: { pieces[$0].isOn }) {
      return sideDoubt(option, option, nil)
    }
    for index in range where pieces[index].isMark {
      if index < option ? isBeforeWords(index) : isBehindWords(index) {
        doubtOrphan(index, near: index < option ? nil : option)
      } else {
        give(index, to: option)
      }
    }
  }

  /// Words that are none of the options stand where a box has its option.
  private func isBeforeWords(_ index: Int) -> Bool {
    index + 1 < pieces.count && pieces[index + 1].kind == .words
  }

  private func isBehindWords(_ index: Int) -> Bool {
    index > 0 && pieces[index - 1].kind == .words
  }

  private mutating func doubtOrphan(_ index: Int, near option: Int?) {
    guard pieces[index].isOn else { return }
    doubt(.markWithoutOption, [option.flatMap { pieces[$0].option }].compactMap(\.self))
  }

  /// A sign typed on a line that has boxes.
  private mutating func bindSign(
    _ index: Int, left: Int?, right: Int?, isBefore: Bool, isBehind: Bool
  ) {
    let leftIsOption = left.map { pieces[$0].option != nil } ?? false
    let rightIsOption = right.map { pieces[$0].option != nil } ?? false
    switch (leftIsOption, rightIsOption) {
    // Every option has its box on one side but this one: the sign has taken the box's place.
    case (true, true) where isBefore: if let right { give(index, to: right) }
    case (true, true) where isBehind: if let left { give(index, to: left) }
    case (true, true): bindByDistance(index, left: left, right: right)
    case (true, false): if let left { give(index, to: left) }
    case (false, true) where left == nil || !isBehind: if let right { give(index, to: right) }
    case (false, false) where isBehind:
      guard let left, left > 0, pieces[left - 1].option != nil else { fallthrough }
      give(index, to: left - 1)
    default: sideDoubt(index, left, right)
    }
  }

  /// A mark between two options belongs to the one that it touches or is clearly nearer to.
  private mutating func bindByDistance(_ index: Int, left: Int?, right: Int?) {
    let before = left.flatMap { pieces[$0].option == nil ? nil : distance($0, index) }
    let behind = right.flatMap { pieces[$0].option == nil ? nil : distance(index, $0) }
    switch (before, behind) {
    case (let before?, let behind?):
      // "Yes: x  No:" says on which side its answers stand. (W55)
      if let left, looks.hasColon(in: pieces[left].text.upperBound..<pieces[index].text.lowerBound)
      {
        return give(index, to: left)
      }
      if isNearer(before, than: behind), let left { return give(index, to: left) }
      if isNearer(behind, than: before), let right { return give(index, to: right) }
      sideDoubt(index, left, right)
    case (_?, nil): if let left { give(index, to: left) }
    case (nil, _?): if let right { give(index, to: right) }
    case (nil, nil): sideDoubt(index, left, right)
    }
  }

  private func distance(_ first: Int, _ second: Int) -> Int {
    looks.width(of: pieces[first].text.upperBound..<pieces[second].text.lowerBound)
  }

  private func isNearer(_ near: Int, than far: Int) -> Bool {
    (near == 0 && far > 0) || far >= near + 2
  }

  /// The next option or mark on either side.
  private func neighbour(of index: Int, in range: Range<Int>, step: Int) -> Int? {
    var next = index + step
    while range.contains(next) {
      if pieces[next].option != nil || pieces[next].isMark { return next }
      next += step
    }
    return nil
  }

  private mutating func sideDoubt(_ index: Int, _ left: Int?, _ right: Int?) {
    guard pieces[index].isOn || pieces[index].option != nil else { return }
    doubt(.markSideUnknown, [left, right].compactMap { $0.flatMap { pieces[$0].option } })
  }

  /// Joins the mark at `index` to the option at `piece`.
  private mutating func give(_ index: Int, to piece: Int) {
    guard let stand = stand(at: piece) else { return }
    let isStruck = looks.look(of: pieces[index].text).any.contains(.struck)
    if isStruck { stands[stand].hasStruckMark = true }
    if pieces[index].isBox { stands[stand].hasBox = true }
    let box = pieces[index].meaning
    if stands[stand].mark == nil || (!stands[stand].isMarked && box != .line) {
      stands[stand].mark = box
    }
  }

  private func stand(at piece: Int) -> Int? {
    var low = 0
    var high = stands.count
    while low < high {
      let middle = (low + high) / 2
      if stands[middle].piece < piece { low = middle + 1 } else { high = middle }
    }
    return low < stands.count && stands[low].piece == piece ? low : nil
  }

  // MARK: Columns

  /// Marks in a row of their own belong to the options in their columns.
  private mutating func bindColumns(_ unit: Range<Int>, _ cells: OptionCells) -> Bool {
    guard !pieces[unit].contains(where: { $0.kind == .words }) else { return false }
    for index in unit where pieces[index].isMark && pieces[index].kind != .box(.line) {
      guard let place = cells.place(of: pieces[index].text.lowerBound) else { return false }
      let above = stands.filter {
        guard let other = cells.place(of: pieces[$0.piece].text.lowerBound) else { return false }
        return other.table == place.table && other.column == place.column
          && abs(other.row - place.row) == 1
      }
      guard above.count == 1 else { return false }
      give(index, to: above[0].piece)
    }
    return true
  }

  private func split(_ range: Range<Int>, at divides: (OptionPiece.Kind) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where divides(pieces[index].kind) {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    if range.upperBound > start { parts.append(start..<range.upperBound) }
    return parts
  }
}

extension OptionPiece {
  /// A place to mark, be it a box or a line.
  fileprivate var isPlace: Bool {
    if case .box = kind { return true }
    return false
  }

  /// What a mark says.
  fileprivate var meaning: Box {
    switch kind {
    case .box(let box): box
    case .sign(.tick): .ticked
    case .sign(.cross): .crossed
    default: .on
    }
  }
}
