/// Numbers as the refusals say them.
extension Int {
  /// With commas between thousands: "1,000".
  package var grouped: String {
    let digits = Array(String(self))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) && digits[index - 1] != "-" {
        text.append(",")
      }
      text.append(digit)
    }
    return text
  }

  /// As a number of bytes: "32 MiB", or "100 bytes" where it is not a whole number of mebibytes.
  package var inMebibytes: String {
    self >= 1 << 20 && self % (1 << 20) == 0 ? "\((self >> 20).grouped) MiB" : "\(grouped) bytes"
  }
}
