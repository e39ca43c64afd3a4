import Forms
import Foundation
import School
import Word

/// The day on which these tests read.
let readingDay =
  CalendarDate(year: 2026, month: 11, day: 27) ?? { preconditionFailure("a real day") }()

/// The forms and the school that ship.
enum Catalogue {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func shipped() throws -> [FormSchema] {
    try FormCatalogue(folder: checkout.appending(path: "forms").path).newest
  }

  static func form(_ id: String) throws -> FormSchema {
    try shipped().first { $0.id == id } ?? { throw CocoaError(.fileNoSuchFile) }()
  }

  static func school() throws -> School {
    try School(file: checkout.appending(path: "school.yaml").path)
  }

  /// The Word files of the example inbox, with what they are called.
  static func inbox() throws -> [(name: String, bytes: [UInt8])] {
    let folder = checkout.appending(path: "Examples/inbox")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".docx") && !$0.hasPrefix("~") }
      .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }

  static let houseStyle = checkout.appending(path: "templates/house-style.docx")
}

/// The first form of a file.
func readForm(_ bytes: [UInt8], file: String = "form.docx", _ forms: [FormSchema]) -> ReadForm {
  var reader = FormReader(forms: forms, today: readingDay)
  return reader.read(bytes, file: file)[0]
}
