import Testing

/// A school without a mistake, for tests to make one in it.
let hillSchool = """
  name: Hill School
  roles:
    - id: headteacher
      title: Headteacher
      people:
        - name: Ann Example
          email: head@hill.example
    - id: deputy
      title: Deputy
      stand-in: headteacher
  working-days: [Monday, Tuesday]
  terms:
    - name: Autumn
      first: 2026-09-02
      last: 2026-12-18
      closed: [2026-10-26 to 2026-10-30]

  """

/// One change that makes a good file wrong, and what is said about it.
struct Slip: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var good: String
  var bad: String
  var says: String

  init(_ testDescription: String, _ good: String, becomes bad: String, says: String) {
    self.testDescription = testDescription
    self.good = good
    self.bad = bad
    self.says = says
  }

  /// Replaces the first place; one that is not there shows as an error that never comes.
  func applied(to file: String) -> String {
    guard let place = file.firstRange(of: good) else { return file }
    return String(file[..<place.lowerBound]) + bad + file[place.upperBound...]
  }
}
