import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `The same meaning in other XML` {
  @Test(arguments: Fixture.all.indices)
  func `reads the same, whichever way it is written`(_ number: Int) {
    Fixture.all[number].expectSame(in: Rewriting.allCases.map { ([$0], UInt64(number)) })
  }

  @Test func `reads the same, written in all ways at once`() {
    for (number, fixture) in Fixture.all.enumerated() {
      fixture.expectSame(
        in: (1...2).map { seed in
          var random = SplitMix(seed: UInt64(number * 10 + seed))
          let ways = Rewriting.allCases.filter { _ in !random.once(in: 3) }
          return (Set(ways), UInt64(number * 10 + seed))
        })
    }
  }
}

extension Fixture {
  /// Reads the file as it is, then rewritten in one set of ways after the other, and expects the same.
  ///
  /// - Returns: what was read of the file as it is.
  @discardableResult
  func expectSame(
    in rewritings: [(ways: Set<Rewriting>, seed: UInt64)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> [ReadForm] {
    let before = readAll(bytes, form: form)
    let meaning = before.map(\.meaning)
    for (ways, seed) in rewritings {
      let after = readAll(rewritten(ways, seed: seed), form: form)
      let names = ways.map(\.rawValue).sorted().joined(separator: ", ")
      #expect(
        meaning == after.map(\.meaning), "\(name): \(names), seed \(seed)",
        sourceLocation: sourceLocation)
    }
    return before
  }
}

extension ReadForm {
  /// All that a person takes from it: outcomes, values, what was typed, what is left over.
  fileprivate var meaning: [String] {
    [refusal?.message ?? ""] + answers.map { "\($0.key): \($0.answer.summary) [\($0.answer.raw)]" }
      + unassigned.map(\.text)
  }
}
