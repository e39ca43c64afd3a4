import Archive
import Forms
import Foundation
import Templates
import Testing
import Word
import XML

/// The Word files that other projects test with, as templates. (`shared/corpus/word`)
@Suite(.enabled(if: SharedFolder.url != nil, "\(sharedIsMissing)"))
struct `Word files that others wrote, as templates` {
  private let none = TemplateRecord([])

  @Test(arguments: WordFile.all(.readable).filter { !$0.name.hasSuffix(".txt") })
  func `come back with the same trees, read and written part by part`(_ file: WordFile) throws {
    var word = try Word.WordFile(file.bytes())
    for part in word.xmlParts {
      guard let tree = try? word.tree(of: part) else { continue }  // it stays as it is
      let again = try XMLTree(tree.bytes, limits: ReadingLimits())
      #expect(outline(of: again.root) == outline(of: tree.root), "\(part.text)")
    }
  }

  @Test(arguments: WordFile.all(.readable).filter { !$0.name.hasSuffix(".txt") })
  func `are not changed by filling them with nothing`(_ file: WordFile) throws {
    let bytes = try file.bytes()
    let template = try Template(bytes)
    guard template.canBeFilled, template.fields.allSatisfy(\.isOptional) else {
      // Tags of other engines: what docket does not know is told, each with its place.
      #expect(
        template.findings.allSatisfy {
          $0.place?.words.isEmpty == false || $0.code == "template.macros"
        })
      return
    }
    let filled = try template.fill(none, today: anyDay, with: FillingWorkshop())
    var before = try Word.WordFile(bytes)
    var after = try Word.WordFile(filled)
    let parts = before.xmlParts
    #expect(after.xmlParts == parts)
    // A template of Word becomes a document, which its content type says.
    let isTemplate = file.name.hasSuffix(".dotx")
    for part in parts where !isTemplate || part != .contentTypes {
      guard let old = try? before.tree(of: part) else { continue }
      let new = try #require(try after.tree(of: part))
      #expect(outline(of: new.root) == outline(of: old.root), "\(part.text)")
    }
  }

  @Test(arguments: WordFile.all(.encrypted, .notADocx, .corrupt))
  func `that are none are refused`(_ file: WordFile) throws {
    let bytes = try file.bytes()
    do throws(PackageError) {
      let template = try Template(bytes)
      // A part that the text does not need may be broken.
      #expect(template.canBeFilled)
    } catch {}
  }

  /// Everything in an element, a line a node.
  private func outline(of node: XMLNode) -> [UInt8] {
    var bytes: [UInt8] = []
    node.write(to: &bytes)
    return bytes
  }
}

/// What breaks readers must not break templates: the same inputs, each in a process of its own.
@Suite(.enabled(if: HostileInputs.canBeMade, "\(sharedIsMissing), or Python is missing"))
struct `Hostile inputs as templates` {
  @Test(arguments: HostileInputs.shared?.cases.filter { $0.file.hasSuffix(".docx") } ?? [])
  func `end in a result or a reason, within time and memory`(_ input: HostileCase) throws {
    let made = try #require(HostileInputs.shared)
    let run = try ChildRun(
      ["templates", "check"].map { Array($0.utf8) } + [input.path(in: made.inputs)],
      in: FileManager.default.temporaryDirectory)
    #expect(run.signal == nil)
    #expect([0, 1, 2].contains(run.status), "\(run.err)")
    #expect(run.seconds <= input.maxSeconds)
    // A tree takes more than a stream does.
    #expect(run.megabytes <= max(input.maxMegabytes, 1_024))
  }
}
