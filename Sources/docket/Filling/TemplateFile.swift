internal import CSV
internal import Forms
internal import Intake
internal import Publishing
internal import School
internal import Templates
internal import Word

/// A template on the disk.
struct TemplateFile {
  let path: FilePath
  let template: Template
  /// The Word file that it is, or that was made of it.
  private let bytes: [UInt8]

  /// - Parameters:
  ///   - path: a Word file, or a text in Markdown.
  ///   - purpose: one document a record, or one for all.
  ///   - house: what a text in Markdown needs besides.
  /// - Throws: ``Problem`` where it cannot be read.
  init(
    _ path: FilePath, for purpose: Template.Purpose = .eachRecord, in house: HouseOption
  ) throws {
    self.path = path
    let file = try Self.contents(path, "template")
    let text = Self.isMarkdown(path) ? try house.document(file, path) : nil
    bytes = text?.file ?? file
    do throws(PackageError) {
      template =
        if let text { try Template(text, for: purpose) } else { try Template(bytes, for: purpose) }
    } catch {
      throw Self.problem(error, path)
    }
  }

  private init(_ file: TemplateFile, _ template: Template) {
    path = file.path
    self.template = template
    bytes = file.bytes
  }

  /// The template with the names of the school and its roles, which the data of a workspace need not repeat.
  ///
  /// - Throws: ``Problems`` where it asks for them and school.yaml cannot be read.
  func namingSchool(_ house: HouseOption) throws -> TemplateFile {
    guard template.fields.contains(where: Self.isOfSchool),
      let workspace = try house.workspace.openIfAny()
    else { return self }
    return TemplateFile(
      self, template.providing(TemplateRecord(try School(in: workspace.school))))
  }

  private static func isOfSchool(_ field: TemplateField) -> Bool {
    field.name.hasPrefix("school.") || field.name.hasPrefix("roles.")
      || field.inner.contains(where: isOfSchool)
  }

  private static func isMarkdown(_ path: FilePath) -> Bool {
    let name = path.text.lowercased()
    return [".md", ".markdown"].contains { name.hasSuffix($0) }
  }

  /// The bytes of a file that is no larger than a Word file may be.
  static func contents(_ path: FilePath, _ what: String) throws -> [UInt8] {
    try contents(
      path, what, upTo: 20 << 20,
      tooLarge: Problem(
        "The \(what) is too large: a Word file has at most 20 MiB.", at: path.shown,
        hint: "Make its pictures smaller (in Word: Picture Format, Compress Pictures)."))
  }

  /// The bytes of a file that a person named.
  fileprivate static func contents(
    _ path: FilePath, _ what: String, upTo limit: Int, tooLarge: Problem
  ) throws -> [UInt8] {
    do throws(FileFailure) {
      return try path.contents(upTo: limit, followingLinks: true)
    } catch .tooLarge {
      throw tooLarge
    } catch {
      throw Problem(
        "The \(what) cannot be read: \(error.reason).", at: path.shown,
        hint: "Check that it is a file and that you may open it.")
    }
  }

  /// Writes a copy with findings as comments.
  func annotate(_ findings: [TemplateFinding], to copy: FilePath, force: Bool) throws {
    guard !copy.isSameFile(as: path) else { throw OutputTarget.isInput(copy) }
    let kind = WordKind(name: copy.text)
    if let kind, kind.takesMacros != template.holdsMacros {
      let name = copy.text.dropLast(kind.rawValue.count)
      throw Problem(
        template.holdsMacros
          ? "The template holds macros, which a .\(kind.rawValue) file must not."
          : "The template holds no macros, and Word opens no .\(kind.rawValue) file without.",
        at: "--annotate \(copy.shown)",
        hint:
          "Write `--annotate \"\(Visible.line(name + (template.holdsMacros ? "docm" : "docx")))\"`."
      )
    }
    let annotated = try Annotation.annotated(bytes, with: findings, as: kind)
    try OutputTarget.write(annotated, to: copy, force: force)
  }

