import Archive
import Foundation
import TestSupport
import Testing

@testable import Forms
@testable import Mail

/// Messages of other projects' tests, held against what Python's `email` makes of them.
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Messages of others` {
  @Test(arguments: MailSample.all.filter { $0.parts != nil })
  func `have the parts that Python finds, byte for byte`(_ sample: MailSample) throws {
    let bytes = try sample.bytes
    var limits = ReadingLimits()
    // One has 349 parts; `over the limit of 200 parts are refused` is about that.
    limits.messageParts = 500
    #expect(MessageShape.isMessage(bytes, name: sample.file))
    let found = try Self.parts(bytes, limits: limits)
    let expected = try #require(sample.parts).flatMap { Self.reading(of: $0, in: sample.file) }
    #expect(found.map(\.shown) == expected.map(\.shown))
  }

  @Test func `are all there`() {
    #expect(MailSample.all.count == 24)
    #expect(MailSample.all.filter { $0.parts == nil }.count == 2)
  }

  @Test func `over the limit of 200 parts are refused`() throws {
    let sample = try #require(MailSample.all.first { $0.file.contains("issue408") })
    #expect(throws: MailFailure.tooLarge(limit: "200 parts")) {
      try MailReader().read(sample.bytes)
    }
  }

  @Test(arguments: MailSample.all.filter { $0.file.hasSuffix(".msg") })
  func `in Outlook's own format are refused, with what to do`(_ sample: MailSample) throws {
    var reader = FormReader(forms: [], today: try #require(CalendarDate(iso: "2026-11-27")))
    let form = reader.read(try sample.bytes, file: sample.file)[0]
    #expect(form.refusal?.code == .notAFormFile)
    #expect(
      form.refusal?.message
        == "The file is a message in Outlook's own format (.msg), which docket cannot read.")
    #expect(
      form.refusal?.hint
        == "Open it in Outlook, save the form that is attached to it, and hand that in.")
  }

  // MARK: Deviations

  /// Where docket reads a part otherwise than Python does, on purpose.
  private static func reading(
    of part: MailSample.Part, in file: String
  ) -> [MailSample.Part] {
    func inner(_ type: String, _ name: String?, _ sha256: String) -> MailSample.Part {
      MailSample.Part(depth: 1, name: name, type: type, sha256: sha256)
    }
    switch part.sha256 {
    // A message within a message that is in base64: Python takes the base64 for its text. One holds a form.
    case "6371550b6bad14dbae75a475e6516233a4d92c3dcfa2901a8e56cbf298db97a1":
      return [
        inner(
          "text/plain", nil, "dd180ab89217b4d6d09540c584c2fe326606deb5e811932dc53dc068bf24e018"),
        inner("text/html", nil, "c7920098287af9512ea69c9323f6d328dfcac724f05885850ec908b84461f1b6"),
        inner(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "Hello from SwiftMailer.docx",
          "9dcd7a01142a0e59bdb8275df63daddb5c15ab4f499ac9de30f45f89120795af"),
        inner(
          "application/pdf", "Hello from SwiftMailer.pdf",
          "f31c8a06765eb744d4a01bde71c30438fa5eee45d5e4eb98fb769758dc59b3af"),
        inner(
          "application/vnd.oasis.opendocument.text", "Hello from SwiftMailer.odt",
          "3c38be95f8eb0d36aeb4de00eccf57150524ad7d71e37a5314a9857f279f984b"),
        inner(
          "image/png", "Cours-Tutoriels-Serge-Tahé-1568x268.png",
          "322d6da3466af258308782ee90cac1be20cb646bebe85084a39bbc7a9b4af85f"),
      ]
    case "914b6702f4f6ee2c4f95f6240f8d9a25d12f8b763300f705987273460bb0e3c9":
      return [
        inner(
          "text/plain", nil, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
        inner("text/html", nil, "932724bce1a9e2154bbd8c3365d2764b9e6d667841a64cadbf26bc6cae0b8ac9"),
      ]
    // A boundary with nothing behind it but the end of the file: Python makes an empty part of nothing.
    case FileHash.sha256([]) where file == "rspamd__badboundary.eml": return []
    // The name is raw UTF-8; Python puts question marks for it.
    case "b53a55383d2f1f040ab010606d7911907f1a17f979f1d475fb4ac226243135e5"
    where part.name?.hasPrefix("\u{FFFD}") == true:
      return [
        MailSample.Part(
          depth: part.depth, name: "管理.doc", type: part.type, sha256: part.sha256)
      ]
    default: return [part]
    }
  }

  // MARK: All parts

  /// The leaves of a message in order, those of messages within it deeper, as the index lists them.
  private static func parts(
    _ bytes: [UInt8], limits: ReadingLimits, depth: Int = 0
  ) throws -> [MailSample.Part] {
    let library = try #require(GMimeLibrary.shared)
    var parser = MIMEParser(library: library, limits: limits)
    let block = try #require(HeaderBlock(bytes, limit: limits.headerBytes))
    let root = try parser.parse(bytes, text: block.end, depth: 0)
    return try leaves(of: root).flatMap { leaf -> [MailSample.Part] in
      guard leaf.type == "message/rfc822" else {
        return [
          MailSample.Part(
            depth: depth, name: leaf.name, type: leaf.type, sha256: FileHash.sha256(leaf.bytes))
        ]
      }
      let message = MailSample.Part(depth: depth, name: leaf.name, type: leaf.type, sha256: nil)
      return try [message] + parts(leaf.bytes, limits: limits, depth: depth + 1)
    }
  }

  private static func leaves(of entity: MIMEEntity) -> [MIMEEntity] {
    switch entity.content {
    case .bytes: [entity]
    case .parts(let children): children.flatMap { leaves(of: $0) }
    }
  }
}

