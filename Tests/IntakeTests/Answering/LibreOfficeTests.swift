import Archive
import Forms
import Foundation
import Publishing
import School
import Templates
import TestSupport
import Testing
import Word

@testable import Intake

/// A correction copy goes through another office program, and comes back.
@Suite(.serialized) struct `A correction copy in LibreOffice` {
  private static let isThere: ConditionTrait = .enabled(
    if: LibreOffice.program != nil, "LibreOffice is not installed, so nothing was opened.")

  /// A blank form as docket prints it, locked but for its controls.
  private static func blankForm(_ id: String) throws -> [UInt8] {
    let style = [UInt8](try Data(contentsOf: Catalogue.houseStyle))
    let blank = BlankForm(
      try Catalogue.form(id), of: try Catalogue.school(), on: readingDay)
    return try blank.word(Template(FormDocument.frame(of: style)))
  }

  /// Forms with something to mend, by their names.
  private static func bad() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [
      "printed-access": try blankForm("blocked-content-access"),
      "printed-report": try blankForm("inappropriate-content-report"),
    ]
    let forms = try Catalogue.shipped()
    for file in try Catalogue.inbox() {
      let read = readForm(file.bytes, forms)
      guard let schema = forms.first(where: { $0.id == read.form?.id }),
        ![Correction](of: read, schema: schema, school: nil).isEmpty
      else { continue }
      files[String(file.name.dropLast(5))] = file.bytes
    }
    return files
  }

  private static func copies() throws -> [String: (original: ReadForm, copy: [UInt8])] {
    let forms = try Catalogue.shipped()
    return try bad().mapValues { file in
      let read = readForm(file, forms)
      let schema = try #require(forms.first { $0.id == read.form?.id })
      return (read, try `A correction copy`.copy(file, read, schema).bytes)
    }
  }

  @Test(isThere) func `is answered with its comments left in`() throws {
    let copies = try Self.copies()
    #expect(copies.count >= 5)
    let saved = try LibreOffice.converted(copies.mapValues(\.copy), from: "docx", to: "docx")
    for (name, file) in saved {
      let (read, copy) = try #require(copies[name])
      try Self.expectSame(file, read, name)
      // LibreOffice keeps each comment at its place.
      let before = try `A correction copy`.comments(in: copy).map(Self.words)
      let after = try `A correction copy`.comments(in: file).map(Self.words)
      #expect(after.sorted() == before.sorted(), "\(name)")
    }
  }

  @Test(isThere) func `is answered with its comments deleted`() throws {
    let copies = try Self.copies()
    var open = try LibreOffice.converted(copies.mapValues(\.copy), from: "docx", to: "fodt")
    for (name, bytes) in open {
      let text = String(decoding: bytes, as: UTF8.self)
      let without = try text.replacing(
        Regex("(?s)<office:annotation .*?</office:annotation>|<office:annotation-end [^>]*/>"),
        with: "")
      #expect(without.utf8.count < text.utf8.count, "\(name)")
      open[name] = Array(without.utf8)
    }
    for (name, file) in try LibreOffice.converted(open, from: "fodt", to: "docx") {
      let (read, _) = try #require(copies[name])
      #expect(try `A correction copy`.comments(in: file).isEmpty)
      try Self.expectSame(file, read, name)
    }
  }

  @Test(isThere) func `is mended there, and complete`() throws {
    let name = "access-request-required-field-empty"
    let copy = try #require(try Self.copies()[name]).copy
    let open = try LibreOffice.converted([name: copy], from: "docx", to: "fodt")
    let text = String(decoding: try #require(open[name]), as: UTF8.self)
    // The empty paragraph behind the cell of the question.
    let label = try #require(
      text.range(of: "Reasons:</text:p>", options: .backwards) ?? text.range(of: "Reasons:"))
    let empty = try #require(
      text.range(
        of: "<text:p [^>]*/>", options: .regularExpression, range: label.upperBound..<text.endIndex)
    )
    let style = text[empty].dropLast(2)
    let mended = text.replacingCharacters(
      in: empty, with: "\(style)>Year 5 look at the planets.</text:p>")
    let saved = try LibreOffice.converted([name: Array(mended.utf8)], from: "fodt", to: "docx")
    let read = readForm(try #require(saved[name]), try Catalogue.shipped())
    #expect(read.outcome == .complete)
    #expect(read.answer("reasons")?.value == .text("Year 5 look at the planets."))
    #expect(read.correctionOf == `A correction copy`.mark)
  }

  @Test(isThere) func `of a file with several forms is known by where its comments stand`() throws {
    let forms = `A correction copy`.readAll(`A correction copy`.several)
    var copies: [String: [UInt8]] = [:]
    for (number, form) in forms.enumerated() {
      copies["\(number)"] = try `A correction copy`.copy(
        `A correction copy`.several, form, `A correction copy`.schema
      ).bytes
    }
    let saved = try LibreOffice.converted(copies, from: "docx", to: "docx")
    for number in forms.indices {
      let again = `A correction copy`.readAll(try #require(saved["\(number)"]))
      #expect(
        again.map(\.correctionOf)
          == forms.indices.map { $0 == number ? `A correction copy`.mark : nil })
    }
  }

  /// The same answers, and nothing of docket's own words among them.
  private static func expectSame(_ file: [UInt8], _ read: ReadForm, _ name: String) throws {
    let again = readForm(file, try Catalogue.shipped())
    #expect(again.correctionOf == `A correction copy`.mark, "\(name)")
    #expect(again.form == read.form, "\(name)")
    #expect(
      again.answers.map(\.answer.outcome) == read.answers.map(\.answer.outcome), "\(name)")
    #expect(again.answers.map(\.answer.value) == read.answers.map(\.answer.value), "\(name)")
    // LibreOffice puts headers in another order.
    #expect(
      again.unassigned.map(\.text).sorted() == read.unassigned.map(\.text).sorted(), "\(name)")
    #expect(again.findings.map(\.code) == read.findings.map(\.code), "\(name)")
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
