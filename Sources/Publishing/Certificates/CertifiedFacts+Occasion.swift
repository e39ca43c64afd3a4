internal import Cases
internal import Folding
internal import Forms

extension CertifiedFacts {
  /// Who was trained in what and when, of which nobody is certified twice.
  ///
  /// It is the same whatever the capitals and spaces, and the way in which accents are stored.
  var occasion: [UInt8] { Self.occasion(name, course, kind, day) }

  static func occasion(
    _ name: String, _ course: String, _ kind: TrainingKind, _ day: CalendarDate
  ) -> [UInt8] {
    folded(name.utf8) + [0] + folded(course.utf8) + Array("\u{0}\(kind.rawValue)\u{0}\(day)".utf8)
  }
}
