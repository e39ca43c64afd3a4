import Foundation
import Testing

@testable import Forms

/// A real form of the corpus, and what a person read in it. (`forms-truth.json`)
struct RealForm: Decodable, Sendable, CustomTestStringConvertible {
  struct Field: Decodable {
    let label: String
    let value: Truth?
    let selected: [String]?

    /// What is in the field; nothing where it was left empty.
    var answer: [String] {
      if let selected { return selected }
      switch value {
      case .text(let text): return text.isEmpty ? [] : [text]
      case .list(let texts): return [texts.joined(separator: "\n")]
      case .ticked(let isTicked): return isTicked ? ["Yes"] : []
      case .table, nil: return []
      }
    }
  }

  enum Truth: Decodable {
    case text(String)
    case ticked(Bool)
    case list([String])
    /// Rows of a table, which are no single answer.
    case table

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let isTicked = try? container.decode(Bool.self) {
        self = .ticked(isTicked)
      } else if let texts = try? container.decode([String].self) {
        self = .list(texts)
      } else {
        self = .table
      }
    }
  }

  let file: String
  let title: String
  let fields: [Field]

  var testDescription: String { title }

  /// All of them; none where the corpus is missing.
  static let all: [RealForm] = {
    struct Everything: Decodable { let forms: [RealForm] }
    guard let truth = SharedFolder.corpus?.appending(path: "forms-truth.json"),
      let data = try? Data(contentsOf: truth),
      let everything = try? JSONDecoder().decode(Everything.self, from: data)
    else { return [] }
    return everything.forms
  }()

  /// The schema that a school would write for it, in the folder `Schemas`.
  func schema() throws -> FormSchema {
    let name = try #require(Self.schemas[file], "No schema was written for \(file).")
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Schemas/\(name).yaml")
    return try FormSchema(yaml: String(contentsOf: url, encoding: .utf8), file: url.path)
  }

  func read(_ schema: FormSchema) throws -> ReadForm {
    let url = try #require(SharedFolder.corpus).appending(path: "word/\(file)")
    var reader = FormReader(forms: [schema], today: anyDay)
    let forms = reader.read(try [UInt8](Data(contentsOf: url)), file: file)
    return try #require(
      forms.count == 1 ? forms.first : nil, "It was read as \(forms.count) forms.")
  }

  private static let schemas = [
    "aspose-net__Corrupted-footnotes.docx": "contract",
    "aspose-net__DML-unique-ID-original.docx": "test-report",
    "docx2python__checked_boxes.docx": "referral",
    "poi__stress005.docx": "grant",
    "docling__docx_checkboxes.docx": "options",
    "docx4j__invoice2013.docx": "invoice",
    "pywordform__sample_form.docx": "sample",
    "powertools__HC007-Test-02.docx": "assignments",
    "docx-form__test.docx": "controls",
    "openxmlsdk__2006.docx": "registration",
    "fedramp-templater__FedRAMP_ac-2-1_v2.1.docx": "control-summary",
    "poi__stress017.docx": "agenda",
  ]

  /// Fields that no schema asks, and why.
  static let leftOut = [
    "(invoice)": "boxes without a label, behind the answer to another question",
    "Summary EUT1 / Group1": "a table, not an answer",
    "(lines)": "a table, not an answer",
    "(notes)": "a list without a label",
    "Math": "rows of a timetable", "English": "rows of a timetable",
    "SOCIAL STUDIES": "rows of a timetable", "Science": "rows of a timetable",
    "(combo box 1)": "a control without name or label",
    "(combo box 2)": "a control without name or label",
    "(date 1)": "a control without name or label", "(date 2)": "a control without name or label",
    "Kosten der externen F&E-Dienstleistung für die TIM-Expertenberatung":
      "a box with an amount behind it",
    "Ort": "a caption under the answer", "Datum": "a caption under the answer",
  ]
}

/// The day on which every file of the corpus is read.
let anyDay = CalendarDate(year: 2026, month: 11, day: 23) ?? { preconditionFailure("a real day") }()
