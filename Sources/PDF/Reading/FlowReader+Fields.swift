internal import Word
internal import XML

/// A complex field that has begun. (ECMA-376 Part 1, §17.16.18)
struct OpenField {
  var instruction = ""
  var isInResult = false
  /// What stands in the place of the result.
  var replacement: FlowField?
  /// What stands in the place of the result where that is the number of a page and no more.
  var page: String?
  /// The bookmark of a note where the result is its number and no more.
  var note: String?
  /// How many inlines of the paragraph stand before the result.
  var start = 0
  var link: FlowLink?
  var isContents = false
  /// The number of a contents list with entries, in ``FlowReader/contents``.
  var contents: Int?
  /// It marks what stands in contents lists besides headings.
  var isContentsMark = false
  /// The looks of the first run of the result.
  var looks: Int?
  /// The `<w:ffData>` of a legacy form field.
  var form: XMLElement?
  /// It is a contents list with entries: lines with tabs, links or numbers of pages.
  var hasEntries = false
  /// Something of the result was read.
  var hasResult = false
}

extension FlowReader {
  /// How deep fields may nest; Word's own end at some ten.
  ///
  /// What is deeper is read as if it were no field.
  private static let fieldDepth = 100

  /// Whether what comes now is not seen: it is an instruction, or a result with something in its place.
  var isInUnseenField: Bool {
    fields.contains { !$0.isInResult || $0.replacement != nil }
  }

  mutating func take(
    fieldCharacter element: XMLElement, looks: Int, link: Int?,
    into paragraph: inout FlowParagraph
  ) {
    switch element.word(.fldCharType) {
    case "begin":
      noteEntry()
      guard fields.count < Self.fieldDepth else {
        deepFields += 1
        return
      }
      var field = OpenField()
      field.form = element.first(.ffData)
      fields.append(field)
    case "separate":
      guard deepFields == 0, !fields.isEmpty else { return }
      resolve(&fields[fields.count - 1])
      fields[fields.count - 1].start = paragraph.inlines.count
      if fields[fields.count - 1].isContents { beginContents(in: paragraph) }
      paragraph.isClosed = true
    case "end":
      guard deepFields == 0 else {
        deepFields -= 1
        return
      }
      guard var field = fields.popLast() else { return }
      if !field.isInResult { resolve(&field) }
      if field.isContentsMark { hasContentsMarks = true }
      if let number = field.contents { contents[number].end = paragraph.inlines.count }
      guard !isInUnseenField else { return }
      if let page = field.page, let cached = paragraph.dropNumber(from: field.start) {
        paragraph.append(
          .field(.pageOf(bookmark: page, cached: cached)), looks: field.looks ?? looks,
          link: field.link ?? currentLink)
      }
      take(numberOfNote: field, looks, into: &paragraph)
      if field.isContents,
        !field.hasResult || (!field.hasEntries && field.start <= paragraph.inlines.count)
      {
        // What stands there says only that there is nothing yet.
        paragraph.inlines.removeSubrange(min(field.start, paragraph.inlines.count)...)
        paragraph.emptyContents = field.instruction
      }
      if let replacement = field.replacement {
        let own = link ?? (field.link ?? currentLink).map { paragraph.number(of: $0) }
        paragraph.append(.field(replacement), looks: field.looks ?? looks, link: own)
      } else if let form = field.form {
        take(formField: form, field, looks: looks, into: &paragraph)
      }
    default: break
    }
  }

  /// Notes that a contents list has entries.
  mutating func noteEntry() {
    for index in fields.indices where fields[index].isContents && fields[index].isInResult {
      fields[index].hasEntries = true
    }
  }

