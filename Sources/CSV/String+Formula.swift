extension String {
  /// With an apostrophe before what a spreadsheet would take for a formula. (G13)
  ///
  /// ``unguarded`` takes it off again, and nothing else.
  package var guarded: String { drop { $0 == "'" }.isFormula ? "'" + self : self }

  /// Without the apostrophe that ``guarded`` put before it.
  package var unguarded: String {
    first == "'" && drop { $0 == "'" }.isFormula ? String(dropFirst()) : self
  }
}

extension Substring {
  /// Begins as formulas begin; tabs and returns are passed over before one.
  fileprivate var isFormula: Bool {
    guard let first = unicodeScalars.first else { return false }
    return "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
  }
}
