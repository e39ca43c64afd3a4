import TestSupport

/// Writes PDFs for tests: objects as text, put together with right offsets and lengths.
///
/// A test breaks one thing by changing the text of one object.
struct PDFBuilder: Sendable {
  var header = "%PDF-1.7\n%âãÏÓ\n"
  /// The objects by number; where there are bytes of the same number, this is their dictionary.
  var objects: [Int: String] = [:]
  var streams: [Int: [UInt8]] = [:]
  /// The trailer's entries but for its size.
  var trailer = ""
  /// What is written before `startxref`.
  var stray = ""
  /// Moves what the cross-references say of an object.
  var offsetError: [Int: Int] = [:]

  private var numbers: [Int] { objects.keys.sorted() }
  private var size: Int { (numbers.last ?? 0) + 1 }

  /// The file with a cross-reference table.
  var bytes: [UInt8] {
    var file = [UInt8](header.utf8)
    var offsets: [Int: Int] = [:]
    for number in numbers { append(number, to: &file, offsets: &offsets) }
    file += stray.utf8
    let start = file.count
    var table = "xref\n0 \(size)\n0000000000 65535 f \n"
    for number in 1..<size {
      let offset = offsets[number].map { $0 + offsetError[number, default: 0] }
      let digits = String(offset ?? 0)
      table += String(repeating: "0", count: 10 - digits.count) + digits
      table += offset == nil ? " 00001 f \n" : " 00000 n \n"
    }
    file += "\(table)trailer\n<< /Size \(size) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8
    return file
  }

  /// The file with what is no stream in an object stream, and a cross-reference stream with a
  /// predictor.
  var packedBytes: [UInt8] {
    var file = [UInt8](header.utf8)
    var offsets: [Int: Int] = [:]
    let members = numbers.filter { streams[$0] == nil }
    for number in numbers where streams[number] != nil {
      append(number, to: &file, offsets: &offsets)
    }
    var index = ""
    var content = ""
    for number in members {
      index += "\(number) \(content.utf8.count) "
      content += "\(objects[number] ?? "") "
    }
    let container = Self.zlib(index + content)
    offsets[size] = file.count
    file += "\(size) 0 obj\n<< /Type /ObjStm /N \(members.count) /First \(index.utf8.count)".utf8
    file += " /Filter /FlateDecode /Length \(container.count) >>\nstream\n".utf8
    file += container + "\nendstream\nendobj\n".utf8
    let start = file.count
    offsets[size + 1] = start
    let rows = (0...size + 1).map { number -> [UInt8] in
      if let place = members.firstIndex(of: number) { return [2, 0, UInt8(size), UInt8(place)] }
      guard let offset = offsets[number] else { return [0, 0, 0, 0] }
      return [1, UInt8(offset >> 8), UInt8(offset & 255), 0]
    }
    let predicted = rows.indices.flatMap { line -> [UInt8] in
      let above = line > 0 ? rows[line - 1] : [0, 0, 0, 0]
      return [2] + zip(rows[line], above).map { $0 &- $1 }
    }
    let table = Self.zlib(predicted)
    file += "\(size + 1) 0 obj\n<< /Type /XRef /Size \(size + 2) /W [1 2 1] \(trailer)".utf8
    file += " /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>".utf8
    file += " /Length \(table.count) >>\nstream\n".utf8
    file += table + "\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8
    return file
  }

  private func append(_ number: Int, to file: inout [UInt8], offsets: inout [Int: Int]) {
    offsets[number] = file.count
    var body = objects[number] ?? ""
    let stream = streams[number]
    if let stream {
      body = body.replacing("LENGTH", with: String(stream.count)) + "\nstream\n"
    }
    file += "\(number) 0 obj\n\(body)".utf8
    if let stream { file += stream + "\nendstream".utf8 }
    file += "\nendobj\n".utf8
  }

  static func zlib(_ text: String) -> [UInt8] { zlib([UInt8](text.utf8)) }

  /// A zlib stream. (RFC 1950)
  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    let (low, high) = bytes.reduce((1, 0)) {
      let low = ($0.0 + Int($1)) % 65521
      return (low, ($0.1 + low) % 65521)
    }
    let sum = [high >> 8, high & 255, low >> 8, low & 255].map { UInt8($0) }
    return [0x78, 0x9C] + ZipBuilder.deflate(bytes) + sum
  }
}
