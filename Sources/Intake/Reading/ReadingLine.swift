/// The files of a run between whoever finds them, the readers and whoever takes the results.
///
/// A file whose records are many comes back as parts, which any reader may claim; its results stand
/// together, in order.
struct ReadingLine<Files: IteratorProtocol<FoundFile>, Output, Part> {
  enum Claim {
    case file(Int, FoundFile)
    /// A part of a file that was opened: the file's number, the part's number, and what it is.
    case part(Int, Int, Part)
    case nothingLeft
  }

  /// What came of a file so far.
  private struct Slot {
    var first: Output?
    /// Of a file in parts, those behind the first.
    var others: [Output?] = []
    var missing = 1
    var weight = 0
  }

  private var files: Files
  private var isExhausted = false
  private var isStopped = false
  /// Parts that nobody has claimed, the next one last.
  private var parts: [(file: Int, number: Int, part: Part)] = []
  /// The number of the next file to read.
  private var nextClaim = 0
  /// The number of the next result to take.
  private var nextTaken = 0
  /// How many results stand at the front without a gap.
  private var ready = 0
  /// Files that were claimed and are not complete.
  private var inHand = 0
  /// A ring: what came of file n stands at n modulo the window.
  private var slots: [Slot?]
  /// Of all results that are kept, those in the hands of whoever took them among them.
  private var weight = 0
  private var takenWeight = 0
  private let weightLimit: Int
  /// What the heaviest file of late weighed, fading; nil before the first is complete.
  private var heaviest: Int?
  private var isAwaited = false

  init(_ files: Files, window: Int, weightLimit: Int) {
    self.files = files
    self.weightLimit = weightLimit
    slots = Array(repeating: nil, count: window)
  }

  /// The next part or file; nil while readers are far enough ahead, and while a file in hand may yet be
  /// parted.
  mutating func claim() -> Claim? {
    if isStopped { return .nothingLeft }
    if let next = parts.popLast() { return .part(next.file, next.number, next.part) }
    if isExhausted { return inHand == 0 ? .nothingLeft : nil }
    guard nextClaim - nextTaken < slots.count, weight < weightLimit else { return nil }
    guard let found = files.next() else {
      isExhausted = true
      return inHand == 0 ? .nothingLeft : nil
    }
    slots[nextClaim % slots.count] = Slot()
    inHand += 1
    defer { nextClaim += 1 }
    return .file(nextClaim, found)
  }

  /// Takes the parts of a claimed file; each of them is then claimed and completed instead of it.
  mutating func part(_ file: Int, _ parts: [Part]) {
    guard !isStopped else { return }
    slots[file % slots.count] = Slot(
      others: Array(repeating: nil, count: max(0, parts.count - 1)), missing: parts.count)
    // Those of an earlier file come first: it is what is waited for.
    let new = parts.enumerated().reversed().map {
      (file: file, number: $0.offset, part: $0.element)
    }
    let place = self.parts.firstIndex { $0.file < file } ?? self.parts.count
    self.parts.insert(contentsOf: new, at: place)
  }

  /// Puts a result in its place; true where whoever waits has reason to look.
  mutating func complete(_ file: Int, part: Int, _ output: Output, weight: Int, lot: Int) -> Bool {
    let place = file % slots.count
    if part == 0 { slots[place]?.first = output } else { slots[place]?.others[part - 1] = output }
    slots[place]?.weight += weight
    slots[place]?.missing -= 1
    self.weight += weight
    guard slots[place]?.missing == 0 else { return false }
    let before = heaviest ?? 0
    heaviest = max(slots[place]?.weight ?? 0, before - before / 8)
    inHand -= 1
    while nextTaken + ready < nextClaim, slots[(nextTaken + ready) % slots.count]?.missing == 0 {
      ready += 1
    }
    // Readers that wait for parts wait for this, too.
    if isExhausted, inHand == 0 { return true }
    return isAwaited && (ready >= lot || isAtEnd || self.weight >= weightLimit)
  }

  /// One more file for a reader that holds some already; nil where it had better read those first.
  ///
  /// What the files in hand will weigh is not known before they are read: each is taken to weigh as much as the
  /// heaviest of late, and before the first is read nobody holds two. Parts wait for a reader that holds
  /// nothing, for what it holds may come before them.
  mutating func claimMore() -> Claim? {
    guard parts.isEmpty, let heaviest, weight + (inHand + 1) * heaviest <= weightLimit else {
      return nil
    }
    return claim()
  }

  /// The results at the front, once there are enough of them or the end is reached; empty at the end.
  ///
  /// They weigh until they are released.
  mutating func take(lot: Int) -> [Output]? {
    guard ready >= lot || isAtEnd || (weight >= weightLimit && ready > 0) else {
      isAwaited = true
      return nil
    }
    isAwaited = false
    var outputs: [Output] = []
    outputs.reserveCapacity(ready)
    for number in nextTaken..<(nextTaken + ready) {
      guard let slot = slots[number % slots.count].take() else { continue }
      if let first = slot.first { outputs.append(first) }
      for case let output? in slot.others { outputs.append(output) }
      takenWeight += slot.weight
    }
    nextTaken += ready
    ready = 0
    return outputs
  }

  /// What was taken is no longer kept.
  mutating func release() {
    weight -= takenWeight
    takenWeight = 0
  }

  /// No further file is read.
  mutating func stop() {
    isStopped = true
    isExhausted = true
  }

  /// Every file that there is has its result at the front.
  private var isAtEnd: Bool { isExhausted && nextTaken + ready == nextClaim }
}
