import Forms
import Foundation
import Publishing
import School
import Templates

/// A file of the project.
func shipped(_ path: String) throws -> [UInt8] {
  [UInt8](
    try Data(
      contentsOf: URL(filePath: #filePath).appending(path: "../../../../\(path)").standardized))
}

/// A school where two roles are held.
let school = School(
  name: "Longroyde Primary School", motto: "Everybody valued",
  roles: [
    School.Role(
      id: "headteacher", title: "Headteacher",
      people: [School.Person(name: "Mrs A Head", email: "head@school.example")]),
    School.Role(id: "ict-manager", title: "ICT manager", people: []),
    School.Role(
      id: "safeguarding-lead", title: "Safeguarding lead", people: [], standIn: "headteacher"),
    School.Role(
      id: "chair-of-governors", title: "Chair of governors",
      people: [School.Person(name: "Mr B Chair"), School.Person(name: "Ms C Deputy")]),
  ], calendar: WorkingCalendar())

/// A text in Markdown as a template.
func template(_ text: String) throws -> Template {
  let sources = MarkdownSources(
    text: { _ throws(LoadingFailure) in
      throw LoadingFailure(message: "There is none.", hint: "Include none.")
    },
    form: { _ in nil }, pictures: PictureSource())
  return try Template(
    MarkdownTemplate(
      Array(text.utf8), name: "policy.md", style: try shipped("templates/house-style.docx"),
      sources: sources))
}

/// A day as `2026-09-01`.
func day(_ text: String) throws -> CalendarDate {
  guard let day = CalendarDate(iso: text) else { throw NoDay() }
  return day
}

private struct NoDay: Error {}

/// A folder that is gone with the test.
final class Folder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "docket-publishing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }  // a temporary folder may stay

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appending(path: name)))
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