extension MailSample.Part {
  fileprivate var shown: String { "\(depth) \(type) \(name ?? "-") \(sha256 ?? "-")" }
}

/// A form in messages of every make-up, as `make_mail.py` lists them.
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `A form in a message` {
  private static let schema = FormSchema(
    id: "child", version: 1, title: "Child registration form",
    referencePrefix: "CHI",
    sections: [
      FormSchema.Section(
        filledBy: .sender,
        fields: [
          Field(key: "name", label: "Full name:", type: .person),
          Field(key: "case", label: "Case number:", type: .text),
        ])
    ],
    routing: FormSchema.Routing(handledBy: "office", decidedBy: nil))

  private static let form = docx(
    body: ["Child registration form", "Full name: Ada Example", "Case number: C-1001"]
      .map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined())

  private static let made = MadeMails.make(round: form)

  @Test(arguments: made?.all ?? [])
  func `comes out as the manifest says`(_ mail: MadeMail) throws {
    let bytes = try #require(Self.made).bytes(mail)
    #expect(MessageShape.isMessage(bytes, name: mail.file))
    var reader = FormReader(
      forms: [Self.schema], today: try #require(CalendarDate(iso: "2026-11-27")))
    let message = reader.read(message: bytes, file: mail.file)
    let files = message.submissions.flatMap { submission in
      [String](repeating: submission.name ?? "", count: 1 + submission.copies.count)
    }
    switch mail.outcome {
    case .accept where mail.docx.isEmpty:
      #expect(message.submissions.map(\.name) == [nil])
      Self.expectRead(message)
    case .accept:
      #expect(Self.isSame(files, mail.docx))
      #expect(message.submissions[0].content == Self.form)
      Self.expectRead(message)
    case .reject:
      #expect(files == mail.docx)
      #expect(message.forms.map(\.outcome) == [.refused])
    case .either:
      if message.outcome == .refused {
        #expect(["deep.eml", "header-flood.eml"].contains(mail.file))
        #expect(message.refusal?.code == .tooLarge)
      } else {
        #expect(message.submissions.map(\.content) == [Self.form])
        Self.expectRead(message)
      }
    }
  }

  @Test func `is in as many messages as the manifest of this test knows`() throws {
    #expect(try #require(Self.made).all.count == 28)
  }

  private static func expectRead(_ message: ReadMessage) {
    #expect(message.forms.map { $0.answer("name")?.value } == [.text("Ada Example")])
    #expect(message.forms.map { $0.answer("case")?.value } == [.text("C-1001")])
  }

  /// The same bytes under two names are one submission, which has the first; of a Windows path the whole will
  /// do.
  private static func isSame(_ files: [String], _ names: [String]) -> Bool {
    files.count == names.count && (files[0] == names[0] || files[0].hasSuffix("\\" + names[0]))
  }
}
