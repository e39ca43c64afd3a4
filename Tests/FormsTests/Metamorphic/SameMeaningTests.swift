import TestSupport
import Testing

@testable import Forms
@testable import Word

@Suite struct `The same meaning in other XML` {
  @Test(arguments: Rewriting.allCases)
  func `reads the same, whichever way it is written`(_ way: Rewriting) {
    for (number, fixture) in Fixture.all.enumerated() {
      fixture.expectSame(in: [way], seed: UInt64(number))
    }
  }

  @Test func `reads the same, written in all ways at once`() {
    for (number, fixture) in Fixture.all.enumerated() {
      for seed in 1...2 {
        var random = SplitMix(seed: UInt64(number * 10 + seed))
        let ways = Rewriting.allCases.filter { _ in !random.once(in: 3) }
        fixture.expectSame(in: Set(ways), seed: UInt64(number * 10 + seed))
      }
    }
  }
}

extension Fixture {
  /// Reads the file as it is and rewritten, and expects the same.
  func expectSame(
    in ways: Set<Rewriting>, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = readAll(bytes, form: form)
    let after = readAll(rewritten(ways, seed: seed), form: form)
    let names = ways.map(\.rawValue).sorted().joined(separator: ", ")
    #expect(
      before.map(\.meaning) == after.map(\.meaning), "\(name): \(names), seed \(seed)",
      sourceLocation: sourceLocation)
  }
}

extension ReadForm {
  /// All that a person takes from it: outcomes, values, what was typed, what is left over.
  fileprivate var meaning: [String] {
    [refusal?.message ?? ""] + answers.map { "\($0.key): \($0.answer.summary) [\($0.answer.raw)]" }
      + unassigned.map(\.text)
  }
}
