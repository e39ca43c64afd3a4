import Forms
import Foundation
import JSON
import School
import Testing

@testable import Intake

/// A worker may be in the hands of a hostile file: here a test is the worker.
@Suite(.timeLimit(.minutes(1))) struct `What a worker says` {
  private static let schema = FormSchema(
    id: "lost-property", version: 1, title: "Lost property form", referencePrefix: "LOS",
    sections: [
      FormSchema.Section(
        filledBy: .sender, fields: [Field(key: "finder", label: "Finder:", type: .person)])
    ],
    routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

  private let file = WorkerFile(
    name: "in/a.txt", bytes: [], sha256: String(repeating: "a", count: 64))

  private func form(record: Int = 1, of form: String = "lost-property") -> ReadForm {
    ReadForm(
      file: ".txt", record: record, sha256: "", form: FormIdentity(id: form, version: 1),
      outcome: .complete,
      answers: [FieldAnswer("finder", Answer(outcome: .value, value: .text("Ann"), raw: "Ann"))])
  }

  /// What is made of an answer to some files, all of them ``file``.
  private func answers(
    to bytes: [UInt8], files: Int = 1, closing: Bool = true, milliseconds: Int = 10_000,
    _ change: (inout WorkerLimits) -> Void = { _ in }
  ) throws -> (answers: [[ReadForm]], stop: AnswerReader.Stop?) {
    var limits = WorkerLimits()
    change(&limits)
    let (own, its) = try WorkerSocket.pair()
    let writer = ThreadGroup(count: 1) {
      try? its.send(bytes)  // whoever has heard enough closes it
      if closing { its.end() }
    }
    let read = AnswerReader(forms: [Self.schema], limits: limits).answers(
      to: Array(repeating: file, count: files)[...], from: own,
      before: Deadline(milliseconds: milliseconds))
    own.end()
    writer.join()
    if !closing { its.end() }
    let forms = read.answers.map { answer in
      if case .forms(let forms) = answer { forms } else { [ReadForm]() }
    }
    return (forms, read.stop)
  }

  private func bytes(_ forms: [ReadForm]) -> [UInt8] { forms.flatMap { $0.json + [0x0A] } }

  @Test func `is taken of the file that was handed over`() throws {
    var forms = [form(), form(record: 2)]
    // Whatever it calls the file, and whatever it says that it is known by.
    forms[1].file = "other.txt"
    forms[1].sha256 = String(repeating: "b", count: 64)
    let read = try answers(to: bytes(forms) + [0x0A])
    #expect(read.stop == nil)
    #expect(read.answers.map { $0.map(\.record) } == [[1, 2]])
    #expect(read.answers.joined().allSatisfy { $0.file == file.name && $0.sha256 == file.sha256 })
    #expect(read.answers.first?.first?.answers == form().answers)
  }

  @Test func `counts up to where it broke off`() throws {
    let read = try answers(to: bytes([form()]) + [0x0A] + bytes([form()]), files: 3)
    #expect(read.answers.count == 1)
    #expect(read.stop == .ended)
  }

  @Test(arguments: [
    "\n", "no JSON\n\n", "{}\n\n", "[1]\n\n", "null\n\n", "\u{0}\n\n", "\"",
  ])
  func `is nothing where it is no form`(_ text: String) throws {
    let read = try answers(to: Array(text.utf8))
    #expect(read.answers.isEmpty)
    #expect(read.stop == (text == "\"" ? .ended : .nonsense))
  }

  @Test func `is nothing where it is nested without end`() throws {
    let read = try answers(to: [UInt8](repeating: UInt8(ascii: "["), count: 100_000) + [0x0A])
    #expect(read.answers.isEmpty)
    #expect(read.stop == .nonsense)
  }

  @Test func `is nothing where the forms are not counted, or not those that it was told of`() throws
  {
    for forms in [
      [form(record: 2)], [form(), form()], [form(), form(record: 3)], [form(of: "school-trip")],
      [form(record: 0)], [form(record: -1)],
    ] {
      let read = try answers(to: bytes(forms) + [0x0A])
      #expect(read.answers.isEmpty)
      #expect(read.stop == .nonsense)
    }
    var unknown = form()
    unknown.form = nil
    #expect(try answers(to: bytes([unknown]) + [0x0A]).stop == .nonsense)
  }

  @Test func `is nothing where there is more of it than of files`() throws {
    let answer = bytes([form()]) + [0x0A]
    #expect(try answers(to: answer + answer).stop == .nonsense)
  }

  @Test func `is cut off where a line or the whole is too long`() throws {
    let endless = [UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20)
    #expect(try answers(to: endless) { $0.answerBytes = 1 << 20 }.stop == .tooLong)
    let many = bytes((1...500).map { form(record: $0) })
    #expect(try answers(to: many) { $0.answerBytes = 50_000 }.stop == .tooLong)
    #expect(try answers(to: many + [0x0A]).answers.first?.count == 500)
  }

  @Test func `is no letter to whoever reads why a file was refused`() throws {
    for text in [
      "Open https://example.org/ now.", "Go to www.example.org.", "One line.\nAnother.",
      String(repeating: "Call this number. ", count: 30),
    ] {
      for refusal in [
        Refusal(code: .damaged, message: text, hint: "Ask for it again."),
        Refusal(code: .damaged, message: "The file is damaged.", hint: text),
      ] {
        let form = ReadForm(
          file: "", record: 1, sha256: "", outcome: .refused, refusal: refusal)
        let read = try answers(to: bytes([form]) + [0x0A])
        #expect(read.stop == nil)
        #expect(read.answers.first?.first?.refusal == Refusal(general: .damaged))
      }
    }
  }

  @Test func `is waited for no longer than a file may take`() throws {
    let read = try answers(to: bytes([form()]), closing: false, milliseconds: 50)
    #expect(read.stop == .late)
    #expect(read.answers.isEmpty)
  }
}

@Suite struct `What a worker is told` {
  private func setup(_ forms: [FormSchema], _ school: School?) throws -> WorkerSetup {
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    let settings = ReadingSettings(forms: forms, school: school, today: today, now: 0, readers: 1)
    return WorkerSetup(settings, WorkerLimits())
  }

  @Test func `are the forms as docket has read them`() throws {
    let forms = try FormCatalogue(folder: Self.checkout.appending(path: "forms").path).newest
    #expect(forms.count >= 2)
    let line = try setup(forms, nil).line()
    #expect(!line.contains(0x0A))
    #expect(WorkerSetup(line: line[...])?.forms == forms)
  }

  @Test func `are no people`() throws {
    let school = try School(file: Self.checkout.appending(path: "school.yaml").path)
    #expect(school.roles.contains { !$0.people.isEmpty })
    let told = try #require(WorkerSetup(line: setup([], school).line()[...]))
    #expect(told.school?.roles.map(\.title) == school.roles.map(\.title))
    #expect(told.school?.roles.allSatisfy(\.people.isEmpty) == true)
    #expect(WorkerSetup(line: Array("{}".utf8)[...]) == nil)
  }

  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}

@Suite struct `A file that is handed over` {
  @Test func `can no longer be changed, and is read whole`() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    let descriptor = try SealedFile.make(bytes)
    defer { FileDescriptor(number: descriptor).end() }
    #expect(try SealedFile.contents(descriptor) == bytes)
    #if os(Linux)
      #expect(throws: FileFailure.denied) {
        try FileDescriptor(number: descriptor).write([1])
      }
      #expect(ftruncate(descriptor, 0) == -1)
    #endif
  }

  @Test func `goes with small ones, or alone where it is large`() {
    func lots(_ sizes: [Int], readers: Int = 1) -> [Int] {
      let files = sizes.map {
        WorkerFile(name: "", bytes: [UInt8](repeating: 0, count: $0), sha256: "")
      }
      return WorkerLots(files, readers: readers).ranges.map(\.count)
    }
    #expect(lots([]) == [])
    #expect(lots([1]) == [1])
    #expect(lots(Array(repeating: 1, count: 70)) == [32, 32, 6])
    #expect(lots(Array(repeating: 1, count: 70), readers: 4) == [18, 18, 18, 16])
    #expect(lots(Array(repeating: 1, count: 9), readers: 4) == [8, 1])
    #expect(lots([1, 2 << 20, 1, 1]) == [1, 1, 2])
    #expect(lots([400 << 10, 400 << 10, 1]) == [2, 1])
  }
}
