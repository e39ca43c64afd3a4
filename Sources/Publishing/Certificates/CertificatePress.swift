package import Cases
package import Forms
package import Intake
package import PDF
internal import Pictures
package import School
package import Templates
internal import Word

/// Prints the certificates of a session.
package struct CertificatePress: Sendable {
  private let template: Template
  private let school: TemplateRecord
  private let schoolName: String
  private let today: CalendarDate
  private let pictures: FilePath
  private let threads: Int

  /// - Parameters:
  ///   - template: of a certificate.
  ///   - school: whose name, roles and people stand in it.
  ///   - today: what `{{ today }}` is.
  ///   - pictures: the folder that its pictures are loaded from.
  ///   - threads: how many certificates are made at a time.
  package init(
    _ template: Template, _ school: School, today: CalendarDate, pictures: FilePath, threads: Int
  ) {
    self.template = template
    self.school = TemplateRecord(school)
    schoolName = school.name
    self.today = today
    self.pictures = pictures
    self.threads = threads
  }

  /// What stands on a certificate.
  private func record(_ text: CertificateText, code: String) -> TemplateRecord {
    TemplateRecord(
      zip(school.names, school.values).map { (name: $0, value: $1) }
        + [(name: "certificate", value: .record(text.values(code: code)))])
  }

  private func run(_ records: [TemplateRecord]) -> FillingRun {
    FillingRun(
      template: template, data: TemplateData(records), today: today, pictures: pictures,
      threads: threads)
  }

  /// Everything that is wrong with the template, or with filling it from these facts; nothing is written.
  ///
  /// - Parameters:
  ///   - texts: with numbers and keys that need not be theirs.
  ///   - progress: told how many are tried so far, from any thread.
  /// - Returns: each finding with its record.
  /// - Throws: ``FillingRun/Failure`` where the system gives no thread.
  package func tryOut(
    _ texts: [CertificateText], progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> [TemplateFinding] {
    // Any code will do: making one takes as long as all the rest.
    let records = texts.map { record($0, code: $0.number.description) }
    guard let first = records.first else { return [] }
    var findings = template.check(DataShape(first)).filter { $0.code != "template.unused-data" }
    guard template.canBeFilled else { return findings }
    findings.add(try run(records).tryOut(except: findings, progress: progress))
    return findings
  }

  /// A file for each certificate, made whole before the first one takes its place.
  ///
  /// - Parameters:
  ///   - certificates: in the order of their files.
  ///   - folder: where they go.
  ///   - isPDF: they are PDFs, not Word files.
  ///   - progress: told how many are made so far, from any thread.
  /// - Returns: the files, still in their draft, and what PDFs do not show as Word would.
  /// - Throws: ``FillingRun/Failure``, or what the system says; nothing is left behind then.
  package func stage(
    _ certificates: [Certificate], in folder: FilePath, isPDF: Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> (folder: StagedFolder, names: [String], findings: [LayoutFinding: Int]) {
    let staged = try StagedFolder(for: folder)
    do {
      let run = run(records(certificates))
      let pattern = try NamePattern("{{ certificate.number }}.\(isPDF ? "pdf" : "docx")")
      var names: [String] = []
      let made = try DocumentNames(pattern, isNumbered: false, of: run, count: certificates.count) {
        names.append($0)
      }
      let findings = try run.write(
        made, into: staged.draft, replacing: false, pdfTitle: isPDF ? Self.title : nil,
        progress: progress)
      return (staged, names, findings)
    } catch {
      staged.discard()
      throw error
    }
  }

  /// All certificates in one PDF, each on pages of its own, to be found by their numbers.
  ///
  /// - Parameters:
  ///   - certificates: in the order of their pages.
  ///   - fonts: shared by all threads.
  ///   - progress: told how many are laid out so far, from any thread.
  /// - Returns: the file, and what it does not show as Word would, each finding with the first certificate that
  ///   has it.
  /// - Throws: ``FillingRun/Failure``.
  package func onePDF(
    _ certificates: [Certificate], _ fonts: PressFonts,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> (bytes: [UInt8], findings: [LayoutFinding: Int]) {
    let made = Monitor<[Int: PressedDocument]>([:])
    try run(records(certificates)).forEach { [template, today] number, record, workshop, press in
      do {
        let changes = try template.changes(record, today: today, workshop)
        let own = try press.get { () throws(PackageError) in
          try TemplatePress(template.file, title: Self.title, fonts)
        }
        let pressed = try own.press(changes)
        progress(
          made.withLock { made in
            made[number] = pressed
            return made.count
          })
      } catch let errors as TemplateErrors {
        throw FillingRun.Failure.template(errors)
      } catch let error as PackageError {
        throw FillingRun.Failure.layout(error)
      }
    }
    var findings: [LayoutFinding: Int] = [:]
    var all: DrawnDocument?
    for (index, certificate) in certificates.enumerated() {
      guard let pressed = made.withLock({ $0.removeValue(forKey: index + 1) }) else { continue }
      for finding in pressed.findings where findings[finding] == nil {
        findings[finding] = index + 1
      }
      var pages = pressed.pages
      pages.outline = [
        OutlineEntry(
          title: certificate.number.description, level: 1, target: PagePoint(page: 0, y: 0))
      ]
      if all == nil {
        // The title of the first one may hold a name.
        pages.facts.title = Self.titleOfAll
        all = pages
      } else {
        all?.append(pages)
      }
    }
    guard let all, let writer = PDFWriter(fonts.cuts) else {
      throw FillingRun.Failure.layout(.tooLarge(limit: "the memory of this machine"))
    }
    return (writer.file(all), findings)
  }

  private func records(_ certificates: [Certificate]) -> [TemplateRecord] {
    certificates.map { certificate in
      let text = CertificateText(
        school: schoolName, number: certificate.number, facts: certificate.facts,
        key: certificate.key)
      return record(text, code: text.code(signature: certificate.signature))
    }
  }

  private static let title = "Certificate of training"
  private static let titleOfAll = "Certificates of training"
}

extension CertificateText {
  /// What templates may name as `certificate.name` and the like.
  ///
  /// - Parameter code: what the QR code says.
  /// - Returns: every fact, the code, the key, and whether they need small letters.
  func values(code: String) -> TemplateRecord {
    TemplateRecord([
      ("number", .text(number.description)), ("name", .text(facts.name)),
      ("course", .text(facts.course)), ("kind", .text(facts.kind.title)),
      ("date", .text(facts.day.description)), ("hours", .text(facts.hours)),
      ("trainer", .text(facts.trainer)), ("qr", .text(code)), ("key", .text(key)),
      ("long", .truth(facts.isLong)),
    ])
  }
}

extension CertifiedFacts {
  /// The name or the course takes more than a line of large letters.
  fileprivate var isLong: Bool {
    let lineLetters = 45
    return [name, course].contains { text in
      // Letters of East Asia are twice as wide as others.
      text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } > lineLetters
    }
  }
}
