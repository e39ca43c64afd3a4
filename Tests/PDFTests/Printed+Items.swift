import Fonts
import PDF
import Testing

/// Letters on a page, drawn in one go.
struct ShownText {
  var text: String
  /// Where they stand, in points from the upper left corner of the page.
  var x: Double
  var y: Double
  var width: Double
  var size: Double
  var font: String
  var colour: Colour
  var stretch: Double
  var meaning: DrawnItem.Meaning

  var right: Double { x + width }
}

extension Printed {
  /// The letters of a page, counted from 1.
  func texts(_ page: Int = 1) -> [ShownText] {
    document.pages[page - 1].items.compactMap { item in
      guard case .glyphs(let run) = item.content else { return nil }
      return ShownText(
        text: String(decoding: run.text, as: UTF8.self), x: run.x, y: run.y, width: run.pen,
        size: run.size, font: run.face.postScriptName, colour: run.colour, stretch: run.stretch,
        meaning: item.meaning)
    }
  }

  /// The first letters of a page that hold a text.
  func text(
    _ text: String, page: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ShownText {
    try #require(
      texts(page).first { $0.text.contains(text) }, "\(text)", sourceLocation: sourceLocation)
  }

  /// How far a text stands below another, in points.
  func drop(
    from upper: String, to lower: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Double {
    let lower = try text(lower, sourceLocation: sourceLocation)
    return lower.y - (try text(upper, sourceLocation: sourceLocation)).y
  }

  func lines(_ page: Int = 1) -> [DrawnLine] {
    document.pages[page - 1].items.compactMap {
      if case .line(let line) = $0.content { line } else { nil }
    }
  }

  func fills(_ page: Int = 1) -> [(area: Rectangle, colour: Colour)] {
    document.pages[page - 1].items.compactMap {
      if case .fill(let area, let colour) = $0.content { (area, colour) } else { nil }
    }
  }

  func paths(_ page: Int = 1) -> [DrawnPath] {
    document.pages[page - 1].items.compactMap {
      if case .path(let path) = $0.content { path } else { nil }
    }
  }

  func pictures(_ page: Int = 1) -> [DrawnPicture] {
    document.pages[page - 1].items.compactMap {
      if case .picture(let picture) = $0.content { picture } else { nil }
    }
  }
}

/// Whether two places are the same, as far as the eye goes.
func isNear(_ one: Double, _ two: Double, within: Double = 0.05) -> Bool { abs(one - two) < within }

/// A paragraph of one run.
func p(_ text: String, _ properties: String = "", run: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(r(text, run))</w:p>"
}

/// A run.
func r(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

/// A paragraph of runs.
func p(runs: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
}

/// A field of several runs, with the runs of its result.
func complexField(_ instruction: String, _ result: String) -> String {
  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> "
    + "\(instruction) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    + "\(result)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
}

/// The last section of a body: 300 by 400 points with margins of 50 unless its properties say else.
func section(_ properties: String = "", size: String? = nil, margins: String? = nil) -> String {
  "<w:sectPr>\(sectionProperties(properties, size: size, margins: margins))</w:sectPr>"
}

/// A section that ends with this paragraph.
func endOfSection(_ text: String, _ properties: String = "") -> String {
  p(text, "<w:sectPr>\(sectionProperties(properties, size: nil, margins: nil))</w:sectPr>")
}

private func sectionProperties(_ properties: String, size: String?, margins: String?) -> String {
  properties + (size ?? "<w:pgSz w:w=\"6000\" w:h=\"8000\"/>")
    + (margins
      ?? "<w:pgMar w:top=\"1000\" w:right=\"1000\" w:bottom=\"1000\" w:left=\"1000\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/>")
}

/// Lines of 20 points, so that a test can count them.
let twentyPoints = "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>"
/// As a style that all paragraphs have.
let twentyPointStyle =
  "<w:docDefaults><w:pPrDefault><w:pPr>\(twentyPoints)</w:pPr></w:pPrDefault></w:docDefaults>"
