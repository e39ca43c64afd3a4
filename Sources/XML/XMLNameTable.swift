/// Names by pointer: libxml2's dictionary holds each name once, so its address is its identity.
///
/// Open addressing over a table that is at most a quarter full: one multiplication and usually one
/// comparison a name.
@safe struct XMLNameTable: ~Copyable {
  @unsafe private struct Slot {
    let pointer: UnsafePointer<UInt8>?
    let number: UInt16
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var shift: UInt64
  private var count = 0

  init() {
    let bits: UInt64 = 8
    unsafe slots = .allocate(capacity: 1 << bits)
    unsafe slots.initialize(repeating: Slot(pointer: nil, number: 0))
    shift = 64 - bits
  }

  deinit { unsafe slots.deallocate() }

  /// The number that a name out of the dictionary was given, nil for one that is new.
  @inline(__always) func number(of pointer: UnsafePointer<UInt8>) -> UInt16? {
    let slot = unsafe slots[index(of: pointer)]
    return unsafe slot.pointer == nil ? nil : slot.number
  }

  /// Gives a new name its number.
  mutating func insert(_ pointer: UnsafePointer<UInt8>, _ number: UInt16) {
    if unsafe count * 4 >= slots.count { grow() }
    unsafe slots[index(of: pointer)] = unsafe Slot(pointer: pointer, number: number)
    count += 1
  }

  private mutating func grow() {
    let old = unsafe slots
    unsafe slots = .allocate(capacity: old.count * 2)
    unsafe slots.initialize(repeating: Slot(pointer: nil, number: 0))
    shift -= 1
    for place in 0..<old.count {
      let slot = unsafe old[place]
      if let pointer = unsafe slot.pointer { unsafe slots[index(of: pointer)] = unsafe slot }
    }
    unsafe old.deallocate()
  }

  /// Where a name stands or would stand.
  @inline(__always) private func index(of pointer: UnsafePointer<UInt8>) -> Int {
    // Fibonacci hashing: the dictionary packs its strings, so that all bits of the address vary.
    let address = UInt64(UInt(bitPattern: pointer))
    var index = Int((address &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while let other = unsafe slots[index].pointer, unsafe other != pointer {
      index = unsafe (index + 1) & (slots.count - 1)
    }
    return index
  }
}
