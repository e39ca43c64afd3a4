/// The forms of a batch; of two typings of the same papers the forms of both, in step: next comes the one of which
/// less has come so far.
struct TypedSource: Sendable, IteratorProtocol {
  private var first: TypedBatch?
  private var second: TypedBatch?
  /// Which part of each has come, from 0 to 1.
  private var shares = (first: 0.0, second: 0.0)

  init(_ first: TypedBatch, _ second: TypedBatch?) {
    self.first = first
    self.second = second
  }

  mutating func next() -> FoundFile? {
    while first != nil || second != nil {
      let isSecond = second != nil && (first == nil || shares.second < shares.first)
      guard let found = isSecond ? second?.next() : first?.next() else {
        if isSecond { second = nil } else { first = nil }
        continue
      }
      if case .record(let record) = found {
        if isSecond { shares.second = record.share } else { shares.first = record.share }
      }
      return found
    }
    return nil
  }
}
