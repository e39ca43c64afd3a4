extension Template {
  /// How large the QR code of a value is printed, in millimetres.
  ///
  /// - Parameter name: of the value, `certificate.qr`.
  /// - Returns: of the smallest one where there are several; nil where no tag `{{qr …}}` asks for the value.
  package func codeSize(of name: String) -> Double? {
    let wanted = name.split(separator: ".").map(String.init)
    let tags = parts.flatMap { Self.pictures($0.code.steps) }.filter { tag in
      guard tag.kind == .qr, case .name(let name) = tag.value else { return false }
      return name.steps == wanted
    }
    let unitsAMillimetre = 36_000.0
    return tags.map { tag in
      let sides = [tag.width, tag.height].compactMap { $0 }
      return Double(sides.min() ?? PicturePlacer.codeSize) / unitsAMillimetre
    }.min()
  }

  private static func pictures(_ steps: [Code.Step]) -> [PictureTag] {
    steps.flatMap { step in
      if case .picture(let tag, _, _) = step { [tag] } else { pictures(step.inner) }
    }
  }
}
