import Foundation

/// A line of `docket read --json`, as far as the tests ask about it.
struct PrintedForm: Decodable {
  struct Answer: Decodable {
    var outcome: String
    var value: Value?
    var raw: String
  }

  enum Value: Decodable, Equatable {
    case text(String)
    case texts([String])
    case truth(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let truth = try? container.decode(Bool.self) {
        self = .truth(truth)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .texts(try container.decode([String].self))
      }
    }

    var texts: [String] {
      switch self {
      case .text(let text): [text]
      case .texts(let texts): texts
      case .truth: []
      }
    }
  }

  struct Unassigned: Decodable { var text: String }
  struct Reason: Decodable { var code: String }

  var file: String
  var form: String?
  var outcome: String
  var answers: [String: Answer]
  var unassigned: [Unassigned]
  var reason: Reason?

  static func lines(_ output: [UInt8]) throws -> [PrintedForm] {
    try output.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(PrintedForm.self, from: Data($0))
    }
  }
}
