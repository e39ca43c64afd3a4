internal import Archive
internal import Fonts

/// What pages have in common while they are written: fonts, pictures, and where content belongs.
struct PageResources {
  let cuts: FontCuts
  private(set) var fonts: [FontUse] = []
  private var fontNumbers: [Int: Int] = [:]
  var pictures = PictureUses()
  /// Where the content of each slot stands: a page and a number on it, in the order of reading.
  var marks: [[StructureWriter.Mark]]

  init(_ cuts: FontCuts, slots: Int) {
    self.cuts = cuts
    marks = Array(repeating: [], count: slots)
  }

  /// The index of a face among the fonts of the document.
  mutating func font(_ face: FontFace, _ file: inout ObjectFile) -> Int {
    if let known = fontNumbers[face.number] { return known }
    fonts.append(FontUse(face, file.reserve(), cuts))
    fontNumbers[face.number] = fonts.count - 1
    return fonts.count - 1
  }

  mutating func note(_ glyph: UInt32, _ text: ArraySlice<UInt8>, in font: Int) -> Bool {
    fonts[font].note(glyph, text)
  }
}

/// Writes what stands on a page. (ISO 32000-1, 8 and 9)
struct ContentWriter {
  private var bytes = PDFBytes()
  private var height: Double
  private let page: Int
  /// When what is written now is read.
  private var leaf: Int
  private var meaning: DrawnItem.Meaning?
  /// For the next marked content on this page.
  private(set) var nextMark = 0
  /// Which slot each mark belongs to.
  private(set) var slots: [StructureTree.Slot] = []
  private(set) var usedFonts: [Int] = []
  private(set) var usedPictures: [Int] = []
  private var brush = Brush()

  /// What is drawn with, as the page has it just now.
  private struct Brush {
    var fillColour: Colour? = .black
    var strokeColour: Colour? = .black
    var lineWidth = 1.0
    var dashes: [Double] = []
  }

  init(_ page: Int, height: Double) {
    self.page = page
    self.height = height
    leaf = page
  }

  /// Writes all that stands on a page.
  mutating func write(
    _ page: DrawnPage, _ resources: inout PageResources, _ file: inout ObjectFile
  ) {
    guard !page.leaves.isEmpty else { return write(page.items[...], &resources, &file) }
    for leaf in page.leaves {
      self.leaf = leaf.number
      guard let turn = leaf.turn else {
        write(page.items[leaf.items], &resources, &file)
        continue
      }
      let (outerHeight, outerBrush) = (height, brush)
      height = turn.height
      bytes.write("q 0 1 -1 0 ")
      bytes.write(numbers: turn.x + turn.height, turn.y)
      bytes.write("cm\n")
      write(page.items[leaf.items], &resources, &file)
      bytes.write("Q\n")
      (height, brush) = (outerHeight, outerBrush)
    }
  }

  private mutating func write(
    _ items: ArraySlice<DrawnItem>, _ resources: inout PageResources, _ file: inout ObjectFile
  ) {
    for item in items {
      begin(item.meaning, &resources)
      switch item.content {
      case .glyphs(let glyphs): write(glyphs, &resources, &file)
      case .fill(let area, let colour):
        set(fill: colour)
        bytes.write(numbers: area.x, height - area.bottom, area.width, area.height)
        bytes.write("re f\n")
      case .line(let line):
        set(stroke: line.colour, line.width, line.dashes)
        bytes.write(numbers: line.x1, height - line.y1)
        bytes.write("m ")
        bytes.write(numbers: line.x2, height - line.y2)
        bytes.write("l S\n")
      case .path(let path): write(path)
      case .picture(let picture): write(picture, &resources, &file)
      }
    }
    end()
  }

  /// Writes what stands on something that is no page: nothing is marked.
  mutating func writeUnmarked(
    _ items: [DrawnItem], _ resources: inout PageResources, _ file: inout ObjectFile
  ) {
    for item in items {
      if case .glyphs(let glyphs) = item.content { write(glyphs, &resources, &file) }
    }
  }

