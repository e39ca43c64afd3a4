import Foundation
import Testing

@testable import Forms
@testable import Word

/// The Word files that other projects test with. (`shared/corpus/word`)
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Word files that others wrote` {
  /// Its reference is of two tools that show what a SET field sets and lose simple fields; Word, which
  /// wrote what it expects into the text, does neither.
  private static let showsFieldsOtherwise = "docxport.net__TestFields.docx"

  @Test(arguments: WordFile.all(.readable))
  func `are read, with the words of their reference in order`(_ file: WordFile) throws {
    let found = words(try read(file).visibleText())
    guard let expected = try file.referenceWords(), file.name != Self.showsFieldsOtherwise
    else { return }
    var next = found.startIndex
    for (number, word) in expected.enumerated() {
      guard let index = found[next...].firstIndex(where: { $0.elementsEqual(word) }) else {
        Issue.record("word \(number + 1) of the reference is missing: \(String(word))")
        return
      }
      next = index + 1
    }
  }

  @Test(arguments: WordFile.all(.readable).filter { $0.features.contains("del") })
  func `are read without what was deleted in them`(_ file: WordFile) throws {
    let document = try read(file)
    let shown = document.visibleText()
    let deleted = document.notes.compactMap { note -> String? in
      if case .deletedText(_, let text) = note.kind { text } else { nil }
    }
    // Words that were typed again elsewhere prove nothing.
    for text in deleted where words(text).count > 4 { #expect(!shown.contains(text)) }
  }

  @Test(arguments: WordFile.all(.encrypted))
  func `that are protected by a password say so`(_ file: WordFile) throws {
    #expect(try refusal(file) == .encrypted)
  }

  @Test(arguments: WordFile.all(.notADocx))
  func `that are no Word files are refused as what they are`(_ file: WordFile) throws {
    let code = try refusal(file)
    #expect(code == .notAFormFile || code == .legacyDoc)
  }

  @Test(arguments: WordFile.all(.corrupt))
  func `that are corrupt are refused`(_ file: WordFile) throws {
    let code = try refusal(file)
    #expect(code == .damaged || code == .unsafe || code == .tooLarge)
  }

  @Test(arguments: WordFile.all(.hostile))
  func `that are hostile are refused, or read without harm`(_ file: WordFile) throws {
    let code = try refusal(file)
    #expect(code == nil || code == .unsafe)
  }

  private func read(_ file: WordFile) throws -> Document {
    var reader = FormReader(forms: [], today: anyDay)
    return try reader.document(try file.bytes(), file.name)
  }

  private func refusal(_ file: WordFile) throws -> Refusal.Code? {
    let bytes = try file.bytes()
    do throws(Refusal) {
      var reader = FormReader(forms: [], today: anyDay)
      _ = try reader.document(bytes, file.name)
      return nil
    } catch {
      return error.code
    }
  }
}
