internal import XML

extension DocumentHandler {
  /// An element of WordprocessingML where text may stand.
  mutating func startContent(_ local: LocalName, _ attributes: XMLAttributes) {
    switch local {
    case .r: current.run = RunFrame()
    case .t: collecting = .text
    case .delText: if deleted > 0 { collecting = .text }
    case .rPr:
      current.run.hasProperties = true
      current.mode = .runProperties
    case .p: startParagraph()
    case .pPr: current.mode = .paragraphProperties
    case .tc: startCell()
    case .tr: startRow()
    case .tbl: startTable()
    case .tblPr: current.mode = .tableProperties
    case .trPr: current.mode = .rowProperties
    case .tcPr: current.mode = .cellProperties
    case .tblPrEx, .tblGrid, .rt, .rubyPr, .customXmlPr, .smartTagPr, .sdtEndPr, .fldData:
      skip()
    case .tab, .ptab: appendCharacter("\t")
    case .br, .cr: appendCharacter("\n")
    case .noBreakHyphen: appendCharacter("-")
    case .sym: appendSymbol(attributes)
    case .instrText: collecting = .instruction
    case .fldChar: fieldCharacter(attributes)
    case .fldSimple: startSimpleField(attributes)
    case .ffData: startFormData()
    case .hyperlink: startHyperlink(attributes)
    case .sdt: startControl()
    case .sdtPr: startControlProperties()
    case .sdtContent: startControlContent()
    case .ins, .moveTo, .conflictIns: startInserted(attributes)
    case .del, .moveFrom, .conflictDel: startDeleted(attributes)
    case .drawing, .pict, .object: startDrawing(local)
    case .contentPart: appendObject(.ink)
    case .altChunk, .subDoc: importedContent(local)
    case .commentRangeStart, .commentRangeEnd, .commentReference, .footnoteReference,
      .endnoteReference:
      markAnchor(local, attributes)
    case .sectPr:
      current.sectionReturn = .content
      current.mode = .sectionProperties
    case .body: hasBody = true
    case .document, .hdr, .ftr, .footnotes, .endnotes, .comments: startRoot(attributes)
    case .footnote, .endnote, .comment: startNote(attributes)
    default: break
    }
  }

  mutating func endContent(_ local: LocalName) {
    switch local {
    case .t, .delText, .instrText: collecting = .nothing
    case .p: endParagraph()
    case .tc: endCell()
    case .tr: endRow()
    case .tbl: endTable()
    case .fldSimple, .hyperlink: endLink()
    case .sdt: endControl()
    case .sdtContent: endControlContent()
    case .ins, .moveTo, .conflictIns: inserted = max(0, inserted - 1)
    case .del, .moveFrom, .conflictDel: endDeleted()
    case .txbxContent: endTextBox()
    case .footnote, .endnote, .comment: endNote()
    default: break
    }
  }

  private mutating func startRoot(_ attributes: XMLAttributes) {
    hasRoot = true
    if let prefixes = attributes.string(.compatibility, .Ignorable) {
      ignore(
        prefixes,
        except: attributes.string(.compatibility, .ProcessContent) ?? "")
    }
  }

  /// Something that lies in another file, which is not opened. (W52)
  private mutating func importedContent(_ local: LocalName) {
    note(.unreadableContent(local == .altChunk ? "an imported document" : "a sub-document"))
    // It stands between paragraphs: it gets one of its own.
    let isAlone = !current.paragraph.isOpen
    if isAlone { startParagraph() }
    appendObject(.importedContent)
    if isAlone { closeParagraph() }
    skip()
  }

  /// An element of another namespace.
  mutating func startForeign(_ name: XMLName, _ attributes: XMLAttributes) {
    if current.mode == .drawing {
      startDrawnForeign(name, attributes)
    } else if current.mode == .controlProperties {
      startControlExtension(name, attributes)
    } else if current.mode == .content {
      startForeignContent(name, attributes)
    }
  }

  private mutating func startForeignContent(_ name: XMLName, _ attributes: XMLAttributes) {
    switch Namespace(rawValue: name.namespace) {
    case .mathematics:
      switch LocalName(rawValue: name.local) {
      case .t: collecting = .text
      case .r:
        current.run = RunFrame()
      case .oMath: if isShown { note(.unreadableContent("a formula")) }
      case .rPr, .ctrlPr: skip()
      default: break
      }
    case .word2010 where name.local == LocalName.contentPart.rawValue: appendObject(.ink)
    case .word2010, .word2012, .wordLater: break
    case .office, .vml, .wordDrawing, .drawing, .picture, .shape2010: break
    default: noteUnknown(attributes)
    }
  }

  mutating func endForeign(_ name: XMLName) {
    if current.mode == .drawing {
      endDrawnForeign(name)
    } else if current.mode == .content, name.is(.mathematics, .t) {
      collecting = .nothing
    }
  }
}
