internal import ArgumentParser
internal import Fonts
internal import Intake
internal import PDF
internal import Word

/// `docket pdf`: a Word document as an accessible PDF.
struct PDFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Make an accessible PDF of a Word document.",
    usage: "docket pdf <file> [--output <path>] [<options>]",
    discussion: """
      The PDF is tagged (PDF/UA-1) and the same each time. Whatever its pages do not show as Word would \
      is said, each with its place; with --strict nothing is written then.
      """)

  @Argument(help: ArgumentHelp("A Word file.", valueName: "file"))
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where it goes; else beside the file.", valueName: "path"))
  var output: String?

  @Flag(help: "Make content controls and tick boxes fields that are filled in on the screen.")
  var form = false

  @Flag(help: "Write nothing where the pages would not be as Word shows them.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Who makes the pages: docket, or libreoffice where it is installed.", valueName: "program"))
  var renderer = PDFRenderer.docket

  @Flag(help: "Replace a file that is there.")
  var force = false

  func validate() throws {
    if renderer == .libreoffice, form || strict {
      throw ValidationError(
        "--form and --strict are what docket itself can do: leave --renderer libreoffice out.")
    }
  }

  func run() throws {
    let path = try PathArguments.paths([file])[0]
    let target = try target(path)
    if path.name.starts(with: "~$".utf8) {
      throw Problem(
        "This is the note that Word keeps beside a document that somebody has open.",
        at: path.shown, hint: "Name the document itself.")
    }
    try OutputTarget.makeFolder(target.parent)
    try OutputTarget.see(target, besides: [path], force: force)
    let bytes = try TemplateFile.contents(path, "document")
    let console = Console()
    if renderer == .libreoffice {
      try OutputTarget.write(PDFRenderer.libreOffice(bytes, path), to: target, force: force)
      return try tell(target)
    }
    let faces = try FontFaces()
    let result: DocumentPrinter.Result
    do throws(PackageError) {
      let printer = DocumentPrinter(faces)
      result = try printer.pages(
        of: FlowParts(try WordFile(bytes)), title: Self.stem(path), makesForm: form)
    } catch {
      console.say(TemplateFile.problem(error, path, "document"))
      return try Status.needsAPerson.finish()
    }
    LayoutReport(path, isStrict: strict).say(result.findings.map { ($0, nil) }, console)
    if strict, !result.findings.isEmpty {
      console.say("Nothing was written.")
      return try Status.needsAPerson.finish()
    }
    guard let writer = PDFWriter(FontCuts()) else {
      throw Problem("There is no memory left.", hint: "Close other programs and try again.")
    }
    try OutputTarget.write(writer.file(result.document), to: target, force: force)
    try tell(target)
    if !result.findings.isEmpty { try Status.needsAPerson.finish() }
  }

  private func tell(_ target: FilePath) throws {
    var output = Output()
    try output.line(target.shown)
    try output.flush()
  }

  /// The name of the file without its ending.
  static func stem(_ path: FilePath) -> String {
    let name = String(decoding: path.name, as: UTF8.self)
    for ending in [".docx", ".docm", ".dotx", ".dotm"] where name.lowercased().hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private func target(_ path: FilePath) throws -> FilePath {
    guard let output else {
      let name = Self.stem(path) + ".pdf"
      return path.parent == FilePath(".") ? FilePath(name) : path.parent.appending(name)
    }
    guard output != "-" else {
      throw Problem(
        "A PDF goes into a file.", at: "--output -", hint: "Name a file that ends in .pdf.")
    }
    let target = FilePath(output)
    let isFolder = (try? target.status(followingLinks: true))?.kind == .folder
    if isFolder || output.hasSuffix("/") { return target.appending(Self.stem(path) + ".pdf") }
    guard output.lowercased().hasSuffix(".pdf") else {
      throw Problem(
        "The name of a PDF ends in .pdf.", at: "--output \(output)",
        hint: "Write `--output \"\(output).pdf\"`, or name a folder that is there.")
    }
    return target
  }
}