  /// Reads a `<w:fldSimple>`. (ECMA-376 Part 1, §17.16.19)
  mutating func read(
    simpleField element: XMLElement, _ base: RunBase, link: Int?,
    into paragraph: inout FlowParagraph
  ) throws(PackageError) {
    var field = OpenField()
    field.instruction = element.word(.instr) ?? ""
    resolve(&field)
    field.start = paragraph.inlines.count
    paragraph.isClosed = true
    fields.append(field)
    try read(inlinesOf: element, base, link: link, into: &paragraph)
    let done = fields.popLast()
    if let page = done?.page, !isInUnseenField, let cached = paragraph.dropNumber(from: field.start)
    {
      let looks = done?.looks ?? looks(element.first(.r)?.first(.rPr), base)
      paragraph.append(
        .field(.pageOf(bookmark: page, cached: cached)), looks: looks,
        link: done?.link ?? currentLink)
    }
    if let done, !isInUnseenField {
      take(
        numberOfNote: done, looks(element.first(.r)?.first(.rPr), base), into: &paragraph)
    }
    if let replacement = done?.replacement, !isInUnseenField {
      let looks = done?.looks ?? looks(element.first(.r)?.first(.rPr), base)
      let own = link ?? (done?.link ?? currentLink).map { paragraph.number(of: $0) }
      paragraph.append(.field(replacement), looks: looks, link: own)
    }
  }

  /// Puts the number that a note has now into the place of the one that it had.
  private func take(
    numberOfNote field: OpenField, _ looks: Int, into paragraph: inout FlowParagraph
  ) {
    // A note that comes later has no number yet; what the file says stays.
    guard let note = field.note, let mark = markedNotes[note],
      paragraph.dropNumber(from: field.start) != nil
    else { return }
    let link = (field.link ?? currentLink).map { paragraph.number(of: $0) }
    paragraph.append(.text(mark), looks: field.looks ?? looks, link: link)
  }

  private func resolve(_ field: inout OpenField) {
    field.isInResult = true
    let words = Self.words(of: field.instruction)
    guard let name = words.first?.uppercased() else { return }
    var format: String?
    if let star = words.firstIndex(of: "\\*"), star + 1 < words.count {
      format = Self.numberFormat(words[star + 1])
    }
    switch name {
    case "PAGE": field.replacement = .page(format: format)
    case "NUMPAGES": field.replacement = .pages(format: format)
    case "SECTIONPAGES": field.replacement = .sectionPages
    case "PAGEREF":
      if words.count > 1 { field.page = words[1] }
      if words.contains("\\h"), words.count > 1 {
        field.link = FlowLink(target: .bookmark(words[1]), tip: nil)
      }
    case "HYPERLINK": field.link = Self.link(words)
    case "REF", "NOTEREF":
      if name == "NOTEREF", words.count > 1 { field.note = words[1] }
      if words.contains("\\h"), words.count > 1 {
        field.link = FlowLink(target: .bookmark(words[1]), tip: nil)
      }
    case "TOC": field.isContents = true
    case "TC": field.isContentsMark = true
    default: break
    }
  }

