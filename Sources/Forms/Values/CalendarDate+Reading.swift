extension CalendarDate {
  /// The one day that a text says, in any of the ways in which people write one; nil where it says none, or
  /// leaves it in doubt.
  ///
  /// - Parameters:
  ///   - text: `2026-03-02`, `02/03/2026`, `2 March 2026`.
  ///   - today: tells nothing but whether a day is near.
  package init?(reading text: String, today: CalendarDate) {
    let day = DateReader(rule: DateRule(), today: today)
      .reading(of: text.utf8Span.span)
    guard case .value(.date(let date)) = day else { return nil }
    self = date
  }

}
