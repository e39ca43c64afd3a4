import Foundation
import Testing

/// Inputs that were made to break readers: each is read by the program in a process of its own.
///
/// `make_hostile.py` of the shared folder makes them and says what must come of each.
@Suite(.enabled(if: HostileInputs.canBeMade, "\(sharedIsMissing), or Python is missing"))
struct `Hostile inputs` {
  /// Where its manifest and docket's rules part, with the reason.
  ///
  /// The manifest wants the second of two answers told of: it is unclear (W77). It wants a decoy with
  /// a foreign letter in its label kept out: it is in no answer, but it is a visible word (R2).
  private static let reportsTwoAnswers = "label-twice"
  private static let showsDecoyUnassigned = "homoglyph"

  @Test(arguments: HostileInputs.shared?.cases ?? [])
  func `come out as their manifest says, within time and memory`(_ input: HostileCase) throws {
    let made = try #require(HostileInputs.shared)
    let path = input.path(in: made.inputs)
    let run = try ChildRun(
      ["read", "--json", "--forms", made.forms.path].map { Array($0.utf8) } + [path],
      in: FileManager.default.temporaryDirectory)
    #expect(run.signal == nil)
    #expect(run.status == 0 || run.status == 1, "\(run.err)")
    #expect(run.seconds <= input.maxSeconds)
    #expect(run.megabytes <= input.maxMegabytes)
    let canary = made.folder.appending(path: "canary-outside").path
    #expect(!FileManager.default.fileExists(atPath: canary))

    let lines = try PrintedForm.lines(run.out)
    let codes = Set(lines.compactMap { $0.outcome == "refused" ? $0.reason?.code : nil })
    let isRefused = !codes.isEmpty && codes.isSubset(of: input.codes)
    switch input.outcome {
    case .reject: #expect(isRefused, "\(codes) is none of \(input.codes)")
    case .accept: expectValues(input, lines)
    case .either: if !isRefused { expectValues(input, lines) }
    }
    expectAbsent(input, lines, run.out)
  }

  @Test func `are as many as the manifest of this test knows`() throws {
    let made = try #require(HostileInputs.shared)
    #expect(made.cases.count == 172)
  }

  @Test func `of a whole folder are read in one go`() throws {
    let made = try #require(HostileInputs.shared)
    let run = try ChildRun(
      ["read", "--json", "--forms", made.forms.path, made.inputs.path].map { Array($0.utf8) },
      in: FileManager.default.temporaryDirectory)
    #expect(run.signal == nil)
    #expect(run.status == 1)
    let names = Set(try PrintedForm.lines(run.out).map(\.file))
    // A line break and bytes that are no UTF-8 in a name lose no file.
    for input in made.cases where input.outcome == .accept && input.group != "name" {
      #expect(names.contains(made.inputs.appending(path: input.file).path))
    }
    #expect(names.contains(made.inputs.path + "/a\nb.docx"))
    #expect(names.contains { $0.contains("/caf") })
  }

  private func expectValues(_ input: HostileCase, _ lines: [PrintedForm]) {
    guard let expected = input.values else { return }
    for (label, value) in expected {
      let answers = lines.flatMap { line in
        line.answers.filter { HostileForm.label($0.key, of: line.form ?? "") == label }.map(\.value)
      }
      if input.name == Self.reportsTwoAnswers, answers.map(\.outcome) == ["unclear"] { continue }
      // Byte for byte: `==` on strings would take letters in pieces for whole ones.
      #expect(
        answers.map { $0.value?.texts.map { Array($0.utf8) } } == [[Array(value.utf8)]], "\(label)")
    }
  }

  private func expectAbsent(_ input: HostileCase, _ lines: [PrintedForm], _ out: [UInt8]) {
    let output = String(decoding: out, as: UTF8.self).unicodeScalars
    for text in input.absent {
      if input.name != Self.showsDecoyUnassigned {
        #expect(!output.contains(text.unicodeScalars), "\(text.debugDescription) was printed")
      }
      for answer in lines.flatMap(\.answers.values) {
        for value in answer.value?.texts ?? [] {
          #expect(!value.unicodeScalars.contains(text.unicodeScalars))
        }
      }
    }
  }
}
