internal import Word
internal import XML

/// The local names of elements and attributes that layout knows; their numbers in its vocabulary.
enum Term: UInt16, CaseIterable {
  // Blocks
  case document, body, hdr, ftr, footnotes, endnotes, footnote, endnote, p, tbl, tr, tc, sectPr,
    sdt,
    sdtPr, sdtContent, customXml, smartTag, altChunk
  case pPr, rPr, tblPr, tblPrEx, tblGrid, gridCol, trPr, tcPr
  // Inline
  case r, t, delText, tab, ptab, br, cr, noBreakHyphen, softHyphen, sym, instrText, fldChar,
    fldSimple, hyperlink, ins, del, moveFrom, moveTo, bookmarkStart, bookmarkEnd, ruby, rubyBase,
    dir,
    bdo, drawing, pict, object, footnoteReference, endnoteReference, footnoteRef, endnoteRef,
    separator, continuationSeparator, commentReference, annotationRef, lastRenderedPageBreak, pgNum,
    oMath, oMathPara, proofErr, permStart, permEnd, commentRangeStart, commentRangeEnd, dayShort,
    dayLong, monthShort, monthLong, yearShort, yearLong, ffData, checkBox, ddList, textInput,
    contentPart, delInstrText, xAlign, yAlign, hAnchor, vAnchor, hSpace, vSpace, dropCap, lines,
    listEntry, result, custom
  // Paragraph properties
  case pStyle, jc, ind, spacing, contextualSpacing, keepNext, keepLines, pageBreakBefore,
    widowControl, numPr, numId, ilvl, outlineLvl, tabs, pBdr, shd, bidi, framePr, mirrorIndents,
    suppressLineNumbers, textAlignment, snapToGrid, suppressAutoHyphens
  case top, left, bottom, right, between, bar, start, end, insideH, insideV, tl2br, tr2bl
  case firstLine, hanging, before, after, beforeAutospacing, afterAutospacing, line, lineRule,
    firstLineChars, leftChars, hangingChars, rightChars, startChars, endChars, beforeLines,
    afterLines
  // Run properties
  case rStyle, rFonts, sz, szCs, b, bCs, i, iCs, caps, smallCaps, strike, dstrike, vanish,
    webHidden,
    color, u, highlight, vertAlign, position, w, kern, lang, rtl, cs, specVanish, bdr, em, outline,
    shadow, emboss, imprint, effect
  case ascii, hAnsi, eastAsia, asciiTheme, hAnsiTheme, eastAsiaTheme, cstheme, hint, font, char
  // Attributes
  case val, type, id, name, fill, themeColor, themeFill, themeTint, themeShade, space, pos, leader,
    instr, anchor, fldCharType, history, tooltip, dirty, clear, relativeTo, alignment, fldLock
  // Tables
  case tblStyle, tblW, tblInd, tblLayout, tblBorders, tblCellMar, tblCellSpacing, tblLook, tblpPr,
    tblStyleRowBandSize, tblStyleColBandSize, bidiVisual, tblCaption, tblDescription
  case trHeight, cantSplit, tblHeader, gridBefore, gridAfter, wBefore, wAfter, hidden, cnfStyle,
    hRule
  case tcW, gridSpan, vMerge, hMerge, tcBorders, tcMar, vAlign, textDirection, noWrap, tcFitText,
    hideMark
  case firstRow, lastRow, firstColumn, lastColumn, noHBand, noVBand
  case tblpX, tblpY, tblpXSpec, tblpYSpec, horzAnchor, vertAnchor, leftFromText, rightFromText,
    topFromText, bottomFromText
  // Sections
  case pgSz, pgMar, cols, col, titlePg, headerReference, footerReference, pgNumType, pgBorders,
    docGrid, lnNumType, rtlGutter, footnotePr, endnotePr
  case h, orient, header, footer, gutter, num, equalWidth, sep, fmt, offsetFrom, display, zOrder,
    linePitch, numFmt, numStart, numRestart, code
  // Styles, numbering, settings, theme
  case styles, style, docDefaults, rPrDefault, pPrDefault, basedOn, styleId, `default`, tblStylePr,
    link
  case numbering, abstractNum, abstractNumId, lvl, lvlOverride, startOverride, lvlText, lvlJc,
    lvlRestart, suff, isLgl, numStyleLink, styleLink, lvlPicBulletId, numPicBullet, numPicBulletId,
    nsid, multiLevelType
  case settings, evenAndOddHeaders, defaultTabStop, compat, compatSetting,
    doNotUseHTMLParagraphAutoSpacing, uri, themeFontLang,
    updateFields, mirrorMargins, autoHyphenation, gutterAtTop, bordersDoNotSurroundHeader,
    doNotExpandShiftReturn, displayBackgroundShape, background, characterSpacingControl,
    clrSchemeMapping, bg1, t1, bg2, t2
  case theme, themeElements, clrScheme, dk1, lt1, dk2, lt2, accent1, accent2, accent3, accent4,
    accent5, accent6, hlink, folHlink, srgbClr, sysClr, lastClr, fontScheme, majorFont, minorFont,
    latin, ea, typeface, script
  // Content controls
  case alias, tag, showingPlcHdr, dropDownList, comboBox, date, text, checkbox, checked,
    checkedState, uncheckedState, picture, listItem, displayText, value, placeholder, docPartObj,
    docPartGallery, lock, dateFormat, multiLine, citation, bibliography, equation, statusText,
    helpText, docPart, dataBinding
  // Fonts
  case fonts, altName, family, pitch, panose1
  // Drawings
  case inline, extent, effectExtent, docPr, descr, title, cNvGraphicFramePr, graphic,
    graphicData, pic, blipFill, blip, embed, srcRect, stretch, fillRect, spPr, xfrm, off, ext,
    prstGeom,
    custGeom, prst, avLst, gd, ln, solidFill, noFill, gradFill, gsLst, gs, pattFill, fgClr,
    schemeClr,
    prstClr, lumMod, lumOff, tint, shade, alpha, wsp, wgp, wpc, grpSp, grpSpPr, cNvSpPr, txbx,
    txbxContent, bodyPr, chExt, chOff, rot, flipH, flipV, cx, cy, x, y, l, prstDash, headEnd,
    tailEnd, lnRef, fillRef, effectRef, fontRef, idx, lIns, tIns, rIns, bIns, path, pathLst,
    lnTo, cubicBezTo, quadBezTo, arcTo, close, pt, wR, hR, stAng, swAng, fmla
  case positionH, positionV, relativeFrom, align, posOffset, pctPosHOffset, pctPosVOffset, wrapNone,
    wrapSquare, wrapTight, wrapThrough, wrapTopAndBottom, wrapText, behindDoc, simplePos,
    relativeHeight, layoutInCell, allowOverlap, distT, distB, distL, distR, cnvPr, nvPicPr, cNvPr,
    locked, decorative, chart, relIds, sizeRelH, sizeRelV, pctWidth, pctHeight, spAutoFit, vert,
    textbox
  // VML
  case shape, shapetype, rect, oval, roundrect, group, imagedata, textpath, fillcolor, strokecolor,
    strokeweight, stroked, filled, alt, stroke, from, to, string, coordsize, coordorigin, adj, hr,
    hrpct, hralign, hrstd, hrnoshade, inset, OLEObject, polyline, arc, curve, opacity, dashstyle,
    on,
    wrap, side, relid, src, points, wrapcoords, arcsize, spid, ole, button
  // Compatibility and properties
  case AlternateContent, Choice, Fallback, Requires, coreProperties, creator, subject, keywords,
    language, description

