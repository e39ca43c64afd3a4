internal import Archive
internal import Folding
internal import Word

/// Reads the records of an opened file into forms.
extension FormReader {
  /// The forms of some records of a file, in order; of a message, all that are in it.
  ///
  /// - Parameters:
  ///   - records: which; one of ``OpenedFile/parts``.
  ///   - file: opened by a reader of the same forms.
  /// - Returns: one or more a record; a refusal where the file was refused; none of a message without a form.
  package func read(_ records: Range<Int>, of file: OpenedFile) -> [ReadForm] {
    if let message = file.message { return message.forms }
    if let refusal = file.refusal {
      return [ReadForm(refused: file.name, sha256: file.sha256, refusal)]
    }
    if let table = file.table { return read(records, of: table, file) }
    let (document, readings) = (file.document, file.readings)
    let isOnly = file.lines.count == 1
    let mark =
      isOnly ? document.customProperties["docket-form"].flatMap(FormMark.init(property:)) : nil
    let first = records.lowerBound + 1
    var forms: [ReadForm] = []
    forms.reserveCapacity(records.count)
    for number in records {
      let before = forms.count
      defer {
        if forms.count == before + 1 {
          forms[before].correctionOf = file.correctionMark(of: number)
          forms[before].scans = file.scans(of: number)
          if namesWords { forms[before].wordsSHA256 = file.wordsSHA256(of: number) }
          for location in file.doubtfulScans(of: number) {
            forms[before].findings.append(ScanLines.finding(at: location))
            if forms[before].outcome == .complete { forms[before].outcome = .needsReview }
          }
        }
      }
      let record = file.lines[number]
      let others = otherStories(of: record, number, in: document, readings)
      guard let found = recogniser.recognise(record, in: readings, mark: mark, isOnly: isOnly)
      else {
        forms.append(unrecognised(record, others, of: file, first + forms.count))
        continue
      }
      if isTooLarge(record, readings[0]) {
        // The other forms of a batch are none the worse for it.
        forms.append(
          ReadForm(
            refused: file.name, record: first + forms.count, sha256: file.sha256,
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
            found, answers, unassigned, reader.labelFindings(answers), of: file,
            first + forms.count))
      }
    }
    return forms
  }

  private func form(
    _ found: Recognition, _ answers: [FieldAnswer],
    _ unassigned: [UnassignedText], _ labelFindings: [Finding],
    of file: OpenedFile, _ number: Int
  ) -> ReadForm {
    let form = catalogue.forms[found.form]
    var findings = form.checks.check(answers)
    findings += recognitionFindings(found)
    if !found.isSparse { findings += labelFindings }
    if number == 1 { findings += file.document.findings }
    let needsReview = findings.contains { $0.severity == .error }
    // A character takes at most four bytes.
    let longest = limits.valueCharacters * 4
    if answers.contains(where: { $0.answer.raw.utf8.count > longest }) {
      return ReadForm(
        refused: file.name, record: number, sha256: file.sha256,
        .tooLarge("\(limits.valueCharacters) characters in one answer"))
    }
    return ReadForm(
      file: file.name, record: number, sha256: file.sha256,
      form: form.identity,
      outcome: needsReview ? .needsReview : .complete, answers: answers,
      unassigned: unassigned.filter { !isLetterhead($0) && !isRunning($0, form, file.document) },
      findings: findings)
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
    _ record: RecordLines, _ others: [Int], of file: OpenedFile, _ number: Int
  ) -> ReadForm {
    var left: [UnassignedText] = []
    for story in [0] + others {
      var coverage = Coverage()
      let reading = file.readings[story]
      let lines = story == 0 ? record.lines : 0..<reading.scan.lines.count
      left += coverage.left(in: lines, of: reading, file.document)
    }
    return ReadForm(
      file: file.name, record: number, sha256: file.sha256, outcome: .unrecognised,
      unassigned: left, findings: number == 1 ? file.document.findings : [],
      refusal: Refusal(
        code: .unrecognised,
        message:
          "No known form was recognised: no title, and fewer than half of any form's labels.",
        hint: "Look at it; if it is a form, compare its title and labels with `docket forms`."))
  }

  /// The school's own name and motto are printed on its forms.
  private func isLetterhead(_ text: UnassignedText) -> Bool {
    guard !catalogue.letterhead.isEmpty else { return false }
    return catalogue.letterhead.contains(folded(text.text.utf8))
  }

  private func recognitionFindings(_ found: Recognition) -> [Finding] {
    var findings: [Finding] = []
    if found.isSparse {
      findings.append(
        Finding(
          code: "form.few-labels", severity: .error,
          message: "Only \(found.found) of the form's \(found.total) questions were found.",
          hint: "Compare it with the original; perhaps it is a scan or an older form."))
    }
    let form = catalogue.forms[found.form]
    if let code = found.checkCode, code != form.checkCode {
      findings.append(
        Finding(
          code: "form.check-code-differs", severity: .error,
          message:
            "The form's check code is \(code), but that of version \(form.identity.version) here is \(form.checkCode).",
          hint:
            "Look whether it was typed wrong; else the form was changed without a new version, and its answers may mean something else."
        ))
    }
    return findings
  }
}

extension ReadForm {
  /// A file that was not read.
  package init(refused file: String, record: Int = 1, sha256: String, _ refusal: Refusal) {
    self.init(file: file, record: record, sha256: sha256, outcome: .refused, refusal: refusal)
  }
}
