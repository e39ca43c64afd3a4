import Testing

/// A form without a mistake, for tests to make one in it.
let lostProperty = """
  id: lost-property
  version: 1
  title: Lost property form
  reference-prefix: LPF
  sections:
    - filled-by: sender
      fields:
        - key: child
          label: "Child's name:"
          type: person
          required: yes
        - key: found
          label: "Found?"
          type: yes-no
  goes-to: office

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
