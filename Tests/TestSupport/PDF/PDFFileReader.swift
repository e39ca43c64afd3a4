/// Reads the cross-references of a file and then every object that they list.
/// (ISO 32000-1, 7.5 "File Structure")
struct PDFFileReader {
  let bytes: [UInt8]
  var version = ""
  var places: [Int: PDFPlace] = [:]
  var free: Set<Int> = []
  var trailer: [String: PDFObject] = [:]
  var objects: [Int: PDFObject] = [:]
  var problems: [String] = []
  /// The bytes that belong to an object or to a cross-reference section.
  var known: [Range<Int>] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() throws(PDFFailure) {
    guard bytes.starts(with: "%PDF-".utf8), bytes.count > 8 else {
      throw PDFFailure(message: "The file does not begin with '%PDF-'.")
    }
    version = String(decoding: bytes[5..<8], as: UTF8.self)
    var next: Int? = try startOfCrossReferences()
    var seen: Set<Int> = []
    while let offset = next {
      guard seen.insert(offset).inserted, bytes.indices.contains(offset) else {
        throw PDFFailure(
          message: "The cross-references are said to be at byte \(offset), where they are not.")
      }
      next = try readSection(at: offset)
    }
    guard trailer["Encrypt"] == nil else { throw PDFFailure(message: "The file is encrypted.") }
    readObjects()
    checkSize()
    reportStrayBytes()
  }

  /// The number behind the last `startxref`.
  private mutating func startOfCrossReferences() throws(PDFFailure) -> Int {
    let keyword = Array("startxref".utf8)
    let last = (0...max(0, bytes.count - keyword.count)).reversed().first {
      bytes[$0...].starts(with: keyword)
    }
    guard let last else { throw PDFFailure(message: "The file has no 'startxref'.") }
    var scanner = PDFScanner(bytes, at: last + keyword.count)
    guard case .object(.int(let offset)) = try scanner.next() else {
      throw PDFFailure(message: "No number follows 'startxref'.")
    }
    known.append(last..<scanner.offset)
    let end = bytes[scanner.offset...].filter { $0 != 10 && $0 != 13 }
    if end != Array("%%EOF".utf8) {
      problems.append("The file does not end with 'startxref', a number and '%%EOF'.")
    }
    return offset
  }

  private mutating func readObjects() {
    var containers: [Int: [(number: Int, object: PDFObject)]] = [:]
    for (number, place) in places.sorted(by: { $0.key < $1.key }) {
      do throws(PDFFailure) {
        switch place {
        case .offset(let offset, let generation):
          objects[number] = try indirectObject(number, generation: generation, at: offset)
        case .objectStream(let container, let index):
          if containers[container] == nil {
            containers[container] = try contents(ofObjectStream: container)
          }
          guard let contents = containers[container], contents.indices.contains(index),
            contents[index].number == number
          else {
            throw PDFFailure(
              message: "it is not number \(index) of the object stream \(container).")
          }
          objects[number] = contents[index].object
        }
      } catch {
        problems.append("Object \(number) cannot be read: \(error.message)")
      }
    }
  }

  /// Reads `12 0 obj … endobj` at a byte.
  mutating func indirectObject(
    _ number: Int, generation: Int, at offset: Int
  ) throws(PDFFailure) -> PDFObject {
    var scanner = PDFScanner(bytes, at: offset)
    guard PDFScanner.isRegular(scanner.current ?? 0),
      try scanner.next() == .object(.int(number)),
      try scanner.next() == .object(.int(generation)), try scanner.next() == .keyword("obj")
    else {
      throw PDFFailure(message: "'\(number) \(generation) obj' is not at byte \(offset).")
    }
    let object = try scanner.object()
    for key in scanner.repeatedKeys {
      problems.append("Object \(number) has a dictionary with two entries /\(key).")
    }
    var token = try scanner.next()
    var result = object
    if token == .keyword("stream"), case .dictionary(let dictionary) = object {
      let raw = try streamBytes(of: dictionary, number: number, scanner: &scanner)
      result = .stream(PDFStream(dictionary: dictionary, raw: raw))
      token = try scanner.next()
    }
    guard token == .keyword("endobj") else { throw scanner.failure("'endobj' is missing") }
    known.append(offset..<scanner.offset)
    return result
  }

  private mutating func streamBytes(
    of dictionary: [String: PDFObject], number: Int, scanner: inout PDFScanner
  ) throws(PDFFailure) -> [UInt8] {
    if scanner.current == 13 { scanner.offset += 1 }
    guard scanner.current == 10 else {
      throw scanner.failure("No line end follows 'stream'")
    }
    let start = scanner.offset + 1
    if let length = length(dictionary["Length"]), (0...bytes.count - start).contains(length),
      let end = endOfStream(from: start + length)
    {
      scanner.offset = end
      return Array(bytes[start..<start + length])
    }
    problems.append("Object \(number) has a stream whose /Length is wrong.")
    let keyword = Array("endstream".utf8)
    let end = (start..<bytes.count).first { bytes[$0...].starts(with: keyword) }
    guard let end else { throw scanner.failure("'endstream' is missing") }
    scanner.offset = end + keyword.count
    return Array(bytes[start..<end])
  }

  /// The byte behind `endstream`, where that and at most one line end before it stand at a byte.
  private func endOfStream(from offset: Int) -> Int? {
    let keyword = Array("endstream".utf8)
    let ends: [[UInt8]] = [[10], [13, 10], [13], []]
    return ends.first { bytes[offset...].starts(with: $0 + keyword) }
      .map { offset + $0.count + keyword.count }
  }

  private func length(_ object: PDFObject?) -> Int? {
    guard case .reference(let reference) = object else { return object?.integer }
    guard case .offset(let offset, _) = places[reference.number] else { return nil }
    var scanner = PDFScanner(bytes, at: offset)
    do {
      guard try scanner.next() == .object(.int(reference.number)),
        case .object = try scanner.next(),
        try scanner.next() == .keyword("obj")
      else { return nil }
      return try scanner.object().integer
    } catch {
      return nil  // The object is reported when its own turn comes.
    }
  }

  /// The objects of an object stream. (ISO 32000-1, 7.5.7 "Object Streams")
  private mutating func contents(
    ofObjectStream number: Int
  ) throws(PDFFailure) -> [(number: Int, object: PDFObject)] {
    guard case .offset(let offset, let generation) = places[number] else {
      throw PDFFailure(message: "the object stream \(number) is not in the file.")
    }
    let container = try indirectObject(number, generation: generation, at: offset)
    guard case .stream(let stream) = container, stream.dictionary["Type"] == .name("ObjStm"),
      let count = stream.dictionary["N"]?.integer, count >= 0,
      let first = stream.dictionary["First"]?.integer
    else {
      throw PDFFailure(message: "object \(number) is no object stream.")
    }
    var index = PDFScanner(try stream.decoded())
    var contents: [(number: Int, object: PDFObject)] = []
    for _ in 0..<count {
      guard let member = try index.object().integer, let offset = try index.object().integer,
        (0...index.bytes.count).contains(first), (0...index.bytes.count).contains(offset)
      else {
        throw PDFFailure(message: "the object stream \(number) has a damaged index.")
      }
      var scanner = PDFScanner(index.bytes, at: first + offset)
      contents.append((member, try scanner.object()))
      for key in scanner.repeatedKeys {
        problems.append("Object \(member) has a dictionary with two entries /\(key).")
      }
      if places[member] != .objectStream(number, index: contents.count - 1) {
        problems.append("Object \(number) holds object \(member), which nothing looks for there.")
      }
    }
    return contents
  }
}
