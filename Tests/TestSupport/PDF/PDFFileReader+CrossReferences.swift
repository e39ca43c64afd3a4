// The two forms of cross-references. (ISO 32000-1, 7.5.4 "Cross-Reference Table", 7.5.8
// "Cross-Reference Streams")
extension PDFFileReader {
  /// Reads one section; what a later section said stands.
  ///
  /// - Returns: where the section before it is.
  mutating func readSection(at offset: Int) throws(PDFFailure) -> Int? {
    var scanner = PDFScanner(bytes, at: offset)
    let entries: [String: PDFObject]
    if try scanner.next() == .keyword("xref") {
      entries = try readTable(&scanner)
      known.append(offset..<scanner.offset)
      if let stream = entries["XRefStm"]?.integer { _ = try readStream(at: stream) }
    } else {
      entries = try readStream(at: offset)
      scanner.offset = known.last?.upperBound ?? offset
    }
    // A file that was added to has the "startxref" of each section.
    let end = scanner.offset
    if try scanner.next() == .keyword("startxref"), case .object = try scanner.next() {
      known.append(end..<scanner.offset)
    }
    trailer.merge(entries) { newer, _ in newer }
    return entries["Prev"]?.integer
  }

  private mutating func readTable(
    _ scanner: inout PDFScanner
  ) throws(PDFFailure) -> [String: PDFObject] {
    while true {
      let token = try scanner.next()
      if token == .keyword("trailer") { break }
      guard case .object(.int(let first)) = token, let count = try scanner.object().integer else {
        throw scanner.failure("The cross-reference table is damaged")
      }
      for number in first..<first + max(0, count) {
        guard let offset = try scanner.object().integer,
          let generation = try scanner.object().integer,
          case .keyword(let kind) = try scanner.next(), ["n", "f"].contains(kind)
        else {
          throw scanner.failure("The cross-reference table is damaged")
        }
        add(number, kind == "n" ? .offset(offset, generation: generation) : nil)
      }
    }
    guard let entries = try scanner.object().entries else {
      throw scanner.failure("The trailer is no dictionary")
    }
    return entries
  }

  private mutating func readStream(at offset: Int) throws(PDFFailure) -> [String: PDFObject] {
    var scanner = PDFScanner(bytes, at: offset)
    guard case .object(.int(let number)) = try scanner.next(),
      case .object(.int(let generation)) = try scanner.next(),
      case .stream(let stream) = try indirectObject(number, generation: generation, at: offset),
      stream.dictionary["Type"] == .name("XRef")
    else {
      throw PDFFailure(
        message: "The cross-references are said to be at byte \(offset), where they are not.")
    }
    let rows = try stream.decoded()
    let widths = stream.dictionary["W"]?.elements?.compactMap(\.integer) ?? []
    guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }),
      let size = stream.dictionary["Size"]?.integer
    else {
      throw PDFFailure(message: "The cross-reference stream \(number) has no right /W and /Size.")
    }
    let sections = stream.dictionary["Index"]?.elements?.compactMap(\.integer) ?? [0, size]
    let starts = stride(from: 0, to: sections.count - 1, by: 2)
    // Before anything is made of the numbers: damaged ones may be huge.
    let areBelievable = sections.allSatisfy { (0...rows.count + 10_000_000).contains($0) }
    let counts = starts.map { sections[$0 + 1] }
    guard areBelievable, counts.reduce(0, +) * widths.reduce(0, +) == rows.count else {
      throw PDFFailure(message: "The cross-reference stream \(number) has not the right length.")
    }
    var at = 0
    for number in starts.flatMap({ sections[$0]..<sections[$0] + sections[$0 + 1] }) {
      let fields = widths.map { width in
        defer { at += width }
        return rows[at..<at + width].reduce(0) { $0 << 8 | Int($1) }
      }
      switch widths[0] == 0 ? 1 : fields[0] {
      case 0: add(number, nil)
      case 1: add(number, .offset(fields[1], generation: fields[2]))
      case 2: add(number, .objectStream(fields[1], index: fields[2]))
      default: problems.append("The cross-reference of object \(number) has an unknown type.")
      }
    }
    return stream.dictionary
  }

  private mutating func add(_ number: Int, _ place: PDFPlace?) {
    guard places[number] == nil, !free.contains(number) else { return }
    if let place { places[number] = place } else { free.insert(number) }
  }

  /// Reports a `Size` that is not one more than the highest number.
  mutating func checkSize() {
    let highest = max(places.keys.max() ?? 0, free.max() ?? 0)
    if trailer["Size"]?.integer != highest + 1 {
      problems.append("The trailer's /Size is not \(highest + 1), one more than the last object.")
    }
    if !free.contains(0) { problems.append("Object 0 is not listed as free.") }
  }

  /// Reports bytes that are neither in an object nor white space nor comments.
  mutating func reportStrayBytes() {
    var scanner = PDFScanner(bytes)
    for range in known.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      scanner.skipSpace()
      if scanner.offset < range.lowerBound {
        problems.append(
          "The bytes from \(scanner.offset) to \(range.lowerBound) belong to no object.")
      }
      scanner.offset = max(scanner.offset, range.upperBound)
    }
  }
}
