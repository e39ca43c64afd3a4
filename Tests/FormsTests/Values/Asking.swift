@testable import Forms

/// A question of a type, and what `raw` says as its answer on 23 November 2026.
func reading(
  _ raw: String, as type: FieldType, options: [Field.Option] = [], above: AnswerValue? = nil
) -> TypedReading {
  let field = Field(key: "field", label: "Field:", type: type, options: options)
  return field.reading(of: raw, today: day(2026, 11, 23), above: above)
}

/// A day that exists.
func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
  guard let date = CalendarDate(year: year, month: month, day: day) else {
    preconditionFailure("no such day: \(year)-\(month)-\(day)")
  }
  return date
}
