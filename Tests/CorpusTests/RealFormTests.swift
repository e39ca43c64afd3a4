import Foundation
import Testing

@testable import Forms

/// Forms that real offices use, each with a schema that a school would write for it.
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Real forms` {
  private enum Verdict { case right, leftToAPerson, wrong }

  @Test(arguments: RealForm.all)
  func `are read with nothing wrong in silence and nothing answered called blank`(
    _ form: RealForm
  ) throws {
    let schema = try form.schema()
    let read = try form.read(schema)
    for (field, truth) in asked(form, schema) {
      let answer = try #require(read.answer(field.key))
      #expect(
        verdict(on: answer, to: field, truth) != .wrong,
        "\(truth.label): \(answer.outcome), \(answer.raw)")
    }
  }

  @Test func `ask everything that the truth knows, or say why not`() throws {
    for form in RealForm.all {
      let asked = Set(asked(form, try form.schema()).map(\.truth.label))
      for field in form.fields where !asked.contains(field.label) {
        #expect(RealForm.leftOut[field.label] != nil, "\(form.title): \(field.label)")
      }
    }
  }

  @Test func `leave at most one field in twelve to a person`() throws {
    var verdicts: [Verdict] = []
    for form in RealForm.all {
      let schema = try form.schema()
      let read = try form.read(schema)
      for (field, truth) in asked(form, schema) {
        verdicts.append(verdict(on: try #require(read.answer(field.key)), to: field, truth))
      }
    }
    let left = verdicts.count { $0 == .leftToAPerson }
    print("\(verdicts.count) fields of real forms: \(left) left to a person")
    #expect(left * 12 <= verdicts.count)
  }

  /// The fields of a schema with what a person read in them; one label may stand in several sections.
  private func asked(_ form: RealForm, _ schema: FormSchema) -> [(
    field: Field, truth: RealForm.Field
  )] {
    schema.sections.flatMap(\.fields).flatMap { field in
      let names = [field.label] + field.otherLabels
      return form.fields.filter { truth in
        names.contains(truth.label) || field.options.contains { $0.label == truth.label }
      }.map { (field, $0) }
    }
  }

  private func verdict(on answer: Answer, to field: Field, _ truth: RealForm.Field) -> Verdict {
    switch answer.outcome {
    case .unclear, .unreadable: .leftToAPerson
    case .blank: truth.answer.isEmpty ? .right : .wrong
    case .value: texts(of: answer, to: field) == truth.answer.map(folded) ? .right : .wrong
    }
  }

  private func texts(of answer: Answer, to field: Field) -> [String] {
    switch answer.value {
    case .text(let text): [folded(text)]
    case .texts(let texts): texts.map(folded)
    case .truth(let truth): truth ? ["Yes"] : ["No"]
    // The truth has days as they stand on the page.
    case .date, nil: [folded(answer.raw)]
    }
  }

  /// Every run of white space as one space.
  private func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
