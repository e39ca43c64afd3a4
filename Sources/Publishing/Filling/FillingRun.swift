package import Forms
package import Intake
package import PDF
package import Templates
package import Word

/// Fills a template from many records, on all cores: first every record is tried out, then all are written, so
/// that a mistake in the last one leaves no half of a run behind.
package struct FillingRun: Sendable {
  package let template: Template
  package let data: TemplateData
  /// What `{{ today }}` is.
  package let today: CalendarDate
  /// The folder that pictures are loaded from.
  package let pictures: FilePath
  /// How many documents are filled at a time.
  package let threads: Int

  package init(
    template: Template, data: TemplateData, today: CalendarDate, pictures: FilePath, threads: Int
  ) {
    self.template = template
    self.data = data
    self.today = today
    self.pictures = pictures
    self.threads = threads
  }

  /// Why a run ended before its end.
  package enum Failure: Error, Sendable {
    case data(DataError)
    case template(TemplateErrors)
    case file(FileFailure, FilePath)
    /// What a template was filled to cannot be laid out.
    case layout(PackageError)
  }

  /// Fills every record and writes nothing.
  ///
  /// - Parameters:
  ///   - told: what is known to be wrong, whatever the record.
  ///   - progress: told how many are tried so far, from any thread.
  /// - Returns: all else that is wrong, each with its record, in their order.
  /// - Throws: ``Failure`` where the data ends in a row that is wrong.
  package func tryOut(
    except told: [TemplateFinding], progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> [TemplateFinding] {
    // A column that is missing is missing in every row.
    let known = Set(told.compactMap { $0.severity == .error ? $0.place : nil })
    let found = Monitor<[TemplateFinding]>([])
    let count = Monitor(0)
    try forEach { [template, today] number, record, workshop, _ in
      do throws(TemplateErrors) {
        try template.tryOut(record, today: today, with: workshop)
      } catch {
        let findings = error.findings.compactMap { finding -> TemplateFinding? in
          var finding = finding
          finding.row = number
          return finding.place.map(known.contains) == true ? nil : finding
        }
        found.withLock { $0 += findings }
      }
      progress(Self.next(count))
    }
    return found.withLock { $0 }.sorted {
      ($0.row ?? 0, $0.place?.ordinal ?? 0) < ($1.row ?? 0, $1.place?.ordinal ?? 0)
    }
  }

  /// Fills every record and writes it.
  ///
  /// - Parameters:
  ///   - names: of the files.
  ///   - folder: where they go.
  ///   - replacing: files of these names are replaced.
  ///   - title: what PDFs are called that do not say; nil for Word files.
  ///   - progress: told how many are written so far, from any thread.
  /// - Returns: what PDFs do not show as Word would, each finding once, with the first record that has it.
  /// - Throws: ``Failure``; what was written until then stays.
  package func write(
    _ names: DocumentNames, into folder: FilePath, replacing: Bool, pdfTitle title: String? = nil,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> [LayoutFinding: Int] {
    let count = Monitor(0)
    let found = Monitor<[LayoutFinding: Int]>([:])
    let fonts = try title.map { _ in try PressFonts() }
    try forEach { [template, today] number, record, workshop, press in
      let path = folder.appending(try names.name(number, record, today: today, workshop))
      let document: [UInt8]
      do {
        if let title, let fonts {
          let changes = try template.changes(record, today: today, workshop)
          let made = try press.get { () throws(PackageError) in
            try TemplatePress(template.file, title: title, fonts)
          }
          let pdf = try made.pdf(changes)
          document = pdf.bytes
          if !pdf.findings.isEmpty {
            found.withLock { found in
              for finding in pdf.findings { found[finding] = min(found[finding] ?? number, number) }
            }
          }
        } else {
          document = try template.fill(record, today: today, with: workshop)
        }
      } catch let errors as TemplateErrors {
        throw Failure.template(errors)
      } catch let error as PackageError {
        throw Failure.layout(error)
      }
      do throws(FileFailure) {
        try path.write(document, replacing: replacing, synced: false)
      } catch {
        throw Failure.file(error, path)
      }
      progress(Self.next(count))
    }
    return found.withLock { $0 }
  }

  private static func next(_ count: Monitor<Int>) -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  /// The press of a thread, made when it is first wanted.
  final class Press {
    private var press: TemplatePress?

    func get(_ make: () throws(PackageError) -> TemplatePress) throws(PackageError) -> TemplatePress
    {
      if let press { return press }
      let made = try make()
      press = made
      return made
    }
  }

  /// Goes through the records on several threads; the first error ends it.
  func forEach(
    _ body: @escaping @Sendable (Int, TemplateRecord, FillingWorkshop, Press) throws -> Void
  ) throws {
    let state = Monitor<(records: TemplateData.Records, failure: (any Error)?)>(
      (data.makeIterator(), nil))
    let group = ThreadGroup(count: threads) { [pictures] in
      let workshop = FillingWorkshop(pictures: PictureSource(from: pictures))
      let press = Press()
      while true {
        let next = state.withLock { $0.failure == nil ? $0.records.next() : nil }
        guard let next else { return }
        do {
          let (number, record) = try next.get()
          try body(number, record, workshop, press)
        } catch {
          let failure = (error as? DataError).map(Failure.data) ?? error
          state.withLock { if $0.failure == nil { $0.failure = failure } }
          return
        }
      }
    }
    guard !group.isEmpty else {
      throw Failure.file(.other(reason: "the system gave no thread"), pictures)
    }
    group.join()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}
