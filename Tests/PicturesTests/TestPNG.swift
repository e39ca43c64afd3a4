/// A PNG made of its samples, packed in stored blocks.
struct TestPNG {
  var width: Int
  var depth: Int
  var colour: UInt8
  var isInterlaced = false
  /// Row by row, pixel by pixel.
  var samples: [Int]
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  /// Chunks between the header and the rest.
  var others: [(name: String, data: [UInt8])] = []
  /// In how many chunks the packed samples stand.
  var pieces = 1

  var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colour] ?? 0 }
  var height: Int { samples.count / channels / width }

  var bytes: [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += Self.chunk(
      "IHDR",
      Self.big(width) + Self.big(height) + [UInt8(depth), colour, 0, 0, isInterlaced ? 1 : 0])
    for other in others { bytes += Self.chunk(other.name, other.data) }
    if !palette.isEmpty { bytes += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { bytes += Self.chunk("tRNS", transparency) }
    let size = (packed.count + pieces - 1) / pieces
    for start in stride(from: 0, to: packed.count, by: size) {
      bytes += Self.chunk("IDAT", Array(packed[start..<min(start + size, packed.count)]))
    }
    return bytes + Self.chunk("IEND", [])
  }

  /// The samples as the IDAT chunks hold them.
  var packed: [UInt8] {
    let rows = self.rows
    precondition(rows.count <= 0xFFFF, "one stored block holds no more")
    let length = [UInt8(rows.count & 0xFF), UInt8(rows.count >> 8)]
    let (one, two) = rows.reduce((1, 0)) { sums, byte in
      let one = (sums.0 + Int(byte)) % 65_521
      return (one, (sums.1 + one) % 65_521)
    }
    return [0x78, 0x01, 0x01] + length + length.map { ~$0 } + rows + Self.big(two << 16 | one)
  }

  /// The rows with their filters, which are None; of an interlaced picture those of its seven passes.
  private var rows: [UInt8] {
    let passes =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ]
      : [(0, 0, 1, 1)]
    var rows: [UInt8] = []
    for (left, top, right, down) in passes where left < width {
      for y in stride(from: top, to: height, by: down) {
        var bits: [UInt8] = []
        for x in stride(from: left, to: width, by: right) {
          for channel in 0..<channels {
            let sample = samples[(y * width + x) * channels + channel]
            bits += (0..<depth).reversed().map { UInt8(sample >> $0 & 1) }
          }
        }
        bits += [UInt8](repeating: 0, count: (8 - bits.count % 8) % 8)
        rows.append(0)
        for start in stride(from: 0, to: bits.count, by: 8) {
          rows.append(bits[start..<start + 8].reduce(0) { $0 << 1 | $1 })
        }
      }
    }
    return rows
  }

  static func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + data
    let sum = named.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
    return big(data.count) + named + big(Int(~sum))
  }
}