  /// Why a Word file cannot be used.
  ///
  /// - Parameters:
  ///   - error: what is wrong with it.
  ///   - path: of the file.
  ///   - what: what the file is to the person: `template`, `document`.
  /// - Returns: the problem.
  static func problem(
    _ error: PackageError, _ path: FilePath?, _ what: String = "template"
  ) -> Problem {
    let (message, hint) =
      switch error {
      case .encrypted:
        (
          "The \(what) is protected by a password.",
          "Remove it in Word: File, Info, Protect Document."
        )
      case .legacyDoc:
        (
          "The \(what) is a Word 97–2003 document (.doc).",
          "Open it in Word and save it as Word Document (.docx)."
        )
      case .outlookMessage:
        ("The \(what) is not a Word document: it is an Outlook message.", "Name a .docx file.")
      case .notAWordFile(let kind):
        ("The \(what) is not a Word document: it is \(kind).", "Name a .docx file.")
      case .damaged(let part, let reason):
        (
          "The \(what) is damaged\(part.map { " (\($0))" } ?? ""): \(reason).",
          "Open it in Word, which may repair it, and save it again."
        )
      case .tooLarge(let limit):
        (
          "The \(what) is too large: it passes the limit of \(limit).",
          "Cut it into several \(what)s."
        )
      case .unsafe(let reason):
        ("The \(what) is not safe to read: \(reason).", "Make it anew in Word.")
      case .empty: ("The \(what) holds no document.", "Save it again in Word.")
      case .unreadableEncoding(let name):
        (
          "The \(what) is written in an encoding that Word does not use: \(name).",
          "Open it in Word and save it again."
        )
      }
    return Problem(message, at: path?.shown, hint: hint)
  }
}

/// The data on the command line.
enum DataArgument {
  /// Reads data; where that cannot be done, what is wrong with the template is said, too.
  static func read(
    _ path: FilePath, _ template: Template, _ report: TemplateReport, _ console: Console
  ) throws -> TemplateData {
    do {
      return try read(path)
    } catch {
      report.say(template.findings.filter { $0.severity == .error }, console, isAll: false)
      throw error
    }
  }

  /// Says all rows that are wrong, and what is wrong with the template and the names of the data.
  ///
  /// - Throws: ``Problems`` where a row is wrong.
  static func checkRows(
    of survey: TemplateData.Survey, _ path: FilePath, _ template: Template,
    _ report: TemplateReport, _ console: Console
  ) throws {
    guard !survey.errors.isEmpty else { return }
    let findings = template.check(survey.shape).filter { $0.severity == .error }
    report.say(findings, console, isAll: false)
    var problems = survey.errors.map { problem($0, path) }
    if survey.errors.count == TemplateData.Survey.errorLimit {
      problems.append(
        Problem(
          "There may be more rows that are wrong.", at: path.shown,
          hint: "Mend these, then run this again."))
    }
    throw Problems(problems)
  }

  /// Reads data.
  ///
  /// - Throws: ``Problem`` where it cannot be read.
  static func read(_ path: FilePath) throws -> TemplateData {
    if let data = try table(path) { return data }
    let bytes = try TemplateFile.contents(
      path, "data", upTo: TemplateData.byteLimit,
      tooLarge: Problem(
        "The data holds more than \(TemplateData.byteLimit >> 20) MiB.", at: path.shown,
        hint: "Cut it into several files."))
    return try told(at: path) { () throws(DataError) in
      try TemplateData(bytes, name: String(decoding: path.name, as: UTF8.self))
    }
  }

  /// A long table, which is read in parts; nil where it must be read as a whole, or cannot be.
  private static func table(_ path: FilePath) throws -> TemplateData? {
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    guard name.hasSuffix(".csv") || name.hasSuffix(".tsv"),
      let file = try? OpenFile(path, upTo: TemplateData.byteLimit), file.size > 1 << 20
    else { return nil }
    let source = CSVSource(byteCount: file.size) { offset, count throws(CSVError) in
      do throws(FileFailure) {
        return try file.bytes(at: offset, count: count)
      } catch {
        throw CSVError(
          message: "The data cannot be read: \(error.reason).",
          hint: "Wait until nobody else writes it, and run this again.")
      }
    }
    return try told(at: path) { () throws(DataError) in try TemplateData(table: source) }
  }

  /// What `body` gives; what is wrong with the data as a problem with its place.
  static func told<Result>(
    at path: FilePath, _ body: () throws(DataError) -> Result
  ) throws -> Result {
    do throws(DataError) {
      return try body()
    } catch {
      throw problem(error, path)
    }
  }

  static func problem(_ error: DataError, _ path: FilePath) -> Problem {
    var place = path.shown
    if let line = error.line { place += ", line \(line)" }
    if let row = error.row { place += ", record \(row)" }
    return Problem(error.message, at: place, hint: error.hint)
  }
}