  /// The words of an instruction; what stands between quotes is one.
  static func words(of instruction: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isOpen = false
    for character in instruction {
      if character == "\"" || character == "“" || character == "”" {
        isQuoted.toggle()
        isOpen = true
      } else if character == " " || character == "\t" || character == "\u{A0}", !isQuoted {
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return words
  }

  private static func numberFormat(_ name: String) -> String? {
    switch name {
    case "roman": "lowerRoman"
    case "ROMAN", "Roman": "upperRoman"
    case "alphabetic": "lowerLetter"
    case "ALPHABETIC": "upperLetter"
    case "Arabic", "arabic": "decimal"
    case "ArabicDash": "numberInDash"
    case "Ordinal", "ordinal": "ordinal"
    case "CardText", "Cardtext", "cardtext": "cardinalText"
    default: nil
    }
  }

  private static func link(_ words: [String]) -> FlowLink? {
    var address: String?
    var bookmark: String?
    var tip: String?
    var index = 1
    while index < words.count {
      let next = index + 1 < words.count ? words[index + 1] : nil
      switch words[index] {
      case "\\l":
        bookmark = next
        index += 1
      case "\\o":
        tip = next
        index += 1
      case "\\t", "\\m", "\\n": index += words[index] == "\\n" ? 0 : 1
      default: if address == nil, !words[index].hasPrefix("\\") { address = words[index] }
      }
      index += 1
    }
    if let address, !address.isEmpty {
      return FlowLink(target: .address(bookmark.map { "\(address)#\($0)" } ?? address), tip: tip)
    }
    return bookmark.map { FlowLink(target: .bookmark($0), tip: tip) }
  }

  /// The link that an open field makes of what comes now.
  var currentLink: FlowLink? { fields.last { $0.isInResult && $0.link != nil }?.link }

  /// What a legacy form field shows besides its result. (ECMA-376 Part 1, §17.16.17)
  private mutating func take(
    formField form: XMLElement, _ field: OpenField, looks: Int, into paragraph: inout FlowParagraph
  ) {
    if let box = form.first(.checkBox) {
      let isChecked = box.flag(.checked) ?? box.flag(.default) ?? false
      let start = paragraph.inlines.count
      paragraph.isClosed = true
      paragraph.append(.text(isChecked ? "☒" : "☐"), looks: looks, link: FlowLink?.none)
      paragraph.put(control(legacy: form), from: start, isPrompt: false)
    } else if form.first(.checkBox) == nil, field.hasResult, field.start <= paragraph.inlines.count
    {
      paragraph.put(control(legacy: form), from: field.start, isPrompt: false)
    } else if let list = form.first(.ddList), !field.hasResult {
      let entries = list.children.filter { $0.name.local == Term.listEntry.rawValue }
      let index = list.children.first { $0.name.local == Term.result.rawValue }?.integer(.val) ?? 0
      if entries.indices.contains(index), let text = entries[index].val {
        let start = paragraph.inlines.count
        paragraph.isClosed = true
        paragraph.append(.text(text), looks: looks, link: FlowLink?.none)
        paragraph.put(control(legacy: form), from: start, isPrompt: false)
      }
    }
  }
}

extension FlowParagraph {
  /// Adds something behind the rest, as a part of a link where there is one.
  mutating func append(_ kind: FlowInline.Kind, looks: Int, link: FlowLink?) {
    append(kind, looks: looks, link: link.map { number(of: $0) })
  }

  mutating func append(_ kind: FlowInline.Kind, looks: Int, link: Int?) {
    defer { isClosed = false }
    if !isClosed, case .text(let text) = kind, let last = inlines.last, last.looks == looks,
      last.link == link, case .text = last.kind
    {
      inlines[inlines.count - 1].append(text)
      return
    }
    inlines.append(FlowInline(kind: kind, looks: looks, link: link))
  }

  /// Takes the number of a page away that stands at its end.
  ///
  /// - Parameter start: the inlines before it stay.
  /// - Returns: the number; nil where there is more than a number, and nothing is taken.
  mutating func dropNumber(from start: Int) -> String? {
    guard start <= inlines.count else { return nil }
    var text = ""
    for inline in inlines[start...] {
      guard case .text(let part) = inline.kind else { return nil }
      text += part
    }
    guard text.allSatisfy({ $0.isNumber || $0.isWhitespace || "ivxlcdmIVXLCDM-".contains($0) })
    else {
      return nil
    }
    inlines.removeSubrange(start...)
    return text
  }

  /// The number of a link among its own; the same link in a row is one.
  mutating func number(of link: FlowLink) -> Int {
    if let last = links.last, last == link { return links.count - 1 }
    links.append(link)
    return links.count - 1
  }
}

extension FlowInline {
  /// Adds to its text, in place: a paragraph may have a hundred thousand runs.
  fileprivate mutating func append(_ more: String) {
    guard case .text(var text) = kind else { return }
    kind = .lineBreak  // one owner
    text += more
    kind = .text(text)
  }
}
