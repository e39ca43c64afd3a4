internal import CLibdeflate

// Unpacking of streams. (ISO 32000-1, 7.4 "Filters")
extension PDFStream {
  /// The names of its filters, in the order in which they are undone; indirect ones are not followed.
  package var filters: [String] {
    switch dictionary["Filter"] {
    case .name(let name): [name]
    case .array(let names): names.compactMap(\.nameText)
    default: []
    }
  }

  /// The bytes with every filter undone but those of pictures, such as `DCTDecode`.
  package func decoded() throws(PDFFailure) -> [UInt8] {
    var bytes = raw
    let parameters: [PDFObject] =
      switch dictionary["DecodeParms"] {
      case .array(let several): several
      case let one?: [one]
      case nil: []
      }
    for (index, filter) in filters.enumerated() {
      let entries = parameters.indices.contains(index) ? parameters[index].entries : nil
      switch filter {
      case "FlateDecode":
        bytes = try undoPredictor(inflate(bytes), parameters: entries ?? [:])
      case "ASCIIHexDecode":
        var scanner = PDFScanner([UInt8(ascii: "<")] + bytes)
        bytes = try scanner.hexString()
      case "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode": return bytes
      default: throw PDFFailure(message: "The filter \(filter) is not read here.")
      }
    }
    return bytes
  }
}

/// Unpacks a zlib stream of any length.
private func inflate(_ bytes: [UInt8]) throws(PDFFailure) -> [UInt8] {
  let decompressor = unsafe libdeflate_alloc_decompressor()
  defer { unsafe libdeflate_free_decompressor(decompressor) }
  var capacity = max(bytes.count * 4, 1 << 12)
  while capacity <= 1 << 28 {
    var result = LIBDEFLATE_BAD_DATA
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
      unsafe result = bytes.withUnsafeBytes { input in
        unsafe libdeflate_zlib_decompress(
          decompressor, input.baseAddress, input.count, output.baseAddress, capacity, &filled)
      }
      if result != LIBDEFLATE_SUCCESS { filled = 0 }
    }
    if result == LIBDEFLATE_SUCCESS { return output }
    guard result == LIBDEFLATE_INSUFFICIENT_SPACE else {
      throw PDFFailure(message: "The deflated data is damaged.")
    }
    capacity *= 4
  }
  throw PDFFailure(message: "The deflated data unpacks to more than 256 MB.")
}

/// Undoes the PNG predictors. (ISO 32000-1, 7.4.4.4 "LZW and Flate Predictor Functions")
private func undoPredictor(
  _ bytes: [UInt8], parameters: [String: PDFObject]
) throws(PDFFailure) -> [UInt8] {
  let predictor = parameters["Predictor"]?.integer ?? 1
  guard predictor != 1 else { return bytes }
  guard predictor >= 10 else {
    throw PDFFailure(message: "The predictor \(predictor) is not read here.")
  }
  let bits = (parameters["Colors"]?.integer ?? 1) * (parameters["BitsPerComponent"]?.integer ?? 8)
  let columns = parameters["Columns"]?.integer ?? 1
  guard (1...64).contains(bits), (1...1_000_000).contains(columns) else {
    throw PDFFailure(message: "The predictor's parameters make no sense.")
  }
  let pixel = max(1, bits / 8)
  let length = (bits * columns + 7) / 8
  guard bytes.count % (length + 1) == 0 else {
    throw PDFFailure(message: "The predicted data does not end with a whole row.")
  }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var above = [UInt8](repeating: 0, count: length)
  for start in stride(from: 0, to: bytes.count, by: length + 1) {
    var row = Array(bytes[start + 1..<start + 1 + length])
    for index in row.indices {
      let left = index >= pixel ? row[index - pixel] : 0
      let corner = index >= pixel ? above[index - pixel] : 0
      switch bytes[start] {
      case 0: break
      case 1: row[index] &+= left
      case 2: row[index] &+= above[index]
      case 3: row[index] &+= UInt8((Int(left) + Int(above[index])) / 2)
      case 4: row[index] &+= paeth(left, above[index], corner)
      default: throw PDFFailure(message: "The row predictor \(bytes[start]) does not exist.")
      }
    }
    output += row
    above = row
  }
  return output
}

/// The neighbour that is nearest to left + above − corner. (PNG, 9.4 "Filter type 4: Paeth")
private func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
  let estimate = Int(left) + Int(above) - Int(corner)
  let distances = [left, above, corner].map { abs(estimate - Int($0)) }
  if distances[0] <= distances[1], distances[0] <= distances[2] { return left }
  return distances[1] <= distances[2] ? above : corner
}
