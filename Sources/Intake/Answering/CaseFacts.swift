internal import Cases
internal import Forms
internal import School

/// What a reply says of a case: its reference, its form, who handles it and by when.
struct CaseFacts {
  /// The day on which it came in, in words.
  let received: String
  /// What happens next, in order.
  let steps: [String]
  private let fixed: [(name: String, text: String)]
  private let handler: String
  private let due: String?

  init(of summary: CaseSummary, _ form: FormSchema?, _ school: School) {
    let day = summary.received.date
    received = day?.inWords ?? ""
    // Where an urgent case went, it went because of an answer, and a reply holds none.
    let role = summary.isUrgent ? form?.routing.handledBy : nil
    handler = school.title(of: role ?? summary.assigned)
    fixed = [
      ("Reference", summary.reference.description), ("Form", form?.title ?? "not recognised yet"),
    ]
    var days = 0
    var due: CalendarDate?
    steps = (form?.routing.steps ?? []).map { step in
      days += step.workingDays
      let end = day.flatMap {
        school.calendar.day(after: days, workingDaysFrom: $0.description)
      }.flatMap { CalendarDate(iso: $0) }
      due = end
      let limit = end.map { ", by \($0.inWords)" } ?? ""
      return "\(step.name) (\(school.title(of: step.role))\(limit))"
    }
    self.due = due?.inWords
  }

  /// Of a form that is dealt with.
  var rows: [(name: String, text: String)] {
    fixed + [("Who handles it", handler)] + (due.map { [("By when", $0)] } ?? [])
  }

  /// Of a form that waits for its sender: no time runs yet that could be promised.
  var waitingRows: [(name: String, text: String)] {
    fixed + [("Who handles it", handler), ("By when", "we go on as soon as we have your answer")]
  }
}
