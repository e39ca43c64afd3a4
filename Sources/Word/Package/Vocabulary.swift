internal import Archive
package import XML

/// The namespaces that docket tells apart; the transitional and the strict family are one. (W2)
package enum Namespace: UInt8, CaseIterable {
  /// WordprocessingML. (ECMA-376 Part 1, §17)
  case w
  /// References to relationships. (ECMA-376 Part 1, §22.8)
  case r
  case wordDrawing, drawing, picture, chart, diagram
  case mathematics
  case compatibility
  case word2010, word2012, wordLater
  case shape2010, ink2010
  case vml, office
  case relationships, contentTypes
  case customProperties, variantTypes, customXML
  /// The namespace of `xml:space`.
  case xml

  private var uris: [String] {
    let open = "http://schemas.openxmlformats.org/"
    let strict = "http://purl.oclc.org/ooxml/"
    let microsoft = "http://schemas.microsoft.com/office/"
    return switch self {
    case .w: [open + "wordprocessingml/2006/main", strict + "wordprocessingml/main"]
    case .r:
      [open + "officeDocument/2006/relationships", strict + "officeDocument/relationships"]
    case .wordDrawing:
      [
        open + "drawingml/2006/wordprocessingDrawing", strict + "drawingml/wordprocessingDrawing",
        microsoft + "word/2010/wordprocessingDrawing",
      ]
    case .drawing: [open + "drawingml/2006/main", strict + "drawingml/main"]
    case .picture: [open + "drawingml/2006/picture", strict + "drawingml/picture"]
    case .chart:
      [
        open + "drawingml/2006/chart", strict + "drawingml/chart",
        microsoft + "drawing/2014/chartex",
      ]
    case .diagram: [open + "drawingml/2006/diagram", strict + "drawingml/diagram"]
    case .mathematics:
      [open + "officeDocument/2006/math", strict + "officeDocument/math"]
    case .compatibility: [open + "markup-compatibility/2006"]
    case .word2010: [microsoft + "word/2010/wordml"]
    case .word2012: [microsoft + "word/2012/wordml"]
    case .wordLater:
      [
        microsoft + "word/2006/wordml", microsoft + "word/2015/wordml/symex",
        microsoft + "word/2016/wordml/cid", microsoft + "word/2018/wordml",
        microsoft + "word/2018/wordml/cex", microsoft + "word/2020/wordml/sdtdatahash",
        microsoft + "word/2023/wordml/word16du", microsoft + "word/2024/wordml/sdtformatlock",
      ]
    case .shape2010:
      [
        microsoft + "word/2010/wordprocessingShape", microsoft + "word/2010/wordprocessingGroup",
        microsoft + "word/2010/wordprocessingCanvas",
      ]
    case .ink2010: [microsoft + "word/2010/wordprocessingInk"]
    case .vml: ["urn:schemas-microsoft-com:vml"]
    case .office: ["urn:schemas-microsoft-com:office:office"]
    case .relationships: [open + "package/2006/relationships"]
    case .contentTypes: [open + "package/2006/content-types"]
    case .customProperties:
      [
        open + "officeDocument/2006/custom-properties", strict + "officeDocument/customProperties",
      ]
    case .variantTypes:
      [
        open + "officeDocument/2006/docPropsVTypes", strict + "officeDocument/docPropsVTypes",
      ]
    case .customXML:
      [open + "officeDocument/2006/customXml", strict + "officeDocument/customXml"]
    case .xml: ["http://www.w3.org/XML/1998/namespace"]
    }
  }

  /// The names that every part is read with.
  static let vocabulary = vocabulary(locals: LocalName.allCases.map(\.text))

  /// These namespaces with other local names, numbered in their order.
  package static func vocabulary(locals: [String]) -> XMLVocabulary {
    XMLVocabulary(
      locals: locals,
      namespaces: allCases.flatMap { namespace in
        namespace.uris.map { (uri: $0, number: namespace.rawValue) }
      })
  }
}

