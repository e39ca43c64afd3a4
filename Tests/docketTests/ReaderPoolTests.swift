import Forms
import Foundation
import Testing
import Word

@testable import Cases
@testable import Intake

/// Real processes: each test starts the program that was built with it.
@Suite(.timeLimit(.minutes(2))) struct `Files that workers read` {
  private static let catalogue = try? FormCatalogue(
    folder: CommandLineRun.checkout.appending(path: "forms").path)

  private func settings(readers: Int = 2) throws -> ReadingSettings {
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    let forms = try #require(Self.catalogue).newest
    return ReadingSettings(forms: forms, today: today, now: 1_772_445_600, readers: readers)
  }

  private func pool(
    readers: Int = 2, _ change: (inout WorkerLimits) -> Void = { _ in }
  ) throws -> ReaderPool {
    var limits = WorkerLimits()
    change(&limits)
    return try ReaderPool(
      settings(readers: readers), limits: limits, program: FilePath(CommandLineRun.program.path))
  }

  private func file(_ name: String, _ bytes: [UInt8]) -> WorkerFile {
    WorkerFile(name: name, bytes: bytes, sha256: FileHash.sha256(bytes))
  }

  private func file(_ name: String, _ text: String) -> WorkerFile { file(name, Array(text.utf8)) }

  /// What a reader of this process says of the same files.
  private func expected(_ files: [WorkerFile]) throws -> [[String]] {
    let settings = try settings()
    var reader = FormReader(forms: settings.forms, today: settings.today, limits: settings.limits)
    reader.namesWords = true
    return files.map { reader.read($0.bytes, file: $0.name).map(text) }
  }

  /// As they are printed and stored; nil where there are none.
  private func forms(_ answers: [WorkerAnswer]) -> [[String]?] {
    answers.map { if case .forms(let forms) = $0 { forms.map(text) } else { nil } }
  }

  private func text(_ form: ReadForm) -> String { String(decoding: form.json, as: UTF8.self) }

  /// Typed-up forms that take seconds to read.
  private static let large = String(
    repeating: Office.request(reasons: "A project on space. A project on time."), count: 40_000)

  @Test func `are read as this process reads them`() throws {
    let inbox = CommandLineRun.checkout.appending(path: "Examples/inbox")
    var files: [WorkerFile] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: inbox.path).sorted() {
      files.append(file(name, Array(try Data(contentsOf: inbox.appending(path: name)))))
    }
    files.append(file("empty.docx", ""))
    files.append(file("batch.txt", String(repeating: Office.request(), count: 700)))
    files.append(file("text.DOCX", Office.request()))
    let answers = try pool().read(files)
    #expect(files.count > 10)
    #expect(forms(answers) == (try expected(files)))
  }

  @Test(arguments: [1, 3])
  func `have their answers in the order of the files, also from the second call on`(
    readers: Int
  ) throws {
    let pool = try pool(readers: readers)
    for round in 0..<2 {
      let files = (0..<150).map { number in
        file("\(number).txt", Office.request(teacher: "Teacher \(round) \(number)"))
      }
      #expect(forms(pool.read(files)) == (try expected(files)))
    }
    #expect(pool.read([]).isEmpty)
  }

  @Test func `cost a worker, and no other file, where they take too much memory`() throws {
    // Large enough for a few forms, and too small for many.
    let pool = try pool(readers: 1) { $0.memoryBytes = 4 << 20 }
    let many = String(repeating: Office.request(), count: 3_000)
    let files = [
      file("a.txt", Office.request()), file("b.txt", many),
      file("c.txt", Office.request(reasons: "Others.")),
    ]
    let answers = pool.read(files)
    #expect(forms([answers[0], answers[2]]) == (try expected([files[0], files[2]])))
    guard case .crashed(times: 2) = answers[1] else {
      Issue.record("the second file was read")
      return
    }
  }

  @Test func `are given up after their time on the processor`() throws {
    let pool = try pool(readers: 1) { $0.cpuSeconds = 1 }
    let answers = pool.read([file("a.txt", Self.large), file("b.txt", Office.request())])
    guard case .overTime = answers[0], case .forms = answers[1] else {
      Issue.record("an answer is not what it should be")
      return
    }
  }

  @Test func `are given up after their time on the clock`() throws {
    let pool = try pool(readers: 1) { $0.wallMilliseconds = 150 }
    let answers = pool.read([file("a.txt", Self.large)])
    guard case .overTime = answers[0] else {
      Issue.record("an answer is not what it should be")
      return
    }
  }

  @Test func `are read one at a time where they do not end in one go`() throws {
    let pool = try pool(readers: 1) { $0.lotMilliseconds = 0 }
    let files = (0..<5).map { file("\($0).txt", Office.request(teacher: "Teacher \($0)")) }
    #expect(forms(pool.read(files)) == (try expected(files)))
  }

  @Test func `have no answer that is longer than one may be`() throws {
    let batch = file("a.txt", String(repeating: Office.request(), count: 50))
    let form = file("b.txt", Office.request())
    var answers = try pool { $0.answerBytes = 10_000 }.read([batch, form])
    answers += try pool { $0.lineBytes = 100 }.read([form])
    guard case .tooMuch = answers[0], case .forms = answers[1], case .tooMuch = answers[2] else {
      Issue.record("an answer is not what it should be")
      return
    }
  }

  @Test func `become the copies that go back to their senders, as this process makes them`() throws
  {
    let path = CommandLineRun.checkout.appending(
      path: "Examples/inbox/access-request-required-field-empty.docx")
    let bytes = Array(try Data(contentsOf: path))
    let settings = try settings()
    var reader = FormReader(
      forms: settings.forms, today: settings.today, limits: settings.limits)
    let form = reader.read(bytes, file: "a.docx")[0]
    let mark = CorrectionMark(
      reference: "BCA-2026-0042-K", token: String(repeating: "0a", count: 16))
    let moment = Moment(milliseconds: 1_772_442_000_000, zoneMinutes: 0)
    let schema = try #require(settings.forms.first { $0.id == form.form?.id })
    let corrections = [Correction](of: form, schema: schema, school: nil)
    #expect(!corrections.isEmpty)
    let expected = try CorrectionCopy(
      of: bytes, [CorrectionCopy.Form(form, corrections, mark: mark)],
      by: CommentAuthor(school: nil, at: moment))
    let pool = try pool()
    let file = Original(name: "a.docx", bytes: bytes, sha256: FileHash.sha256(bytes))
    #expect(try pool.copy(of: file, form, mark: mark, at: moment) == expected)
    // Of a broken file there is none, and the pool goes on.
    let broken = Original(name: "a.docx", bytes: Array("PK broken".utf8), sha256: "")
    #expect(try pool.copy(of: broken, form, mark: mark, at: moment) == nil)
    #expect(try pool.copy(of: file, form, mark: nil, at: moment)?.kind == expected.kind)
  }

  @Test(arguments: [
    ("/bin/true", "the reader ended before it was ready (exit status 0)"),
    ("/no/such/program", "the reader could not be started: it is not there"),
  ])
  func `wait where no worker can be started`(_ program: String, _ reason: String) throws {
    let pool = try ReaderPool(settings(), program: FilePath(program))
    let answers = pool.read([file("a.txt", Office.request()), file("b.txt", "")])
    #expect(answers.count == 2)
    for answer in answers {
      guard case .unavailable(reason) = answer else {
        Issue.record("an answer is not what it should be")
        return
      }
    }
  }
}
