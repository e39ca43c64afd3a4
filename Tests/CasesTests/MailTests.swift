import Forms
import GRDB
import Testing

@testable import Cases

/// Messages with forms: the store's side.
@Suite struct `A message` {
  private let folder: TemporaryStore
  private let store: CaseStore

  init() throws {
    folder = try TemporaryStore()
    store = try folder.open()
  }

  /// A message with a form of its own, seeded so that two seeds are two messages.
  private func mail(
    _ seed: String, form: ReadForm? = nil, file: String? = nil,
    _ change: (inout MailArrival) -> Void = { _ in }
  ) -> Delivery {
    var mail = MailArrival(
      kind: .forms, messageID: "\(seed)@mail.example", sender: "sender@school.example",
      isVerified: true, files: [Sample.arrival(file ?? seed, forms: form.map { [$0] })])
    change(&mail)
    return Delivery(
      id: "mail-\(seed)", arrival: Sample.arrival("message \(seed)", forms: []), mail: mail)
  }

  /// A form whose answers are not those of ``Sample``.
  private func other(_ seed: String, mark: CorrectionMark? = nil) -> ReadForm {
    var form = Sample.blocked(seed)
    form.correctionOf = mark
    return form
  }

  private var planned: PlannedReply {
    PlannedReply(
      messageID: "reply-1@docket.example", address: "sender@school.example",
      receipt: 0, token: String(repeating: "0a", count: 16))
  }

  @discardableResult
  private func take(_ delivery: Delivery, reply: PlannedReply? = nil) throws -> [Receipt] {
    try store.take(
      [delivery], forms: Sample.forms,
      conclude: { _, _ in DeliveryConclusion(ending: .done, note: "") },
      replies: { _, receipts in receipts.isEmpty ? [] : [reply].compactMap(\.self) }
    )[0].receipts
  }

  private func checkRecord() throws {
    #expect(try store.verify().faults == [])
    let before = try store.cases()
    try store.rebuild()
    #expect(try store.cases() == before)
    #expect(try store.verify().faults == [])
  }

  @Test func `is kept with its forms, its other files and its words`() throws {
    let picture = Array("a picture".utf8)
    let receipts = try take(
      mail("a") { mail in
        mail.note = "Please find the form attached."
        mail.evidence = [
          EvidenceFile(
            name: "screen.png", place: "2", type: "image/png", content: picture,
            sha256: EventChain.sha256(picture))
        ]
      })
    let reference = try #require(receipts.first?.summary?.reference)
    let events = try store.detail(reference).events.map(\.payload)
    #expect(events.map(\.kind) == [.received, .read, .assigned, .evidence, .noted])
    guard case .received(let facts) = events[0], case .evidence(let evidence) = events[3],
      case .noted(let note) = events[4]
    else { return }
    let message = Sample.arrival("message a").sha256
    #expect(facts.sender == "sender@school.example")
    #expect(facts.message == message)
    #expect(evidence.name == "screen.png")
    #expect(evidence.bytes == 9)
    #expect(note == NoteFacts(text: "Please find the form attached.", message: message))
    #expect(try store.mail(message)?.messageID == "a@mail.example")
    #expect(try store.exists(sha256: message))
    try checkRecord()
  }

