internal import Forms
internal import Word

/// The text of a batch, part by part, in UTF-8.
final class BatchParts: Sendable {
  private struct State {
    var decoder: TextDecoder
    var offset: Int
    var isAtEnd = false
  }

  let file: OpenFile
  let encoding: TextEncoding
  /// How many bytes its text has in UTF-8.
  let textBytes: Int
  /// The length of the byte order mark.
  private let mark: Int
  private let state: Monitor<State>

  private static let partBytes = 256 << 10

  /// Goes through the whole file to find how it is written.
  ///
  /// - Throws: a refusal where it cannot be read or is no text.
  init(_ file: OpenFile, start: [UInt8]) throws(Refusal) {
    let (encoding, mark) = TextEncoding.find(start, size: file.size)
    self.file = file
    self.mark = mark
    if let encoding {
      self.encoding = encoding
    } else {
      self.encoding = try Self.isUTF8(file, from: mark) ? .utf8 : .windows1252
    }
    var bytes = 0
    var decoder = TextDecoder(self.encoding)
    var offset = mark
    while offset < file.size {
      let part = try Self.bytes(of: file, at: offset)
      guard !part.isEmpty else { break }
      offset += part.count
      let text = decoder.decode(part, isLast: offset >= file.size).bytes
      bytes += text.count
      if let oddity = DecodedText(utf8: text).oddity { throw Refusal(oddity) }
    }
    textBytes = bytes
    state = Monitor(State(decoder: TextDecoder(self.encoding), offset: mark))
  }

  /// The next part; nil at the end.
  ///
  /// - Throws: a refusal where it cannot be read on, such as where somebody has saved it meanwhile.
  func next() throws(Refusal) -> [UInt8]? {
    try state.withLock { state throws(Refusal) in
      guard !state.isAtEnd else { return nil }
      let part = try Self.bytes(of: file, at: state.offset)
      state.offset += part.count
      state.isAtEnd = state.offset >= file.size || part.isEmpty
      let text = state.decoder.decode(part, isLast: state.isAtEnd).bytes
      return text.isEmpty && state.isAtEnd ? nil : text
    }
  }

  /// SHA-256 of the file as it lies there.
  func sha256() throws(Refusal) -> String {
    var offset = 0
    return try FileHash.sha256 { () throws(Refusal) -> [UInt8]? in
      let part = try Self.bytes(of: file, at: offset)
      offset += part.count
      return part.isEmpty ? nil : part
    }
  }

  private static func bytes(of file: OpenFile, at offset: Int) throws(Refusal) -> [UInt8] {
    do throws(FileFailure) {
      return try file.bytes(at: offset, count: partBytes)
    } catch .changing {
      throw Refusal(
        code: .cannotOpen, message: "The file was changed while it was read.",
        hint: "Wait until nobody writes it.")
    } catch {
      throw .cannotOpen(error)
    }
  }

  /// Whether it is UTF-8 from a place to its end, looked at in pieces that end with a line.
  private static func isUTF8(_ file: OpenFile, from start: Int) throws(Refusal) -> Bool {
    var offset = start
    var rest: [UInt8] = []
    while offset < file.size {
      let part = try bytes(of: file, at: offset)
      guard !part.isEmpty else { break }
      offset += part.count
      rest += part
      // The last character may go on in the next part: it takes four bytes at most.
      let last = rest.suffix(4).lastIndex { $0 & 0xC0 != 0x80 }
      guard let end = offset >= file.size ? rest.count : last,
        Array(rest[..<end]).isValidUTF8
      else { return false }
      rest.removeFirst(end)
    }
    return rest.isValidUTF8
  }
}
