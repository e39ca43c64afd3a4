internal import Forms

/// Compares two values as a person would: numbers as numbers, dates as dates, all else as text.
struct Comparing {
  let today: CalendarDate

  func compare(
    _ left: TemplateValue, _ comparison: Condition.Comparison, _ right: TemplateValue
  ) -> Bool {
    if case .truth(let truth) = right { return answer(left.holds == truth, comparison) }
    if case .truth(let truth) = left { return answer(right.holds == truth, comparison) }
    if let one = left.decimal, let other = right.decimal {
      return order(one == other ? 0 : one < other ? -1 : 1, comparison)
    }
    let (one, other) = (left.text ?? "", right.text ?? "")
    if let first = CalendarDate(reading: one, today: today),
      let second = CalendarDate(reading: other, today: today)
    {
      return order(first == second ? 0 : first < second ? -1 : 1, comparison)
    }
    let (plain, otherPlain) = (one.trimmingSpace, other.trimmingSpace)
    return order(plain == otherPlain ? 0 : plain < otherPlain ? -1 : 1, comparison)
  }

  private func answer(_ isEqual: Bool, _ comparison: Condition.Comparison) -> Bool {
    switch comparison {
    case .equal, .atMost, .atLeast: isEqual
    case .unequal, .less, .greater: !isEqual
    }
  }

  private func order(_ order: Int, _ comparison: Condition.Comparison) -> Bool {
    switch comparison {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .greater: order > 0
    case .atMost: order <= 0
    case .atLeast: order >= 0
    }
  }
}
