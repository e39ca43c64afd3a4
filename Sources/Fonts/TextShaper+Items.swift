internal import CPango

/// What Pango divides a paragraph into: parts of one font, script and direction.
extension TextShaper {
  /// Parts of a paragraph with one font each; a word of Arabic letters is in one of them, where a font has them all.
  func items(
    of text: TextToShape, _ base: UnsafePointer<CChar>, count: Int, _ attributes: OpaquePointer?
  ) -> UnsafeMutablePointer<GList>? {
    let direction = text.isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    let items = unsafe late_pango_itemize_with_base_dir(
      context, direction, base, 0, CInt(count), attributes, nil)
    var isChanged = false
    for stretch in unsafe arabicStretches(items, of: text) {
      let face = unsafe base.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        unsafe stretch.face(for: Span(_unsafeStart: bytes, count: count))
      }
      guard let face else { continue }
      for (range, span) in stretch.spans {
        var looks = text.spans[span].looks
        looks.family = face.family
        unsafe insert(
          late_pango_attr_font_desc_new(description(of: looks)), range, into: attributes)
        isChanged = true
      }
    }
    guard isChanged else { return unsafe items }
    unsafe Self.free(items)
    return unsafe late_pango_itemize_with_base_dir(
      context, direction, base, 0, CInt(count), attributes, nil)
  }

  private func arabicStretches(
    _ items: UnsafeMutablePointer<GList>?, of text: TextToShape
  ) -> [ArabicStretch] {
    var stretches: [ArabicStretch] = []
    var (span, end) = (0, -1)
    unsafe Self.forEach(items) { item in
      let offset = unsafe Int(item.pointee.offset)
      while span + 1 < text.spans.count, text.spans[span].range.upperBound <= offset { span += 1 }
      let analysis = unsafe item.pointee.analysis
      // From the right, as numbers among the letters are not.
      guard unsafe analysis.script == Self.arabic, unsafe analysis.level & 1 == 1 else { return }
      if offset != end { stretches.append(ArabicStretch()) }
      end = unsafe offset + Int(item.pointee.length)
      stretches[stretches.count - 1].parts.append(
        ArabicStretch.Part(
          range: offset..<end, span: span,
          face: unsafe analysis.font.flatMap { unsafe knownFont($0)?.face }))
    }
    return stretches
  }

  /// PANGO_SCRIPT_ARABIC.
  private static let arabic: UInt8 = 2

  static func forEach(
    _ items: UnsafeMutablePointer<GList>?, _ body: (UnsafeMutablePointer<PangoItem>) -> Void
  ) {
    var next = unsafe items
    while let node = unsafe next {
      if let item = unsafe node.pointee.data?.assumingMemoryBound(to: PangoItem.self) {
        unsafe body(item)
      }
      unsafe next = node.pointee.next
    }
  }

  static func free(_ items: UnsafeMutablePointer<GList>?) {
    unsafe forEach(items) { unsafe late_pango_item_free($0) }
    unsafe late_g_list_free(items)
  }
}