  /// The content stream.
  consuming func finish() -> [UInt8] { bytes.bytes }

  // MARK: Meaning

  private mutating func begin(_ meaning: DrawnItem.Meaning, _ resources: inout PageResources) {
    guard meaning != self.meaning else { return }
    end()
    self.meaning = meaning
    switch meaning {
    case .content(let slot):
      resources.marks[slot.index].append(
        StructureWriter.Mark(page: page, number: nextMark, leaf: leaf))
      slots.append(slot)
      bytes.write("/P<</MCID ")
      bytes.write(nextMark)
      bytes.write(">>BDC\n")
      nextMark += 1
    case .artifact(.header):
      bytes.write("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n")
    case .artifact(.footer):
      bytes.write("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n")
    case .artifact(.layout): bytes.write("/Artifact<</Type/Layout>>BDC\n")
    }
  }

  private mutating func end() {
    if meaning != nil { bytes.write("EMC\n") }
    meaning = nil
  }

  // MARK: Text

  private mutating func write(
    _ run: DrawnGlyphs, _ resources: inout PageResources, _ file: inout ObjectFile
  ) {
    let font = resources.font(run.face, &file)
    if !usedFonts.contains(font) { usedFonts.append(font) }
    set(fill: run.colour)
    bytes.write("BT/F")
    bytes.write(font)
    bytes.write(" ")
    bytes.write(run.size)
    bytes.write(" Tf ")
    if run.stretch != 1 {
      bytes.write(run.stretch * 100)
      bytes.write(" Tz ")
    }
    bytes.write("1 0 0 1 ")
    bytes.write(numbers: run.x, height - run.y)
    bytes.write("Tm ")
    // In thousandths of the size, as widths are.
    let unit = 1000 / (run.size * run.stretch)
    var pen = 0.0
    var rise = 0.0
    var place = 0
    var isOpen = false
    func finish() {
      if isOpen { bytes.write(">]TJ ") }
      isOpen = false
    }
    var index = 0
    while index < run.glyphs.count {
      let start = index
      let length = Int(run.glyphs[start].textLength)
      index += 1
      while index < run.glyphs.count, run.glyphs[index].textLength == 0 { index += 1 }
      let text = run.text[place..<min(place + length, run.text.count)]
      place += length
      // The font says what the first glyph of a cluster stands for, and that the others stand for nothing.
      var isSaid = resources.note(run.glyphs[start].id, text, in: font)
      for other in start + 1..<max(index, start + 1) {
        isSaid = resources.note(run.glyphs[other].id, [], in: font) && isSaid
      }
      if !isSaid {
        finish()
        bytes.write("/Span<</ActualText")
        bytes.write(text: String(decoding: text, as: UTF8.self))
        bytes.write(">>BDC ")
      }
      for number in start..<index {
        let glyph = run.glyphs[number]
        if glyph.y != rise {
          finish()
          bytes.write(glyph.y)
          bytes.write(" Ts ")
          rise = glyph.y
        }
        let ahead = glyph.x * unit - pen
        if !isOpen {
          bytes.write("[")
        }
        if abs(ahead) >= 1 {
          if isOpen { bytes.write(">") }
          bytes.write((-ahead).rounded())
          bytes.write("<")
          pen += ahead.rounded()
        } else if !isOpen {
          bytes.write("<")
        }
        isOpen = true
        bytes.write(hex: UInt16(truncatingIfNeeded: glyph.id))
        pen += run.face.advance(of: glyph.id).rounded()
      }
      if !isSaid {
        finish()
        bytes.write("EMC ")
      }
    }
    finish()
    if rise != 0 { bytes.write("0 Ts ") }
    if run.stretch != 1 { bytes.write("100 Tz ") }
    bytes.write("ET\n")
  }

  // MARK: Shapes and pictures

