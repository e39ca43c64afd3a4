/// The files of a run between the walk, the readers and whoever takes the results.
struct ReadingLine<Output> {
  enum Claim {
    case file(Int, FoundFile)
    case nothingLeft
  }

  private var walk: Walk
  private var isExhausted = false
  /// The number of the next file to read.
  private var nextClaim = 0
  /// The number of the next result to take.
  private var nextTaken = 0
  /// How many results stand at the front without a gap.
  private var ready = 0
  /// A ring: the result of file n and its weight stand at n modulo the window.
  private var slots: [Output?]
  private var weights: [Int]
  private var weight = 0
  private let weightLimit: Int
  private var isAwaited = false

  init(_ walk: Walk, window: Int, weightLimit: Int) {
    self.walk = walk
    self.weightLimit = weightLimit
    slots = Array(repeating: nil, count: window)
    weights = Array(repeating: 0, count: window)
  }

  /// The next file; nil while readers are far enough ahead.
  mutating func claim() -> Claim? {
    if isExhausted { return .nothingLeft }
    let ahead = nextClaim - nextTaken
    guard ahead < slots.count, weight < weightLimit || ahead == 0 else { return nil }
    guard let found = walk.next() else {
      isExhausted = true
      return .nothingLeft
    }
    defer { nextClaim += 1 }
    return .file(nextClaim, found)
  }

  /// Puts a result in its place; true where whoever waits has reason to look.
  mutating func complete(_ number: Int, _ output: Output, weight: Int, lot: Int) -> Bool {
    slots[number % slots.count] = output
    weights[number % slots.count] = weight
    self.weight += weight
    while nextTaken + ready < nextClaim, slots[(nextTaken + ready) % slots.count] != nil {
      ready += 1
    }
    return isAwaited && (ready >= lot || isAtEnd || self.weight >= weightLimit)
  }

  /// The results at the front, once there are enough of them or the end is reached; empty at the end.
  mutating func take(lot: Int) -> [Output]? {
    guard ready >= lot || isAtEnd || (weight >= weightLimit && ready > 0) else {
      isAwaited = true
      return nil
    }
    isAwaited = false
    var outputs: [Output] = []
    outputs.reserveCapacity(ready)
    for number in nextTaken..<(nextTaken + ready) {
      let place = number % slots.count
      if let output = slots[place].take() { outputs.append(output) }
      weight -= weights[place]
    }
    nextTaken += ready
    ready = 0
    return outputs
  }

  /// No further file is read.
  mutating func stop() {
    isExhausted = true
  }

  /// Every file that there is has its result at the front.
  private var isAtEnd: Bool { isExhausted && nextTaken + ready == nextClaim }
}
