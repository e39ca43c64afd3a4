internal import Word
internal import XML

/// The lists of a document, as Word numbers them. (ECMA-376 Part 1, §17.9)
struct ListNumbering {
  /// How far each level is indented, in twentieths of a point.
  static let indent = 397

  private enum Kind: Hashable {
    case bullets
    case box(isTicked: Bool)
    /// `format` is how its level is numbered: the place in 1, a, i.
    case numbers(start: Int, level: Int, format: Int, list: Int)
  }

  /// The numbers of lists, in the order in which they were first asked for.
  private var kinds: [Kind] = []
  /// Lists begin behind those that the house style has.
  var firstList = 1
  var firstAbstract = 0

  var isEmpty: Bool { kinds.isEmpty }

  /// A list; each that is numbered begins anew.
  ///
  /// - Parameters:
  ///   - start: its first number; nil for bullets.
  ///   - level: how many lists it stands in.
  ///   - numberedLevel: how many of those are numbered.
  /// - Returns: its `w:numId`.
  mutating func list(start: Int?, level: Int, numberedLevel: Int) -> Int {
    guard let start else { return number(.bullets) }
    return number(
      .numbers(start: start, level: level, format: numberedLevel, list: kinds.count))
  }

  mutating func boxes(isTicked: Bool) -> Int { number(.box(isTicked: isTicked)) }

  private mutating func number(_ kind: Kind) -> Int {
    if let index = kinds.firstIndex(of: kind) { return firstList + index }
    kinds.append(kind)
    return firstList + kinds.count - 1
  }

  /// Adds the lists to the numbering part.
  func write(to root: XMLNode) {
    let firstNumber = root.firstW("num") ?? root.firstW("numIdMacAtCleanup")
    for (index, kind) in kinds.enumerated() {
      let abstract = root.element("abstractNum")
      abstract.set("abstractNumId", like: root, to: String(firstAbstract + index))
      let multi = root.element("multiLevelType")
      multi.set("val", like: root, to: "hybridMultilevel")
      abstract.append(multi)
      for level in 0..<9 { abstract.append(self.level(level, kind, root)) }
      // Word wants all of these before the first w:num.
      if let firstNumber { firstNumber.insertBefore(abstract) } else { root.append(abstract) }
    }
    for index in kinds.indices {
      let number = root.element("num")
      number.set("numId", like: root, to: String(firstList + index))
      let reference = root.element("abstractNumId")
      reference.set("val", like: root, to: String(firstAbstract + index))
      number.append(reference)
      if let cleanup = root.firstW("numIdMacAtCleanup") {
        cleanup.insertBefore(number)
      } else {
        root.append(number)
      }
    }
  }

  private func level(_ level: Int, _ kind: Kind, _ root: XMLNode) -> XMLNode {
    let element = root.element("lvl")
    element.set("ilvl", like: root, to: String(level))
    func add(_ name: String, _ value: String) {
      let child = root.element(name)
      child.set("val", like: root, to: value)
      element.append(child)
    }
    switch kind {
    case .bullets:
      add("start", "1")
      add("numFmt", "bullet")
      add("lvlText", ["•", "◦", "▪"][level % 3])
    case .box(let isTicked):
      add("start", "1")
      add("numFmt", "bullet")
      add("lvlText", isTicked ? "☒" : "☐")
    case .numbers(let start, let own, let format, _):
      add("start", String(level == own ? start : 1))
      add("numFmt", ["decimal", "lowerLetter", "lowerRoman"][max(0, format + level - own) % 3])
      add("lvlText", "%\(level + 1).")
    }
    add("lvlJc", "left")
    let properties = root.element("pPr")
    let indent = root.element("ind")
    indent.set("left", like: root, to: String(Self.indent * (level + 1)))
    indent.set("hanging", like: root, to: String(Self.indent))
    properties.append(indent)
    element.append(properties)
    if kind != .bullets, case .box = kind {
      let looks = root.element("rPr")
      let fonts = root.element("rFonts")
      for name in ["ascii", "hAnsi", "cs", "eastAsia"] {
        fonts.set(name, like: root, to: "Segoe UI Symbol")
      }
      looks.append(fonts)
      element.append(looks)
    }
    return element
  }
}

/// The footnotes of a document. (ECMA-376 Part 1, §17.11.10)
enum FootnoteList {
  /// Behind the two separators that Word has.
  static let firstID = 1
  static let separators = [-1, 0]

  /// The part with its separators and these notes.
  static func part(_ notes: [[UInt8]], root: [UInt8]) -> [UInt8] {
    var bytes = root
    for (id, kind, element) in [
      (-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"),
    ] {
      bytes += Array(
        "<w:footnote w:type=\"\(kind)\" w:id=\"\(id)\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:\(element)/></w:r></w:p></w:footnote>"
          .utf8)
    }
    for (index, note) in notes.enumerated() {
      bytes += Array("<w:footnote w:id=\"\(firstID + index)\">".utf8)
      bytes += note.isEmpty ? Array("<w:p/>".utf8) : note
      bytes += Array("</w:footnote>".utf8)
    }
    return bytes + Array("</w:footnotes>".utf8)
  }
}
