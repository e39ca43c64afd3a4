import Foundation
import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `Nothing is dropped` {
  /// `DOCKET_RANDOM_DOCUMENTS=100000 swift test --filter "Nothing is dropped"` looks longer.
  static let count =
    ProcessInfo.processInfo.environment["DOCKET_RANDOM_DOCUMENTS"].flatMap { Int($0) } ?? 400

  @Test func `every visible word ends in one answer or in the unassigned text, once`() {
    var reader = FormReader(forms: [childForm], today: today)
    var failures: [String] = []
    for seed in 0..<Self.count {
      let document = RandomDocument(seed: UInt64(seed))
      let forms = reader.read(docx(body: document.body), file: "form.docx")
      guard let problem = problem(document.words, forms) else { continue }
      failures.append("\(document.body)\nseed \(seed): \(problem); read \(forms.map(\.summary))")
    }
    let shortest = failures.sorted { $0.utf8.count < $1.utf8.count }.prefix(3)
    #expect(failures.isEmpty, "\(failures.count) documents:\n\(shortest.joined(separator: "\n"))")
  }

  /// The first word that vanished, or that stands in two places of which no doubt tells.
  private func problem(_ words: [String], _ forms: [ReadForm]) -> String? {
    var places: [String: Int] = [:]
    for form in forms {
      var values: [String: Int] = [:]
      var doubts: [String: Int] = [:]
      for answer in form.answers.map(\.answer) {
        let words = Set(([answer.raw] + answer.candidates.map(\.raw)).flatMap(Self.words))
        for word in words {
          if answer.outcome == .value {
            values[word, default: 0] += 1
          } else {
            doubts[word, default: 0] += 1
          }
        }
      }
      let left = form.unassigned.map(\.text).flatMap(Self.words)
      for word in Set(values.keys).union(doubts.keys).union(left) {
        // A doubt may point to words that are another field's, but never to what is left over.
        let unassigned = left.count { $0 == word }
        if values[word, default: 0] + unassigned > 1 || (unassigned == 1 && doubts[word] != nil) {
          return "\(word) is doubled"
        }
        places[word, default: 0] += 1
      }
    }
    return words.first { places[$0] == nil }.map { "\($0) is gone" }
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.hasPrefix("zz") }
  }
}