  /// The name as XML has it.
  var text: String {
    switch self {
    case .custom: "customMarkFollows"
    default: "\(self)"
    }
  }

  static let vocabulary = Namespace.vocabulary(locals: allCases.map(\.text))

  /// As an element or an attribute of a namespace.
  func `in`(_ namespace: Namespace) -> XMLName {
    XMLName(namespace: namespace.rawValue, local: rawValue)
  }

  /// As an attribute without a prefix.
  var plain: XMLName { XMLName(namespace: XMLName.noNamespace, local: rawValue) }
}

extension XMLElement {
  /// What it is, where it is of WordprocessingML; nil for anything else.
  var word: Term? { term(in: .w) }

  /// What it is, where it is in a namespace.
  func term(in namespace: Namespace) -> Term? {
    name.namespace == namespace.rawValue ? Term(rawValue: name.local) : nil
  }

  /// The namespace that it is in, where layout knows it.
  var namespace: Namespace? { Namespace(rawValue: name.namespace) }

  /// The first element of WordprocessingML of a name in it.
  func first(_ term: Term) -> XMLElement? { first(term.in(.w)) }

  /// The first element of a name in it.
  func first(_ term: Term, in namespace: Namespace) -> XMLElement? { first(term.in(namespace)) }

  /// An attribute of WordprocessingML, or one without a prefix where a producer left that out.
  func word(_ term: Term) -> String? { attribute(term.in(.w)) ?? attribute(term.plain) }

