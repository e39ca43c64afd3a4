internal import Archive

/// The objects of a PDF, in a file with object streams and a cross-reference stream. (ISO 32000-1, 7.5)
struct ObjectFile {
  /// Where an object is.
  private enum Place {
    case nowhere
    /// At an offset of the file.
    case file(Int)
    /// In an object stream: its number and the index in it.
    case packed(PDFReference, Int)
  }

  private var file = PDFBytes()
  private var places: [Place] = [.nowhere]
  /// Objects that are no streams, until there are enough for an object stream.
  private var waiting = PDFBytes()
  private var waitingStarts: [(reference: PDFReference, start: Int)] = []
  private let deflater: Deflater

  /// Readers unpack a whole stream for one object of it.
  private static let packedLimit = 200

  init(_ deflater: Deflater) {
    self.deflater = deflater
    file.reserve(64 << 10)
    // The four bytes above 127 tell programs that this is no text. (7.5.2)
    file.write([UInt8]("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A])
  }

  /// A number for an object that comes later.
  mutating func reserve() -> PDFReference {
    places.append(.nowhere)
    return PDFReference(number: places.count - 1)
  }

  /// Adds an object that is no stream.
  mutating func add(_ reference: PDFReference, _ write: (inout PDFBytes) -> Void) {
    waitingStarts.append((reference, waiting.count))
    write(&waiting)
    waiting.write("\n")
    if waitingStarts.count == Self.packedLimit { pack() }
  }

  /// Adds an object that is no stream.
  ///
  /// - Returns: its number.
  mutating func add(_ write: (inout PDFBytes) -> Void) -> PDFReference {
    let reference = reserve()
    add(reference, write)
    return reference
  }

  /// How the bytes of a stream come.
  enum Coding {
    /// They are to be packed.
    case plain
    /// They are a zlib stream already.
    case flate
    /// They go in as they are.
    case asTheyAre
  }

  /// Adds a stream.
  ///
  /// - Parameters:
  ///   - reference: its number.
  ///   - bytes: what it holds.
  ///   - coding: how they come.
  ///   - entries: what its dictionary says besides length and packing.
  mutating func add(
    stream reference: PDFReference, _ bytes: [UInt8], _ coding: Coding = .plain,
    _ entries: (inout PDFBytes) -> Void = { _ in }
  ) {
    places[reference.number] = .file(file.count)
    file.write(reference.number)
    file.write(" 0 obj\n<<")
    entries(&file)
    let packed = coding == .plain ? deflater.zlib(bytes) : bytes
    if coding != .asTheyAre { file.write("/Filter/FlateDecode") }
    file.write("/Length ")
    file.write(packed.count)
    file.write(">>\nstream\n")
    file.write(packed)
    file.write("\nendstream\nendobj\n")
  }

  /// Adds a stream.
  ///
  /// - Returns: its number.
  mutating func add(
    _ bytes: [UInt8], _ coding: Coding = .plain, _ entries: (inout PDFBytes) -> Void = { _ in }
  ) -> PDFReference {
    let reference = reserve()
    add(stream: reference, bytes, coding, entries)
    return reference
  }

  private mutating func pack() {
    guard !waitingStarts.isEmpty else { return }
    let stream = reserve()
    var bytes = PDFBytes()
    for (index, object) in waitingStarts.enumerated() {
      places[object.reference.number] = .packed(stream, index)
      bytes.write(object.reference.number)
      bytes.write(" ")
      bytes.write(object.start)
      bytes.write(" ")
    }
    let (first, count) = (bytes.count, waitingStarts.count)
    bytes.write(waiting.bytes)
    add(stream: stream, bytes.bytes) { dictionary in
      dictionary.write("/Type/ObjStm/N ")
      dictionary.write(count)
      dictionary.write("/First ")
      dictionary.write(first)
    }
    waiting.empty()
    waitingStarts.removeAll(keepingCapacity: true)
  }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - catalogue: the object that leads to all others.
  ///   - information: what the file says of itself.
  ///   - identifier: 16 bytes that tell it from other files.
  /// - Returns: the file.
  consuming func finish(
    catalogue: PDFReference, information: PDFReference, identifier: [UInt8]
  ) -> [UInt8] {
    pack()
    let table = reserve()
    let start = file.count
    places[table.number] = .file(start)
    var rows: [UInt8] = []
    rows.reserveCapacity(places.count * 7)
    func row(_ kind: UInt8, _ middle: Int, _ last: Int) {
      rows.append(kind)
      for shift in [24, 16, 8, 0] { rows.append(UInt8(middle >> shift & 255)) }
      for shift in [8, 0] { rows.append(UInt8(last >> shift & 255)) }
    }
    for (number, place) in places.enumerated() {
      switch place {
      case .nowhere: row(0, 0, number == 0 ? 65_535 : 0)
      case .file(let offset): row(1, offset, 0)
      case .packed(let stream, let index): row(2, stream.number, index)
      }
    }
    let count = places.count
    add(stream: table, rows) { dictionary in
      dictionary.write("/Type/XRef/W[1 4 2]/Size ")
      dictionary.write(count)
      dictionary.write("/Root ")
      dictionary.write(catalogue)
      dictionary.write("/Info ")
      dictionary.write(information)
      dictionary.write("/ID[")
      for _ in 0..<2 {
        dictionary.write("<")
        for pair in stride(from: 0, to: identifier.count - 1, by: 2) {
          dictionary.write(
            hex: UInt16(identifier[pair]) << 8 | UInt16(identifier[pair + 1]))
        }
        dictionary.write(">")
      }
      dictionary.write("]")
    }
    file.write("startxref\n")
    file.write(start)
    file.write("\n%%EOF\n")
    return file.bytes
  }
}
