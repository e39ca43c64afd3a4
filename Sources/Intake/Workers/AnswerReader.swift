internal import Archive
internal import Forms
internal import JSON

/// Takes in what a worker says of some files, believing nothing of it.
///
/// A worker may be in the hands of a file that it read: what it says is bounded, must be what a reader says,
/// and does not tell which file it is about.
struct AnswerReader {
  /// Why no further answer came.
  enum Stop: Hashable {
    /// The worker ended.
    case ended
    case late
    /// What it said is no answer.
    case nonsense
    /// It said more than an answer may be.
    case tooLong
    case system(FileFailure)
  }

  /// What is said of a file.
  enum Answer: Hashable {
    /// At least one.
    case forms([ReadForm])
    case message(ReadMessage)
    /// Nil where no copy can be made.
    case copy(CorrectionCopy?)
  }

  private let forms: Set<FormIdentity>
  private let limits: WorkerLimits
  private let readingLimits: ReadingLimits

  init(forms: [FormSchema], limits: WorkerLimits, reading: ReadingLimits = ReadingLimits()) {
    self.forms = Set(forms.map { FormIdentity(id: $0.id, version: $0.version) })
    self.limits = limits
    readingLimits = reading
  }

  /// The answers to files, in their order, as far as they came; and why there is none to the next.
  func answers(
    to files: ArraySlice<WorkerFile>, from socket: WorkerSocket, before deadline: Deadline
  ) -> (answers: [Answer], stop: Stop?) {
    // A message is one line with all the files in it.
    var lines = IncomingLines(socket, lineBytes: limits.answerBytes, takesFiles: false)
    var answers: [Answer] = []
    var bytes = 0
    do throws(Stop.Thrown) {
      for file in files {
        answers.append(try answer(to: file, in: &lines, &bytes, before: deadline))
      }
      guard !lines.hasMore else { throw Stop.Thrown(stop: .nonsense) }
      return (answers, nil)
    } catch {
      return (answers, error.stop)
    }
  }

  private func answer(
    to file: WorkerFile, in lines: inout IncomingLines, _ bytes: inout Int,
    before deadline: Deadline
  ) throws(Stop.Thrown) -> Answer {
    var forms: [ReadForm] = []
    var message: ReadMessage?
    var copy: CorrectionCopy??
    while true {
      let line: ArraySlice<UInt8>
      do throws(IncomingLines.Failure) {
        line = try lines.next(before: deadline)
      } catch {
        throw Stop.Thrown(error)
      }
      bytes += line.count + 1
      guard bytes <= limits.answerBytes else { throw Stop.Thrown(stop: .tooLong) }
      if line.isEmpty, let copy { return .copy(copy) }
      if line.isEmpty, let message { return .message(message) }
      if line.isEmpty, !forms.isEmpty { return .forms(forms) }
      // Why it is no JSON is nothing that a person could act on.
      guard message == nil, copy == nil, let json = try? JSONValue(Array(line)) else {
        throw Stop.Thrown(stop: .nonsense)
      }
      if file.copy != nil {
        copy = try copied(json, file)
        continue
      }
      if forms.isEmpty, let found = ReadMessage(json, limits: readingLimits) {
        guard let found = own(found, of: file) else { throw Stop.Thrown(stop: .nonsense) }
        message = found
        continue
      }
      guard line.count <= limits.lineBytes else { throw Stop.Thrown(stop: .tooLong) }
      guard let form = ReadForm(json).flatMap({ own($0, record: forms.count + 1) }) else {
        throw Stop.Thrown(stop: .nonsense)
      }
      forms.append(form.named(file.name, sha256: file.sha256))
    }
  }

  /// The copy of a file, or nil where there can be none.
  private func copied(_ json: JSONValue, _ file: WorkerFile) throws(Stop.Thrown) -> CorrectionCopy?
  {
    switch json["copy"] {
    case .null?: return nil
    case let told?:
      if let copy = CorrectionCopy(told, of: file.bytes, upTo: 2 * readingLimits.packageBytes) {
        return copy
      }
      throw Stop.Thrown(stop: .nonsense)
    case nil: throw Stop.Thrown(stop: .nonsense)
    }
  }

  /// A form that the worker may speak of; nil where it is not the one whose turn it is, or of a form that the worker
  /// was not told of.
  private func own(_ form: ReadForm, record: Int) -> ReadForm? {
    guard form.record == record, form.form.map(forms.contains) ?? form.answers.isEmpty else {
      return nil
    }
    var form = form
    form.refusal = form.refusal.map(plain)
    return form
  }

  /// A message whose files have the bytes and the forms that are told of them.
  private func own(_ message: ReadMessage, of file: WorkerFile) -> ReadMessage? {
    var message = message
    (message.file, message.sha256) = (file.name, file.sha256)
    message.refusal = message.refusal.map(plain)
    for index in message.submissions.indices {
      let submission = message.submissions[index]
      var forms: [ReadForm] = []
      for form in submission.forms {
        guard let form = own(form, record: forms.count + 1) else { return nil }
        forms.append(form.named(form.file, sha256: submission.sha256))
      }
      guard !forms.isEmpty else { return nil }
      message.submissions[index].forms = forms
    }
    for index in message.attention.indices {
      message.attention[index] = plain(message.attention[index])
    }
    return message
  }

  private func plain(_ refusal: Refusal) -> Refusal {
    isPlain(refusal.message) && isPlain(refusal.hint) ? refusal : Refusal(general: refusal.code)
  }

  private func plain(_ reason: MessageReason) -> MessageReason {
    isPlain(reason.message) && isPlain(reason.hint) ? reason : .unclear(reason.code)
  }

  /// Whether what a person is told is a sentence, and leads nobody anywhere.
  ///
  /// An honest reader quotes the file now and then, such as the address of a namespace.
  private func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 400 && !text.contains("://") && !text.contains("www.")
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

extension ReadForm {
  fileprivate func named(_ file: String, sha256: String) -> ReadForm {
    var form = self
    (form.file, form.sha256) = (file, sha256)
    return form
  }
}

extension AnswerReader.Stop {
  fileprivate struct Thrown: Error {
    var stop: AnswerReader.Stop

    init(stop: AnswerReader.Stop) {
      self.stop = stop
    }

    init(_ failure: IncomingLines.Failure) {
      stop =
        switch failure {
        case .closed: .ended
        case .late: .late
        case .tooLong: .tooLong
        case .system(let failure): .system(failure)
        }
    }
  }
}
