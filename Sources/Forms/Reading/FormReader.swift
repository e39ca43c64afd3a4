package import Archive
internal import Folding
internal import Mail
package import School
package import Word

/// Reads files into forms: bytes in, answers out, and nothing else touched.
///
/// One a thread: it keeps what files have in common between two calls.
package struct FormReader: ~Copyable {
  let catalogue: ReadingCatalogue
  let recogniser: Recogniser
  let limits: ReadingLimits
  let today: CalendarDate
  private var word: WordReader
  /// What becomes of a file that is an e-mail message.
  package var messages = Messages.refused
  /// Whether forms of texts and tables say what they are known by where they are typed up.
  package var namesWords = false

  package enum Messages: Sendable, Hashable, Codable {
    /// It is no form, which is said.
    case refused
    /// It is read, and its parts; the names are those of the own mail servers. (W100)
    case read(servers: [String])
  }

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
    // Not shared with other readers: two threads that hold on to one object wait for each other each time.
    catalogue = ReadingCatalogue(forms, school: school)
    self.limits = limits
    self.today = today
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
    /// What the file is known by, where whoever reads knows or must not know it; nil where it is to be found.
    package var sha256: String?
    /// It is a form that was typed up from paper.
    package var isTyped: Bool

    package init(bytes: [UInt8], name: String, sha256: String? = nil, isTyped: Bool = false) {
      self.bytes = bytes
      self.name = name
      self.sha256 = sha256
      self.isTyped = isTyped
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
  /// - Parameter files: as many as fit a cache of the processor, some hundreds of kilobytes.
  /// - Returns: for each file, its forms.
  package mutating func read(_ files: [File]) -> [[ReadForm]] {
    var forms: [[ReadForm]] = []
    while forms.count < files.count {
      forms += open(files[forms.count...]).map { read($0.records, of: $0) }
    }
    return forms
  }

  /// Opens files from the first on, so that their records can be read on any thread, with any reader of
  /// the same forms.
  ///
  /// Each step is done for all files before the next one: a seventh of the time of reading a small file
  /// alone goes into fetching code that the file before has pushed out of the processor's cache.
  ///
  /// - Parameter files: a small file may open into a large document, so not all of them may be opened.
  /// - Returns: the first files, as many as take 4 MiB of memory, at least one of them.
  package mutating func open(_ files: ArraySlice<File>) -> [OpenedFile] {
    if let first = files.first, case .read(let servers) = messages,
      MessageShape.isMessage(first.bytes, name: first.name)
    {
      // It holds files itself: they are what is read together.
      return [OpenedFile(read(message: first.bytes, file: first.name, servers: servers))]
    }
    var contents: [OpenedFile.Content] = []
    contents.reserveCapacity(files.count)
    var weight = 0
    for file in files {
      guard weight < Self.documentBytes else { break }
      if messages != .refused, MessageShape.isMessage(file.bytes, name: file.name) { break }
      do throws(Refusal) {
        let content = try content(of: file)
        weight += content.weight
        contents.append(content)
      } catch {
        contents.append(.refused(error))
      }
    }
    let files = files.prefix(contents.count)
    let hashes = files.map { $0.sha256 ?? FileHash.sha256($0.bytes) }
    return zip(files, zip(contents, hashes)).map { file, opened in
      OpenedFile(
        opened.0, name: file.name, sha256: opened.1, index: catalogue.index, isTyped: file.isTyped)
    }
  }

  /// What is in a file: a table with a form a row where it is called one and is one, else a document.
  private mutating func content(of file: File) throws(Refusal) -> OpenedFile.Content {
    let document = try document(file.bytes, file.name)
    guard FormTable.isNamed(file.name), document.stories.first?.part == nil,
      let table = try FormTable(
        DecodedText(reading: file.bytes).bytes, valueCharacters: limits.valueCharacters,
        catalogue: catalogue)
    else { return .document(document) }
    return .table(table, document.notes)
  }

  /// About how much memory the documents of one ``open(_:)`` take, the last of them apart.
  private static var documentBytes: Int { 4 << 20 }

  /// The document that a person sees in a file, a Word file or plain text.
  package mutating func document(_ bytes: [UInt8], _ file: String) throws(Refusal) -> Document {
    if MessageShape.isMessage(bytes, name: file) { throw .isMessage }
    if bytes.allSatisfy({ $0 <= 0x20 && $0 != 0 }) {
      throw Refusal(
        code: .empty, message: "The file is empty.", hint: "Ask for it to be sent again.")
    }
    do throws(PackageError) {
      return try word.read(bytes)
    } catch .notAWordFile(let kind) where mayBeText(kind) && !hasWordName(file) {
      let text = try DecodedText(reading: bytes)
      var document = Document(plainText: text.bytes)
      if text.hasReplacements {
        document.notes.append(
          DocumentNote(kind: .replacedCharacters, location: DocumentLocation(line: 1)))
      }
      return document
    } catch {
      throw Refusal(error)
    }
  }
}

private func hasWordName(_ file: String) -> Bool {
  let name = file.lowercased()
  return [".docx", ".docm", ".dotx", ".dotm", ".doc"].contains { name.hasSuffix($0) }
}

/// Text in UTF-16 without its mark looks like no kind of file at all.
private func mayBeText(_ kind: String) -> Bool {
  kind == "plain text" || kind == "a file of an unknown kind"
}
