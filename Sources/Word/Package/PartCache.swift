internal import Archive

/// What was read from parts that repeat from file to file, found again by their packed bytes.
///
/// A school's forms come from a few templates: 400 forms held 4 distinct styles parts. Equal packed
/// bytes unpack to equal bytes, so a part that is found here is neither unpacked nor parsed.
struct PartCache<Value> {
  /// When a part is kept.
  enum Keeping {
    /// Parts that come from the template: one of them is dear, and the next file has it too.
    case atFirstSight
    /// Parts that most files have for themselves: those must not push out what does repeat.
    case atSecondSight
  }

  private struct Entry {
    let packed: [UInt8]
    let crc: UInt32
    let value: Value
    /// It was found since it was last considered for going.
    var isUsed = false
  }

  private var entries: [Entry] = []
  /// Where to look for the next one to go.
  private var next = 0
  /// Checksums of parts that came once.
  private var seenOnce: [UInt32] = []
  private var nextSeen = 0
  private let keeping: Keeping
  private let capacity: Int

  init(keeping: Keeping = .atFirstSight, capacity: Int = 16) {
    self.keeping = keeping
    self.capacity = capacity
  }

  mutating func value(for packed: [UInt8], crc: UInt32) -> Value? {
    for index in entries.indices
    where entries[index].crc == crc && entries[index].packed.hasSameBytes(as: packed) {
      entries[index].isUsed = true
      return entries[index].value
    }
    return nil
  }

  /// Keeps the value of a part; one that was not found for long goes when there are too many.
  mutating func insert(_ value: Value, for packed: [UInt8], crc: UInt32) {
    // A part of unusual size is not worth holding on to.
    guard packed.count <= 256 << 10 else { return }
    if keeping == .atSecondSight, !seenOnce.contains(crc) {
      note(crc)
      return
    }
    let entry = Entry(packed: packed, crc: crc, value: value)
    guard entries.count == capacity else {
      entries.append(entry)
      return
    }
    while entries[next].isUsed {
      entries[next].isUsed = false
      next = (next + 1) % capacity
    }
    entries[next] = entry
    next = (next + 1) % capacity
  }

  private mutating func note(_ crc: UInt32) {
    if seenOnce.count < 4 * capacity {
      seenOnce.append(crc)
    } else {
      seenOnce[nextSeen] = crc
      nextSeen = (nextSeen + 1) % seenOnce.count
    }
  }
}
