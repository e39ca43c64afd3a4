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

  private let forms: Set<FormIdentity>
  private let limits: WorkerLimits

  init(forms: [FormSchema], limits: WorkerLimits) {
    self.forms = Set(forms.map { FormIdentity(id: $0.id, version: $0.version) })
    self.limits = limits
  }

  /// The answers to files, in their order, as far as they came; and why there is none to the next.
  func answers(
    to files: ArraySlice<WorkerFile>, from socket: WorkerSocket, before deadline: Deadline
  ) -> (answers: [[ReadForm]], stop: Stop?) {
    var lines = IncomingLines(socket, lineBytes: limits.lineBytes, takesFiles: false)
    var answers: [[ReadForm]] = []
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
  ) throws(Stop.Thrown) -> [ReadForm] {
    var forms: [ReadForm] = []
    while true {
      let line: ArraySlice<UInt8>
      do throws(IncomingLines.Failure) {
        line = try lines.next(before: deadline)
      } catch {
        throw Stop.Thrown(error)
      }
      bytes += line.count + 1
      guard bytes <= limits.answerBytes else { throw Stop.Thrown(stop: .tooLong) }
      if line.isEmpty, !forms.isEmpty { return forms }
      guard let form = form(line, of: file, record: forms.count + 1) else {
        throw Stop.Thrown(stop: .nonsense)
      }
      forms.append(form)
    }
  }

  /// A form of a file; nil where the line is none, or of a form that the worker was not told of.
  private func form(
    _ line: ArraySlice<UInt8>, of file: WorkerFile, record: Int
  ) -> ReadForm? {
    // Why it is no JSON is nothing that a person could act on.
    guard let json = try? JSONValue(Array(line)), var form = ReadForm(json),
      form.record == record, form.form.map(forms.contains) ?? form.answers.isEmpty
    else { return nil }
    if let refusal = form.refusal, !isPlain(refusal) { form.refusal = Refusal(general: refusal.code) }
    form.file = file.name
    form.sha256 = file.sha256
    return form
  }

  /// Whether what a person is told of a refusal is a sentence and another one, and leads nobody anywhere.
  ///
  /// An honest reader quotes the file now and then, such as the address of a namespace.
  private func isPlain(_ refusal: Refusal) -> Bool {
    [refusal.message, refusal.hint].allSatisfy { text in
      text.utf8.count <= 400 && !text.contains("://") && !text.contains("www.")
        && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
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