  @Test func `gives its other files back only where they are what came in`() throws {
    let picture = Array("a picture".utf8)
    let hash = EventChain.sha256(picture)
    let receipts = try take(
      mail("a") { mail in
        mail.evidence = [
          EvidenceFile(
            name: "screen.png", place: "2", type: "image/png", content: picture, sha256: hash)
        ]
      })
    let reference = try #require(receipts.first?.summary?.reference)
    let evidence = try #require(try store.detail(reference).evidence.first)
    #expect(evidence.name == "screen.png")
    #expect(try store.evidence(evidence, of: reference) == picture)
    for (change, fault) in [
      ("UPDATE originals SET bytes = CAST('another' AS BLOB)", "is not what came in"),
      ("DELETE FROM originals", "is missing"),
    ] {
      try store.queue.write { db in
        try db.execute(sql: "\(change) WHERE sha256 = ?", arguments: [hash])
      }
      #expect(throws: StoreError.damaged("evidence of case \(reference) \(fault)")) {
        try store.evidence(evidence, of: reference)
      }
    }
  }

  @Test func `taken in twice adds nothing`() throws {
    try take(mail("a") { $0.note = "See attached." })
    let head = try store.head()
    #expect(try take(mail("a") { $0.note = "See attached." }).isEmpty)
    #expect(try store.head() == head)
    // The same bytes under another name: an arrival, and no second note.
    var copy = mail("a") { $0.note = "See attached." }
    copy.id = "other"
    #expect(try take(copy).map(\.kind) == [.arrivedAgain])
    #expect(try store.cases().map(\.arrivals) == [2])
    try checkRecord()
  }

  @Test func `from a machine is kept and is no case`() throws {
    try take(
      mail("a") { mail in
        mail.kind = .machine
        mail.files = []
      })
    #expect(try store.cases().isEmpty)
    #expect(try store.mail(Sample.arrival("message a").sha256)?.kind == .machine)
    try checkRecord()
  }

  // MARK: - Corrections

  @Test func `that answers with the mark corrects its case, whoever sends it`() throws {
    let first = try #require(try take(mail("a"), reply: planned).first?.summary)
    let mark = try #require(
      CorrectionMark(reference: first.reference.description, token: planned.token ?? ""))
    let receipts = try take(
      mail("b", form: other("b", mark: mark)) { $0.sender = "else@school.example" })
    #expect(receipts.map(\.kind) == [.corrected])
    let summary = try #require(receipts.first?.summary)
    #expect(summary.reference == first.reference)
    #expect(summary.corrections == 1)
    #expect(try store.cases() == [summary])
    let detail = try store.detail(first.reference)
    #expect(detail.form.answer("teacher")?.raw == "Teacher b")
    #expect(detail.readings.map { $0.form.answer("teacher")?.raw } == ["Teacher a", "Teacher b"])
    #expect(try store.original(first.reference).bytes == Sample.arrival("b").bytes)
    #expect(try store.search("Teacher b").map(\.reference) == [first.reference])
    try checkRecord()
    // The same file once more is a further arrival of the same case.
    #expect(
      try take(mail("c", form: other("b", mark: mark), file: "b")).map(\.kind) == [.arrivedAgain])
    #expect(try store.cases().count == 1)
    try checkRecord()
  }

  @Test func `with a mark that nobody made stands for itself`() throws {
    try take(mail("a"), reply: planned)
    let reference = try #require(try store.cases().first?.reference.description)
    let mark = try #require(
      CorrectionMark(reference: reference, token: String(repeating: "0b", count: 16)))
    #expect(
      try take(
        mail("b", form: other("b", mark: mark)) { $0.sender = "else@school.example" }
      ).map(\.kind) == [.opened])
  }

  @Test func `that answers docket's own corrects the one case that it was about`() throws {
    try take(mail("a"), reply: planned)
    let receipts = try take(
      mail("b") { $0.answered = ["other@example", "reply-1@docket.example"] })
    #expect(receipts.map(\.kind) == [.corrected])
    #expect(try store.cases().count == 1)
    try checkRecord()
  }

  @Test
  func `that answers the sender's own first message corrects its case where something was asked`()
    throws
  {
    func complete(_ seed: String) -> ReadForm {
      var form = Sample.blocked(seed)
      form.outcome = .complete
      return form
    }
    // Nothing is to be mended: another form is another request.
    try take(mail("a", form: complete("a")), reply: planned)
    #expect(try take(mail("b") { $0.answered = ["a@mail.example"] }).map(\.kind) == [.opened])

    var reply = planned
    (reply.messageID, reply.token) = ("reply-2@docket.example", nil)
    let asked = try #require(try take(mail("c"), reply: reply).first?.summary)
    // From somebody else it shows nothing.
    let stranger = mail("d") { mail in
      mail.sender = "else@school.example"
      mail.answered = ["c@mail.example"]
    }
    #expect(try take(stranger).map(\.kind) == [.opened])
    let receipts = try take(
      mail("e", form: complete("e")) { $0.answered = ["c@mail.example"] })
    #expect(receipts.map(\.kind) == [.corrected])
    #expect(receipts.first?.summary?.reference == asked.reference)
    #expect(receipts.first?.summary?.outcome == .complete)
    guard
      case .corrected(let facts)? = try store.detail(asked.reference).events.map(\.payload)
        .first(where: { $0.kind == .corrected })
    else {
      Issue.record("no correction")
      return
    }
    #expect(facts.sign == .thread)
    // It is complete now, so that one more is another request.
    #expect(try take(mail("f") { $0.answered = ["c@mail.example"] }).map(\.kind) == [.opened])
    try checkRecord()
  }

  @Test
  func
    `with a copy of several forms corrects the marked one and knows those that are as they were`()
    throws
  {
    func file(_ seed: String, _ forms: [ReadForm]) -> Delivery {
      mail(seed) { mail in
        mail.files = [Sample.arrival("file \(seed)", forms: forms)]
        mail.answered = [planned.messageID]
      }
    }
    let forms = (1...3).map { Sample.blocked("form \($0)", record: $0) }
    var reply = planned
    reply.receipt = 1
    let first = try take(file("a", forms), reply: reply).compactMap(\.summary?.reference)
    var copy = forms
    copy[1] = Sample.blocked("mended", record: 2)
    copy[1].correctionOf = CorrectionMark(
      reference: first[1].description, token: planned.token ?? "")
    copy[2] = Sample.blocked("another", record: 3)
    let receipts = try take(file("b", copy))
    #expect(receipts.map(\.kind) == [.arrivedAgain, .corrected, .opened])
    #expect(receipts.prefix(2).compactMap(\.summary?.reference) == Array(first.prefix(2)))
    #expect(try store.detail(first[1]).form.answer("teacher")?.raw == "Teacher mended")
    #expect(try store.detail(first[2]).summary.arrivals == 1)
    try checkRecord()
    // A mark that nobody made opens nothing to anybody.
    copy[1].correctionOf = CorrectionMark(
      reference: first[1].description, token: String(repeating: "0b", count: 16))
    #expect(
      try take(file("c", copy)).map(\.kind) == [.opened, .opened, .opened])
  }

  @Test func `with several forms corrects no case that its thread or its subject names`() throws {
    let first = try #require(try take(mail("a"), reply: planned).first?.summary)
    let receipts = try take(
      mail("b") { mail in
        mail.files.append(Sample.arrival("c"))
        mail.answered = ["reply-1@docket.example"]
        mail.named = [first.reference]
      })
    #expect(receipts.map(\.kind) == [.opened, .opened])
    #expect(try store.detail(first.reference).summary == first)
    try checkRecord()
  }

  @Test func `that names a case corrects it where the same person sent it`() throws {
    let reference = try #require(try take(mail("a")).first?.summary?.reference)
    let stranger = mail("b") { mail in
      mail.sender = "else@school.example"
      mail.named = [reference]
    }
    #expect(try take(stranger).map(\.kind) == [.opened])
    #expect(try take(mail("c") { $0.named = [reference] }).map(\.kind) == [.corrected])
    #expect(try store.cases().count == 2)
  }

  @Test func `with another form is a case of its own, whatever it answers`() throws {
    try take(mail("a"), reply: planned)
    var form = Sample.blocked("b")
    form.form = FormIdentity(id: "report", version: 1)
    let receipts = try take(mail("b", form: form) { $0.answered = ["reply-1@docket.example"] })
    #expect(receipts.map(\.kind) == [.opened])
  }

  @Test func `that corrects a closed case brings it back`() throws {
    let reference = try #require(try take(mail("a"), reply: planned).first?.summary?.reference)
    _ = try store.close(
      reference, by: "Ms P Lane", role: "ict-manager", reason: "Done.", at: Sample.moment)
    let receipts = try take(mail("b") { $0.answered = ["reply-1@docket.example"] })
    #expect(receipts.first?.summary?.status == .cameAgain)
    try checkRecord()
  }

  // MARK: - Replies

  @Test func `is answered once, by a reply that waits until it is handed over`() throws {
    let receipts = try take(mail("a"), reply: planned)
    let reference = try #require(receipts.first?.summary?.reference)
    let reply = try #require(try store.dueReplies(at: Sample.moment).first)
    #expect(reply.messageID == "reply-1@docket.example")
    #expect(reply.address == "sender@school.example")
    let item = reply.item
    #expect(item.kind == .opened)
    #expect(item.reference == reference)
    #expect(item.token == planned.token)
    let read = try store.reading(of: reference, at: try #require(item.reading))
    #expect(read.form.answer("teacher")?.raw == "Teacher a")
    #expect(read.file.name == "a.docx")
    // Another answer comes before the reply goes: it still tells of the first.
    try take(mail("b") { $0.answered = [reply.messageID] })
    #expect(
      try store.reading(of: reference, at: item.reading ?? 0).form.answer("teacher")?.raw
        == "Teacher a")

    let later = Moment(milliseconds: Sample.moment.milliseconds + 60_000, zoneMinutes: 0)
    try store.postponeReply(reply.messageID, until: later)
    #expect(try store.dueReplies(at: Sample.moment).isEmpty)
    #expect(try store.nextReply()?.milliseconds == later.milliseconds)
    #expect(try store.dueReplies(at: later).map(\.attempts) == [1])
    try store.replyWasHandedOver(reply.messageID)
    #expect(try store.dueReplies(at: later).isEmpty)
    #expect(try store.nextReply() == nil)
    #expect(try store.replyCounts() == [.handed: 1])
    try checkRecord()
  }

  @Test func `that is refused can be answered, too`() throws {
    let refusal = Refusal(code: .encrypted, message: "It is protected.", hint: "Take it off.")
    let refused = ReadForm(
      file: "a.docx", record: 1, sha256: "", outcome: .refused, refusal: refusal)
    try take(mail("a", form: refused), reply: planned)
    let item = try #require(try store.dueReplies(at: Sample.moment).first).item
    #expect(item.kind == .refused)
    #expect(item.refusal == refusal)
    #expect(item.reference == nil)
    try checkRecord()
  }

  @Test func `is the last to be answered in a day after five to one address`() throws {
    for number in 1...7 {
      var reply = planned
      reply.messageID = "reply-\(number)@docket.example"
      reply.token = nil
      try take(mail("\(number)"), reply: reply)
    }
    #expect(try store.replyCounts() == [.due: 5, .withheld: 2])
    let answered = try store.cases().map { summary in
      try store.detail(summary.reference).events.contains { $0.payload.kind == .answered }
    }
    #expect(answered.count(where: \.self) == 5)
  }
}
