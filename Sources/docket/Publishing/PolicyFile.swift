internal import Forms
internal import Intake
internal import Publishing
internal import Word

/// A policy that somebody wrote, in whatever kind of file.
enum PolicyFile {
  case document(Document)
  case markdown(String)

  /// - Throws: ``Problem`` where it cannot be opened, ``Refused`` where it is no policy that can be read.
  init(_ path: FilePath) throws {
    let bytes = try TemplateFile.contents(path, "policy")
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw Refused(
        Problem(
          "The policy is empty.", at: path.shown,
          hint: "Name the file that holds its words; was it saved?"))
    }
    let name = path.text.lowercased()
    let isText = [".md", ".markdown", ".txt", ".text"].contains { name.hasSuffix($0) }
    do throws(PackageError) {
      var reader = WordReader()
      self = .document(try reader.read(bytes))
    } catch .notAWordFile(let kind) where isText || kind == "plain text" {
      guard kind == "plain text" || kind == "a file of an unknown kind" else {
        throw Refused(Self.problem(.notAWordFile(kind: kind), path))
      }
      do throws(Refusal) {
        let text = try DecodedText(reading: bytes)
        guard !text.hasReplacements else {
          throw Refusal(
            code: .unreadableEncoding,
            message: "Some bytes of the file are no letters in any encoding that docket knows.",
            hint: "Save it again as plain text (UTF-8).")
        }
        self =
          name.hasSuffix(".md") || name.hasSuffix(".markdown")
          ? .markdown(String(decoding: text.bytes, as: UTF8.self))
          : .document(Document(plainText: text.bytes))
      } catch {
        throw Refused(Problem(error.message, at: path.shown, hint: error.hint))
      }
    } catch {
      throw Refused(Self.problem(error, path))
    }
  }

  private static func problem(_ error: PackageError, _ path: FilePath) -> Problem {
    guard case .notAWordFile = error else { return TemplateFile.problem(error, path, "policy") }
    var problem = TemplateFile.problem(error, path, "policy")
    problem.hint =
      "Open it in the program that made it, and save it as Word Document (.docx) or plain text (.txt)."
    return problem
  }

  /// A file that docket does not take: the run ends with status 1.
  struct Refused: Error {
    var problem: Problem

    init(_ problem: Problem) {
      self.problem = problem
    }

    /// Says why, and ends the command.
    func finish(_ console: Console) throws {
      console.say(problem)
      try Status.needsAPerson.finish()
    }
  }
}
