internal import Intake
internal import Publishing
internal import Templates

/// Where documents go: a folder and how they are named in it.
struct OutputTarget {
  let folder: FilePath
  /// PDFs are made, not Word files.
  let isPDF: Bool
  private let pattern: NamePattern
  /// Records are numbered, for the pattern gives all of them one name.
  private let isNumbered: Bool

  /// The files that documents are made of, which they must not replace.
  private let inputs: [FilePath]

  /// - Parameters:
  ///   - text: a folder, or a name that ends in `.docx` or `.pdf`, tags in its last step.
  ///   - wantsPDF: documents in a folder are PDFs.
  ///   - inputs: the template, which gives documents in a folder their name, and the data.
  ///   - documents: how many there will be.
  ///   - shape: of the data, for names with tags.
  /// - Throws: ``Problem`` where tags stand in a folder's name or are wrong.
  init(
    _ text: String, wantsPDF: Bool, inputs: [FilePath], documents: Int, of shape: DataShape
  ) throws {
    var name: String
    let template = inputs[0]
    self.inputs = inputs
    isPDF = wantsPDF || text.lowercased().hasSuffix(".pdf")
    let isName = text.lowercased().hasSuffix(".docx") || text.lowercased().hasSuffix(".pdf")
    if wantsPDF, text.lowercased().hasSuffix(".docx") {
      throw Problem(
        "A PDF cannot have a name that ends in .docx.", at: "--output \(text)",
        hint: "Write `--output \"\(text.dropLast(5)).pdf\"`, or leave --pdf out.")
    }
    if !isName, text.contains("{{") {
      throw Problem(
        "A name with tags must end in .docx or .pdf.", at: "--output \(text)",
        hint: "Write `--output \"\(text)\(isPDF ? ".pdf" : ".docx")\"`.")
    }
    if isName {
      // A tag may hold a slash: `format: "d/M/yyyy"`.
      let end = text.firstRange(of: "{{")?.lowerBound ?? text.endIndex
      var slash = text[..<end].lastIndex(of: "/")
      if let close = text.ranges(of: "}}").last?.upperBound,
        let behind = text[close...].lastIndex(of: "/")
      {
        slash = behind
      }
      folder = FilePath(slash.map { String(text[..<$0]) } ?? ".")
      name = slash.map { String(text[text.index(after: $0)...]) } ?? text
    } else {
      folder = FilePath(text)
      var stem = String(decoding: template.name, as: UTF8.self)
      for ending in [".docx", ".dotx", ".md", ".markdown"] where stem.lowercased().hasSuffix(ending)
      {
        stem = String(stem.dropLast(ending.count))
      }
      // Braces in the name of a template are no tags.
      name = stem.replacing("{{", with: "") + (isPDF ? ".pdf" : ".docx")
    }
    guard !folder.text.contains("{{") else {
      throw Problem(
        "Tags can stand in the name of a file, not in that of its folder.", at: folder.shown,
        hint: "Write the folder out, and the tags behind the last /.")
    }
    do throws(NamePattern.Failure) {
      pattern = try NamePattern(name)
      try pattern.check(shape)
    } catch {
      throw Problem(error.message, at: "--output \(text)", hint: error.hint)
    }
    guard !isName || !pattern.isFixed || documents == 1 else {
      throw Problem(
        "There are \(documents) records, and one name for all of them.", at: "--output \(text)",
        hint:
          "Name a folder, put a tag into the name ({{ name }}\(isPDF ? ".pdf" : ".docx")), or add --one-file for one document."
      )
    }
    isNumbered = !isName && documents > 1
  }

  /// The names of the documents; none of them is there yet, or all may be replaced.
  func names(_ run: FillingRun, _ count: Int, force: Bool) throws -> DocumentNames {
    try Self.makeFolder(folder)
    do {
      return try DocumentNames(pattern, isNumbered: isNumbered, of: run, count: count) { name in
        try see(name, force: force)
      }
    } catch let failure as NamePattern.Failure {
      throw Problem(failure.message, hint: failure.hint)
    }
  }

  /// A document as it is named to a person.
  func shown(_ name: String) -> String {
    folder == FilePath(".") ? Visible.line(name) : folder.appending(name).shown
  }

  /// Makes the folder that documents go into, where it is not there.
  static func makeFolder(_ folder: FilePath) throws {
    do throws(FileFailure) {
      try folder.makeFolders()
    } catch {
      let isFile = (try? folder.status(followingLinks: true))?.kind == .file
      throw Problem(
        isFile
          ? "This is a file, and documents go into a folder."
          : "The folder cannot be made: \(error.reason).", at: folder.shown,
        hint: isFile
          ? "Name a folder, or a document that ends in .docx or .pdf."
          : "Check that you may write in the folder round it.")
    }
  }

  /// Sees that no file is in the way, before the first one is written.
  private func see(_ name: String, force: Bool) throws {
    try Self.see(folder.appending(name), besides: inputs, force: force)
  }

  /// Sees that a file is none of the inputs, and not there unless it may be replaced.
  static func see(_ path: FilePath, besides inputs: [FilePath], force: Bool) throws {
    for input in inputs where path.isSameFile(as: input) { throw isInput(path) }
    if !force, (try? path.status(followingLinks: false)) != nil { throw isThere(path) }
  }

  /// Writes the one document.
  func write(_ document: [UInt8], force: Bool) throws {
    let name = try pattern.isFixed ? pattern.fixedName : { throw Self.tagsInOneName }()
    try Self.makeFolder(folder)
    try see(name, force: force)
    let path = folder.appending(name)
    try Self.write(document, to: path, force: force)
    var output = Output()
    try output.line(shown(name))
    try output.flush()
  }

  static func write(_ document: [UInt8], to path: FilePath, force: Bool) throws {
    try see(path, besides: [], force: force)
    do throws(FileFailure) {
      try path.write(document, replacing: force)
    } catch {
      throw problem(FillingRun.Failure.file(error, path))
    }
  }

  private static let tagsInOneName = Problem(
    "One file for all records cannot be named from one of them.",
    hint: "Give --output a name without tags.")

  static func isInput(_ path: FilePath) -> Problem {
    Problem(
      "This is the file that is read, which would be lost.", at: path.shown,
      hint: "Name another file.")
  }

  private static func isThere(_ path: FilePath) -> Problem {
    Problem(
      "The file is there already, so nothing was written.", at: path.shown,
      hint: "Name another folder, or add --force to replace it.")
  }

  /// What a failure means to whoever runs the command.
  static func problem(_ error: any Error) -> any Error {
    switch error {
    case FillingRun.Failure.layout(let error): return TemplateFile.problem(error, nil, "document")
    case FillingRun.Failure.file(.exists, let path):
      return Problem(
        "A file of this name was made while docket was writing.", at: path.shown,
        hint: "Name another folder, or add --force to replace it.")
    case FillingRun.Failure.file(let failure, let path):
      return Problem(
        "The document could not be written: \(failure.reason).", at: path.shown,
        hint:
          "Check that the folder is there, that you may write in it, and that the disk has room.")
    default: return error
    }
  }
}