/// The local names of elements and attributes that docket knows; their numbers in the vocabulary.
///
/// Some are here only so that they count as known: what is not in this list is reported. (R5)
enum LocalName: UInt16, CaseIterable {
  // Blocks
  case document, glossaryDocument, body, hdr, ftr, footnotes, endnotes, comments, footnote, endnote
  case comment, background, p, pPr, tbl, tr, tc, tblPr, tblPrEx, tblGrid, trPr, tcPr, sectPr
  case altChunk, subDoc, customXml, customXmlPr, smartTag, smartTagPr
  // Runs
  case r, rPr, t, delText, tab, ptab, br, cr, noBreakHyphen, softHyphen, sym, instrText
  case delInstrText, fldChar, fldSimple, fldData, ffData, hyperlink, ruby, rt, rubyPr, rubyBase, dir
  case bdo, pgNum, dayShort, dayLong, monthShort, monthLong, yearShort, yearLong
  case lastRenderedPageBreak, separator, continuationSeparator, annotationRef, footnoteRef
  case endnoteRef, footnoteReference, endnoteReference, commentReference, commentRangeStart
  case commentRangeEnd, contentPart, drawing, pict, object, control, movie
  // Marks without text
  case proofErr, bookmarkStart, bookmarkEnd, permStart, permEnd, moveFromRangeStart,
    moveFromRangeEnd
  case moveToRangeStart, moveToRangeEnd, customXmlInsRangeStart, customXmlInsRangeEnd
  case customXmlDelRangeStart, customXmlDelRangeEnd, customXmlMoveFromRangeStart
  case customXmlMoveFromRangeEnd, customXmlMoveToRangeStart, customXmlMoveToRangeEnd
  case customXmlConflictInsRangeStart, customXmlConflictInsRangeEnd
  case customXmlConflictDelRangeStart, customXmlConflictDelRangeEnd
  // Revisions
  case ins, del, moveFrom, moveTo, conflictIns, conflictDel, rPrChange, pPrChange, tblPrChange
  case trPrChange, tcPrChange, sectPrChange, tblGridChange, tblPrExChange, numberingChange, cellDel
  case cellIns, cellMerge, vMergeOrig
  // Paragraph, table, row and cell properties
  case pStyle, numPr, ilvl, numId, outlineLvl, framePr, dropCap, tblStyle, tblpPr, gridSpan, vMerge
  case hMerge, gridBefore, gridAfter, headerReference, footerReference
  // Run properties
  case rStyle, b, i, strike, dstrike, vanish, highlight, shd, u, color, sz, rFonts, ascii, hAnsi
  case asciiTheme, hAnsiTheme, fill
  // Content controls and legacy fields
  case sdt, sdtPr, sdtEndPr, sdtContent, alias, tag, id, lock, placeholder, docPart, showingPlcHdr
  case dataBinding, prefixMappings, xpath, storeItemID, temporary, label, tabIndex, text, richText,
    date, dateFormat
  case lid, fullDate, dropDownList, comboBox, listItem, displayText, value, picture, group, citation
  case bibliography, equation, docPartList, docPartObj, checkbox, checked, checkedState
  case uncheckedState, repeatingSection, repeatingSectionItem, name, textInput, checkBox, ddList
  case result, listEntry, `default`, entityPicker
  // Drawings
  case docPr, descr, title, hidden, pic, blip, wsp, prstGeom, prst, custGeom, txbx, txbxContent
  case chart, relIds, shape, rect, oval, roundrect, line, polyline, arc, curve, image, shapetype
  case imagedata, textpath, string, signatureline, OLEObject, hr, type, alt
  // Mathematics
  case oMath, oMathPara, ctrlPr
  // Compatibility
  case AlternateContent, Choice, Fallback, Requires, Ignorable, ProcessContent
  // Styles and numbering
  case styles, style, docDefaults, rPrDefault, pPrDefault, basedOn, styleId, tblStylePr, numbering
  case abstractNum, num, abstractNumId, lvl, lvlOverride, start, startOverride, numFmt, lvlText
  case numStyleLink
  // Relationships, content types, properties, glossary
  case Relationships, Relationship, Id, typeURI, Target, TargetMode, Types, Default, Override,
    Extension
  case PartName, ContentType, Properties, property, docParts, docPartPr, docPartBody, datastoreItem
  case itemID
  // Attributes
  case val, font, char, instr, anchor, author, fldCharType

  /// The name as XML has it.
  var text: String {
    // Swift keeps the word `Type` for itself.
    self == .typeURI ? "Type" : "\(self)"
  }
}

extension XMLName {
  /// Whether this is an element of WordprocessingML with this local name.
  @inline(__always)
  func isWord(_ local: LocalName) -> Bool {
    self.local == local.rawValue && namespace == Namespace.w.rawValue
  }

  @inline(__always)
  func `is`(_ namespace: Namespace, _ local: LocalName) -> Bool {
    self.local == local.rawValue && self.namespace == namespace.rawValue
  }
}

extension XMLAttributes {
  /// An attribute in the namespace of WordprocessingML, or in none where a producer left the prefix out.
  func word(_ local: LocalName) -> String? { string(Namespace.w.rawValue, local.rawValue) }

  /// `w:val`.
  var value: String? { word(.val) }

  /// `w:val` as a whole number.
  var number: Int? { integer(Namespace.w.rawValue, LocalName.val.rawValue) }

  /// An attribute without a prefix.
  func plain(_ local: LocalName) -> String? { string(XMLName.noNamespace, local.rawValue) }

  func string(_ namespace: Namespace, _ local: LocalName) -> String? {
    string(namespace.rawValue, local.rawValue)
  }

  /// Whether a boolean property is on. (ECMA-376 Part 1, §17.17.4)
  func isOn(_ namespace: Namespace = .w) -> Bool {
    withBytes(namespace.rawValue, LocalName.val.rawValue) { bytes in
      bytes.equals("1") || bytes.equals("true") || bytes.equals("on")
    } ?? true
  }
}
