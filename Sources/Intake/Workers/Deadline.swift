/// A moment on a clock that nobody sets.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(milliseconds: Int) {
    end = .now + .milliseconds(milliseconds)
  }

  /// How long it is to it, rounded up; 0 or less when it has passed.
  var milliseconds: Int {
    let left = ContinuousClock.now.duration(to: end).components
    return Int(left.seconds) * 1_000
      + Int((left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
