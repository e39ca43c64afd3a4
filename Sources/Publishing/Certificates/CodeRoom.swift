internal import Pictures
package import Templates

/// Whether the QR codes of certificates can be read where the template has put them.
package struct CodeRoom: Sendable {
  /// A telephone tells squares of less than this apart badly, in millimetres.
  package static let leastSquare = 0.4

  /// In millimetres, with the white edge; nil where the template shows no code.
  private let size: Double?
  private let file: String

  /// - Parameters:
  ///   - template: of a certificate.
  ///   - file: its name, for what is wrong.
  package init(_ template: Template, file: String) {
    size = template.codeSize(of: "certificate.qr")
    self.file = file
  }

  /// What is wrong with the codes of some texts.
  ///
  /// - Parameter texts: with the places of their rows.
  /// - Returns: one mistake of the template, which names the rows it is too small for, and one of each text that fits
  ///   into no code.
  package func mistakes(
    _ texts: [(text: CertificateText, place: String)]
  ) -> [PublishingErrors.Mistake] {
    guard let size else {
      return [
        PublishingErrors.Mistake(
          "The template shows no QR code of the certificate.", at: file,
          hint: "Write {{qr certificate.qr size: \(Self.usual)mm}} where it should stand.")
      ]
    }
    var needed = 0
    var crowded: [String] = []
    var sizes: [Int: Int] = [:]
    var mistakes: [PublishingErrors.Mistake] = []
    for (text, place) in texts {
      let bytes = text.codeBytes
      guard bytes <= CertificateText.byteLimit else {
        mistakes.append(
          PublishingErrors.Mistake(
            "The name, the course and the trainer together are too long for a QR code.", at: place,
            hint: "Shorten the course or the trainer: the text has \(bytes) bytes, and "
              + "\(CertificateText.byteLimit) fit."))
        continue
      }
      // A letter that is not ASCII costs a code two bytes more, once.
      let key = bytes * 2 + (text.signedBytes.contains { $0 >= 0x80 } ? 1 : 0)
      let squares = sizes[key] ?? Self.squares(text)
      sizes[key] = squares
      let own = Int((Double(squares) * Self.leastSquare).rounded(.up))
      guard Double(own) > size else { continue }
      needed = max(needed, own)
      crowded.append(place)
    }
    if !crowded.isEmpty {
      let rows = crowded.prefix(3).joined(separator: "; ")
      let more = crowded.count > 3 ? " and \(crowded.count - 3) more" : ""
      mistakes.append(
        PublishingErrors.Mistake(
          "The QR code is too small for what it must say: telephones could not read it.", at: file,
          hint: "It needs {{qr certificate.qr size: \(needed)mm}}; it has \(Self.shown(size)) mm. "
            + "It is too small for \(rows)\(more)."))
    }
    return mistakes
  }

  private static func squares(_ text: CertificateText) -> Int {
    let letters = String(repeating: "A", count: CertificateText.signatureLetters)
    let code = QRCode(text.code(signature: letters))
    return (code?.side ?? 0) + 2 * QRCode.edge
  }

  /// Enough for every text that is allowed, in millimetres.
  private static let usual = 50

  private static func shown(_ size: Double) -> String {
    let text = String((size * 10).rounded() / 10)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
