/// The bytes that libFuzzer hands in, as the readers take them.
package func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  unsafe Array(UnsafeBufferPointer(start: start, count: count))
}

/// Ends the run with what is wrong: libFuzzer then keeps the input.
package func expect(_ holds: Bool, _ wrong: @autoclosure () -> String) {
  guard !holds else { return }
  fatalError(wrong())
}