  /// A whole number, as far as 32 bits go: so that those who count with it need not fear the end of 64.
  func integer(_ term: Term) -> Int? {
    (integer(term.in(.w)) ?? integer(term.plain)).map(Measure.bounded)
  }

  func plain(_ term: Term) -> String? { attribute(term.plain) }
  func plainInteger(_ term: Term) -> Int? { integer(term.plain).map(Measure.bounded) }

  /// `w:val`.
  var val: String? { word(.val) }

  /// Whether a boolean property that stands here is on. (ECMA-376 Part 1, §17.17.4)
  var isOn: Bool {
    switch val {
    case nil, "1", "true", "on": true
    default: false
    }
  }

  /// Whether a boolean property is on; nil where it is not mentioned.
  func flag(_ term: Term) -> Bool? { first(term)?.isOn }

  /// A length, in points: twentieths of one, or with a unit of its own. (ECMA-376 Part 1, §17.18.81)
  func points(_ term: Term) -> Double? { word(term).flatMap(Measure.twips) }
}

/// Lengths as Word files write them.
///
/// What comes out is a number: within ``limit`` where it is a length, never infinite, never none at all.
enum Measure {
  /// The longest length, in points: beyond the largest page of a PDF, which is 14,400. (ISO 32000-1, Annex C)
  ///
  /// Word's own lengths end at 1,584.
  static let limit = 20_000.0

  /// A length, in points; the longest one for what is longer.
  static func bounded(_ points: Double) -> Double { min(max(points, -limit), limit) }

  /// A whole number, within 32 bits.
  static func bounded(_ number: Int) -> Int {
    min(max(number, Int(Int32.min)), Int(Int32.max))
  }

  /// A number that is no length; nil for what is none, such as `nan`, and for what no file means.
  static func number(_ text: some StringProtocol) -> Double? {
    Double(text).flatMap { abs($0) <= 1e9 ? $0 : nil }
  }

  /// In points, from twentieths of a point or a number with its unit.
  static func twips(_ text: String) -> Double? {
    if let number = Int(text) { return bounded(Double(number) / 20) }
    if let number = number(text) { return bounded(number / 20) }
    return withUnit(text)
  }

  /// In points, from half points or a number with its unit.
  static func halfPoints(_ text: String) -> Double? {
    number(text).map { bounded($0 / 2) } ?? withUnit(text)
  }

  /// In points, from English metric units.
  static func emus(_ number: Int) -> Double { bounded(Double(number) / 12_700) }

  /// In points, from a number with its unit, such as `2.5cm`.
  static func withUnit(_ text: String) -> Double? {
    let text = text.trimming(" ")
    for (unit, factor) in [
      ("pt", 1), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("in", 72), ("pc", 12), ("pi", 12),
      ("px", 0.75),
    ] where text.hasSuffix(unit) {
      return number(text.dropLast(2).trimming(" ")).map { bounded($0 * factor) }
    }
    return nil
  }
}

extension Substring {
  /// Without these characters at either end.
  func trimming(_ characters: String) -> Substring {
    var text = self
    while let first = text.first, characters.contains(first) { text = text.dropFirst() }
    while let last = text.last, characters.contains(last) { text = text.dropLast() }
    return text
  }
}

extension String {
  /// Without these characters at either end.
  func trimming(_ characters: String) -> Substring { self[...].trimming(characters) }
}
