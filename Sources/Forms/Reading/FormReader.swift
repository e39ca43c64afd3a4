package import Archive
internal import Crypto
internal import Folding
package import School
package import Word

/// Reads files into forms: bytes in, answers out, and nothing else touched.
///
/// One a thread: it keeps what files have in common between two calls.
package struct FormReader: ~Copyable {
  private let catalogue: ReadingCatalogue
  private let recogniser: Recogniser
  private let limits: ReadingLimits
  private let today: CalendarDate
  private let letterhead: Set<[UInt8]>
  private var word: WordReader

  /// A reader of these forms.
  ///
  /// - Parameters:
  ///   - forms: the known forms; of several versions of one, the newest first.
  ///   - today: the day on which it is read, which tells a birth date from a slip of the pen.
  ///   - school: gives roles their titles in findings.
  ///   - limits: how much of a file is read before it is refused.
  package init(
    forms: [FormSchema], today: CalendarDate, school: School? = nil,
    limits: ReadingLimits = ReadingLimits()
  ) {
    letterhead = Set([school?.name, school?.motto].compactMap { $0 }.map { folded($0.utf8) })
    self.limits = limits
    self.today = today
    catalogue = ReadingCatalogue(forms, school: school)
    recogniser = Recogniser(catalogue)
    word = WordReader(limits: limits)
  }

  /// A file to be read.
  package struct File: Sendable {
    /// The whole file.
    package var bytes: [UInt8]
    /// Its name as it was given.
    ///
    /// What the file is, its bytes say; the name only tells plain text from something broken that calls
    /// itself a Word file.
    package var name: String

    package init(bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
    }
  }

  /// Every form in a file, in its order; at least one `ReadForm`, which may be a refusal.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name as it was given.
  /// - Returns: a `ReadForm` for each form in the file.
  package mutating func read(_ bytes: [UInt8], file: String) -> [ReadForm] {
    read([File(bytes: bytes, name: file)])[0]
  }

  /// Every form in each of several files.
  ///
  /// Each step is done for all files before the next one: half the time of reading a small file alone goes
  /// into fetching code that the file before has pushed out of the processor's cache.
  ///
  /// - Parameter files: as many as fit a cache of the processor, some hundreds of kilobytes.
  /// - Returns: for each file, its forms.
  package mutating func read(_ files: [File]) -> [[ReadForm]] {
    let hashes = files.map { hexadecimal(SHA256.hash(data: $0.bytes)) }
    var documents: [Result<Document, Refusal>] = []
    documents.reserveCapacity(files.count)
    for file in files {
      do throws(Refusal) {
        documents.append(.success(try document(file.bytes, file.name)))
      } catch {
        documents.append(.failure(error))
      }
    }
    let readings = documents.map { document in
      (try? document.get()).map { document in
        document.stories.indices.map { StoryReading(document, $0, index: catalogue.index) }
      } ?? []
    }
    return files.indices.map { index in
      switch documents[index] {
      case .success(let document):
        read(document, readings[index], file: files[index].name, sha256: hashes[index])
      case .failure(let refusal):
        [ReadForm(refused: files[index].name, sha256: hashes[index], refusal)]
      }
    }
  }

  /// The document that a person sees in a file, a Word file or plain text.
  package mutating func document(_ bytes: [UInt8], _ file: String) throws(Refusal) -> Document {
    if bytes.allSatisfy({ $0 <= 0x20 && $0 != 0 }) {
      throw Refusal(
        code: .empty, message: "The file is empty.", hint: "Ask for it to be sent again.")
    }
    do throws(PackageError) {
      return try word.read(bytes)
    } catch .notAWordFile(let kind) where mayBeText(kind) && !hasWordName(file) {
      return Document(plainText: try DecodedText(bytes).bytes)
    } catch {
      throw Refusal(error)
    }
  }

  private func read(
    _ document: Document, _ readings: [StoryReading], file: String, sha256: String
  ) -> [ReadForm] {
    let records = RecordLines.split(readings[0].scan, index: catalogue.index)
    let mark = document.customProperties["docket-form"].flatMap(FormIdentity.init(mark:))
    var forms: [ReadForm] = []
    forms.reserveCapacity(records.count)
    for (number, record) in records.enumerated() {
      let isOnly = records.count == 1
      let others = otherStories(of: record, number, in: document, readings)
      guard
        let found = recogniser.recognise(
          record, in: readings, mark: isOnly ? mark : nil, isOnly: isOnly)
      else {
        forms.append(
          unrecognised(record, readings, others, document, file, forms.count + 1, sha256))
        continue
      }
      if isTooLarge(record, readings[0]) {
        // The other forms of a batch are none the worse for it.
        forms.append(
          ReadForm(
            refused: file, record: forms.count + 1, sha256: sha256,
            .tooLarge("\(limits.textFormBytes >> 20) MiB of text in one form")))
        continue
      }
      var reader = RecordReader(
        document: document, readings: readings, record: record, form: found.form, others: others,
        catalogue: catalogue, today: today)
      for row in reader.answerRows {
        let (answers, unassigned) = reader.read(row)
        forms.append(
          form(
            found, answers, unassigned, reader.labelFindings(answers), file, forms.count + 1,
            sha256, document))
      }
    }
    return forms
  }

  private func form(
    _ found: Recognition, _ answers: [FieldAnswer],
    _ unassigned: [UnassignedText], _ labelFindings: [Finding],
    _ file: String, _ number: Int, _ sha256: String, _ document: Document
  ) -> ReadForm {
    let form = catalogue.forms[found.form]
    var findings = form.checks.check(answers)
    findings += recognitionFindings(found)
    if !found.isSparse { findings += labelFindings }
    if number == 1 { findings += document.findings }
    let needsReview = findings.contains { $0.severity == .error }
    // A character takes at most four bytes.
    let longest = limits.valueCharacters * 4
    if answers.contains(where: { $0.answer.raw.utf8.count > longest }) {
      return ReadForm(
        refused: file, record: number, sha256: sha256,
        .tooLarge("\(limits.valueCharacters) characters in one answer"))
    }
    return ReadForm(
      file: file, record: number, sha256: sha256,
      form: form.identity,
      outcome: needsReview ? .needsReview : .complete, answers: answers,
      unassigned: unassigned.filter { !isLetterhead($0) }, findings: findings)
  }

  /// Text boxes and notes go with the form that they hang on; headers and the rest with the first.
  private func otherStories(
    of record: RecordLines, _ number: Int, in document: Document, _ readings: [StoryReading]
  ) -> [Int] {
    let lines = readings[0].scan.lines
    return document.stories.indices.dropFirst().filter { story in
      guard let anchor = document.stories[story].anchor, anchor.story == 0,
        let first = record.lines.first, let last = record.lines.last
      else { return number == 0 }
      return anchor.paragraph >= (number == 0 ? 0 : lines[first].paragraph)
        && anchor.paragraph <= lines[last].paragraph
    }
  }

  private func isTooLarge(_ record: RecordLines, _ body: StoryReading) -> Bool {
    guard body.story.part == nil, let first = record.lines.first, let last = record.lines.last
    else {
      return false
    }
    return body.scan.lines[last].text.upperBound - body.scan.lines[first].text.lowerBound
      > limits.textFormBytes
  }

  private func unrecognised(
    _ record: RecordLines, _ readings: [StoryReading], _ others: [Int], _ document: Document,
    _ file: String, _ number: Int, _ sha256: String
  ) -> ReadForm {
    var left: [UnassignedText] = []
    for story in [0] + others {
      var coverage = Coverage()
      let lines = story == 0 ? record.lines : 0..<readings[story].scan.lines.count
      left += coverage.left(in: lines, of: readings[story], document)
    }
    return ReadForm(
      file: file, record: number, sha256: sha256, outcome: .unrecognised, unassigned: left,
      findings: number == 1 ? document.findings : [],
      refusal: Refusal(
        code: .unrecognised,
        message:
          "No known form was recognised: no title, and fewer than half of any form's labels.",
        hint: "Look at it; if it is a form, compare its title and labels with `docket forms`."))
  }

  /// The school's own name and motto are printed on its forms.
  private func isLetterhead(_ text: UnassignedText) -> Bool {
    guard !letterhead.isEmpty else { return false }
    return letterhead.contains(folded(text.text.utf8))
  }

  private func recognitionFindings(_ found: Recognition) -> [Finding] {
    guard found.isSparse else { return [] }
    return [
      Finding(
        code: "form.few-labels", severity: .error,
        message: "Only \(found.found) of the form's \(found.total) questions were found.",
        hint: "Compare it with the original; perhaps it is a scan or an older form.")
    ]
  }
}

private func hasWordName(_ file: String) -> Bool {
  let name = file.lowercased()
  return [".docx", ".docm", ".dotx", ".dotm", ".doc"].contains { name.hasSuffix($0) }
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

extension FormIdentity {
  /// The mark that docket puts into the files that it makes: `blocked-content-access 1`.
  init?(mark: String) {
    let words = mark.split(separator: " ")
    guard words.count >= 2, let version = Int(words[1]) else { return nil }
    self.init(id: String(words[0]), version: version)
  }
}

extension ReadForm {
  /// A file that was not read.
  package init(refused file: String, record: Int = 1, sha256: String, _ refusal: Refusal) {
    self.init(file: file, record: record, sha256: sha256, outcome: .refused, refusal: refusal)
  }
}

/// Text in UTF-16 without its mark looks like no kind of file at all.
private func mayBeText(_ kind: String) -> Bool {
  kind == "plain text" || kind == "a file of an unknown kind"
}
