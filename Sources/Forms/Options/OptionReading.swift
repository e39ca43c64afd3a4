/// What a person chose among the options of a field, as the marks on the page say. (W53–W60)
package enum OptionReading: Hashable, Sendable {
  /// The chosen options by their number in the field, from 0, in the order of the form. Never empty.
  case chosen([Int])
  /// The options stand as the blank form has them, or nothing stands there at all.
  case untouched
  /// A person must look. The candidates are options that may be meant, in the order of the form.
  case unclear(Doubt, candidates: [Int])
  /// A picture, ink or another thing that docket cannot read stands where the answer belongs. (W50, W51)
  case unreadable(Doubt)
  /// Words without marks, such as "Possibly; see entry 4": they are for the reader of words.
  case notOptions
}