  private mutating func write(_ path: DrawnPath) {
    if let fill = path.fill { set(fill: fill) }
    if let stroke = path.stroke { set(stroke: stroke, path.width, path.dashes) }
    for step in path.steps {
      switch step {
      case .move(let x, let y):
        bytes.write(numbers: x, height - y)
        bytes.write("m ")
      case .line(let x, let y):
        bytes.write(numbers: x, height - y)
        bytes.write("l ")
      case .curve(let x1, let y1, let x2, let y2, let x, let y):
        bytes.write(numbers: x1, height - y1, x2, height - y2, x, height - y)
        bytes.write("c ")
      case .close: bytes.write("h ")
      }
    }
    switch (path.fill, path.stroke) {
    case (nil, nil): bytes.write("n\n")
    case (_?, nil): bytes.write("f\n")
    case (nil, _?): bytes.write("S\n")
    case (_?, _?): bytes.write("B\n")
    }
  }

  private mutating func write(
    _ drawn: DrawnPicture, _ resources: inout PageResources, _ file: inout ObjectFile
  ) {
    guard let number = resources.pictures.number(of: drawn.picture, &file) else { return }
    if !usedPictures.contains(number) { usedPictures.append(number) }
    let area = drawn.area
    bytes.write("q ")
    if drawn.rotation != 0 {
      // Round the middle: there, turned, and back.
      let angle = -drawn.rotation * .pi / 180
      let (x, y) = (area.x + area.width / 2, height - (area.y + area.height / 2))
      let (cosine, sine) = (Self.cosine(angle), Self.sine(angle))
      bytes.write(
        numbers: cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y)
      bytes.write("cm ")
    }
    if drawn.crop.count == 4 {
      let (left, top, right, bottom) = (drawn.crop[0], drawn.crop[1], drawn.crop[2], drawn.crop[3])
      bytes.write(
        numbers: area.x + left * area.width, height - area.bottom + bottom * area.height,
        area.width * (1 - left - right), area.height * (1 - top - bottom))
      bytes.write("re W n ")
    }
    bytes.write(numbers: area.width, 0, 0, area.height, area.x, height - area.bottom)
    bytes.write("cm/X")
    bytes.write(number)
    bytes.write(" Do Q\n")
  }

  /// Of small enough numbers by their series, so that every machine gives the same digits.
  static func sine(_ angle: Double) -> Double {
    var rest = angle.remainder(dividingBy: 2 * .pi)
    if rest > .pi / 2 { rest = .pi - rest }
    if rest < -.pi / 2 { rest = -.pi - rest }
    let square = rest * rest
    var (term, sum) = (rest, rest)
    for step in 1...12 {
      term *= -square / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  static func cosine(_ angle: Double) -> Double { sine(angle + .pi / 2) }

  // MARK: State

  private mutating func set(fill colour: Colour) {
    guard colour != brush.fillColour else { return }
    brush.fillColour = colour
    write(colour)
    bytes.write(Self.isGrey(colour) ? "g " : "rg ")
  }

  private mutating func set(stroke colour: Colour, _ width: Double, _ dashes: [Double]) {
    if colour != brush.strokeColour {
      brush.strokeColour = colour
      write(colour)
      bytes.write(Self.isGrey(colour) ? "G " : "RG ")
    }
    if width != brush.lineWidth {
      brush.lineWidth = width
      bytes.write(width)
      bytes.write(" w ")
    }
    if dashes != brush.dashes {
      brush.dashes = dashes
      bytes.write("[")
      for dash in dashes { bytes.write(numbers: dash) }
      bytes.write("]0 d ")
    }
  }

  private static func isGrey(_ colour: Colour) -> Bool {
    colour.red == colour.green && colour.green == colour.blue
  }

  private mutating func write(_ colour: Colour) {
    bytes.write(numbers: Double(colour.red) / 255)
    if !Self.isGrey(colour) {
      bytes.write(numbers: Double(colour.green) / 255, Double(colour.blue) / 255)
    }
  }
}
