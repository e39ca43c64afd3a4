internal import Forms

/// Why docket refuses a file before it reads what is in it.
extension Refusal {
  static func cannotOpen(_ failure: FileFailure) -> Refusal {
    if case .otherKind(let kind) = failure { return notAFile(named: kind) }
    return Refusal(
      code: .cannotOpen, message: "The file could not be opened: \(failure.reason).",
      hint: "Check that the file is there and that you may read it, then run the command again.")
  }

  static func notAFile(_ kind: FileKind) -> Refusal { notAFile(named: kind.name) }

  private static func notAFile(named kind: String) -> Refusal {
    Refusal(
      code: .notAFormFile, message: "This is \(kind), not a file.",
      hint: kind == "a folder"
        ? "Give the folder a name that does not end like a Word file's, or name the files in it."
        : "Put the form itself here, as an ordinary file.")
  }

  static let passingFile = Refusal(
    code: .notAFormFile,
    message: "This is a file that a program keeps for itself while it works, not a form.",
    hint: "Name the form itself; its name does not begin with ~$ or a dot.")

  /// Larger than any file of any kind that docket reads.
  static func tooLarge(limit: Int) -> Refusal {
    Refusal(
      code: .tooLarge, message: "The file is larger than \(limit >> 20) MiB.",
      hint: "Take pictures out of it, or ask the sender for the form alone.")
  }
}
