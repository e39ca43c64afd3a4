internal import Word
internal import XML

/// How the text of an element looks, with what it takes over from the element round it.
struct HTMLLook {
  enum Size { case shown, tiny, zero }

  /// It is not displayed, whatever the elements in it say.
  var isRemoved = false
  var isInvisible = false
  var size = Size.shown
  var isWhite = false
  /// A background may be coloured, so that white text can be seen.
  var isOnShade = false
  /// White space is shown as it stands.
  var keepsSpace = false
  /// Words of another message. (W97)
  var isQuoted = false
  var marks: Look = []

  /// No reader of the message sees it. (W31)
  var isHidden: Bool { isRemoved || isInvisible || size == .zero }

  var look: Look {
    var look = marks
    if size == .tiny || isWhite && !isOnShade { look.formUnion(.unseen) }
    return look
  }

  /// The look of an element in one that looks like this.
  func within(_ name: String, _ attributes: [HTMLAttribute]) -> HTMLLook {
    var inner = self
    switch name {
    case "b", "strong", "th": inner.marks.formUnion(.bold)
    case "i", "em": inner.marks.formUnion(.italic)
    case "u", "ins": inner.marks.formUnion(.underlined)
    case "s", "strike", "del": inner.marks.formUnion(.struck)
    case "mark": inner.marks.formUnion(.highlighted)
    case "pre", "textarea": inner.keepsSpace = true
    default: break
    }
    if attributes["hidden"] != nil { inner.isRemoved = true }
    if let color = attributes["color"] { inner.isWhite = Self.isWhite(color.lowercased()) }
    if let color = attributes["bgcolor"], !Self.isWhite(color.lowercased()) {
      inner.isOnShade = true
    }
    let style = HTMLStyle(attributes["style"])
    inner.take(style)
    if name == "blockquote", isQuotation(attributes, style) { inner.isQuoted = true }
    return inner
  }

  /// A blockquote is a quotation, unless it only moves text to the right: Gmail and Outlook indent with one
  /// that says that it has no border.
  private func isQuotation(_ attributes: [HTMLAttribute], _ style: HTMLStyle) -> Bool {
    if attributes["type"]?.lowercased() == "cite" || attributes["cite"] != nil { return true }
    let kind = attributes["class"]?.lowercased() ?? ""
    if kind.contains("quote") || kind.contains("cite") { return true }
    return !["border", "border-left"].contains {
      style[$0]?.hasPrefix("none") == true || style[$0] == "0"
    }
  }

  private mutating func take(_ style: HTMLStyle) {
    guard !style.isEmpty else { return }
    if style["display"] == "none" { isRemoved = true }
    if let visibility = style["visibility"] {
      isInvisible = visibility == "hidden" || visibility == "collapse"
    }
    if style["overflow"] == "hidden",
      ["max-height", "height"].contains(where: { style.length($0) == 0 })
    {
      isRemoved = true
    }
    if let points = style.length("font-size") {
      size = points == 0 ? .zero : points <= 2 ? .tiny : .shown
    } else if style["font-size"] != nil {
      size = .shown
    }
    if let color = style["color"] { isWhite = Self.isWhite(color) }
    if let back = style["background-color"] ?? style["background"], back != "none",
      !back.hasPrefix("transparent"), !back.hasPrefix("inherit"), !Self.isWhite(back)
    {
      isOnShade = true
    }
    if style["white-space"]?.hasPrefix("pre") == true { keepsSpace = true }
    if style["text-decoration"]?.contains("line-through") == true { marks.formUnion(.struck) }
  }

  private static func isWhite(_ color: String) -> Bool {
    ["white", "#fff", "#ffffff", "rgb(255,255,255)"].contains(color.filter { $0 != " " })
  }
}

/// The declarations of a `style` attribute, in small letters; the last of a name counts.
struct HTMLStyle {
  private var declarations: [String: String] = [:]

  init(_ text: String?) {
    guard let text else { return }
    for declaration in text.utf8.prefix(4_096).split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.words(declaration[..<colon])
      var value = Self.words(declaration[declaration.index(after: colon)...])
      if value.hasSuffix("!important") { value = String(value.dropLast(10)).trimmed }
      declarations[name] = value
    }
  }

  var isEmpty: Bool { declarations.isEmpty }

  subscript(name: String) -> String? { declarations[name] }

  /// Points or pixels; nil where it is another unit or no number.
  func length(_ name: String) -> Double? {
    guard let value = self[name] else { return nil }
    let number = value.prefix { $0.isNumber || $0 == "." }
    let unit = value.dropFirst(number.count)
    guard let length = Double(number) else { return nil }
    return length == 0 || unit == "pt" || unit == "px" ? length : nil
  }

  private static func words(_ bytes: Substring.UTF8View.SubSequence) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased().trimmed
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
