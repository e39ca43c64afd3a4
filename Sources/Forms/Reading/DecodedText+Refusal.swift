package import Word

extension DecodedText {
  /// The text of a file.
  ///
  /// - Throws: a refusal where the bytes are no text: NUL or escape characters.
  package init(reading file: [UInt8]) throws(Refusal) {
    self.init(file)
    if let oddity { throw Refusal(oddity) }
  }
}

extension Refusal {
  /// Why bytes are no text.
  package init(_ oddity: DecodedText.Oddity) {
    self.init(
      code: .unreadableEncoding,
      message: oddity == .nul
        ? "The file holds NUL bytes, so it is not plain text."
        : "The file holds escape characters of a terminal, so it is not plain text.",
      hint: "Save it again as plain text (UTF-8).")
  }
}
