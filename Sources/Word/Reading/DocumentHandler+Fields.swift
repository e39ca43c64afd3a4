internal import XML

extension DocumentHandler {
  /// A `<w:fldChar>`: begin, separate or end of a complex field. (ECMA-376 Part 1, §17.16.18)
  mutating func fieldCharacter(_ attributes: XMLAttributes) {
    switch attributes.word(.fldCharType) {
    case "begin":
      let ordinal = fieldCount
      fieldCount += 1
      guard !ignoredFields.contains(ordinal) else {
        note(.unclosedField)
        return
      }
      current.fields.append(FieldFrame(ordinal: ordinal))
      current.fieldsInInstruction += 1
    case "separate": separateField()
    case "end": endField()
    default: break
    }
  }

  private mutating func separateField() {
    guard let last = current.fields.indices.last, !current.fields[last].hasResult else { return }
    current.fields[last].hasResult = true
    current.fields[last].result = current.story.text.count
    current.fields[last].paragraph = current.paragraphIndex
    if FieldInstruction(current.fields[last].instruction).isSilent {
      current.fields[last].isSilent = true
    } else {
      current.fieldsInInstruction -= 1
    }
  }

  private mutating func endField() {
    guard !current.fields.isEmpty else { return }
    let hadResult = current.fields[current.fields.count - 1].hasResult
    separateField()
    guard let field = current.fields.popLast() else { return }
    if field.isSilent { current.fieldsInInstruction -= 1 }
    if let form = field.form { finish(form, field) }
    let text = field.result..<max(field.result, current.story.text.count)
    if hadResult, FieldInstruction(field.instruction).isContents {
      for index in current.story.paragraphs.indices.dropFirst(field.paragraph)
      where current.story.paragraphs[index].text.lowerBound < text.upperBound {
        current.story.paragraphs[index].role = .contents
      }
    }
    if hadResult, let target = FieldInstruction(field.instruction).hyperlink {
      current.story.links.append(Hyperlink(text: text, target: target))
    }
  }

  /// Closes the fields that the story leaves open. (W34)
  ///
  /// One that has no result so far would have swallowed the text after it: the part is read again as if that
  /// field had not begun.
  mutating func closeFields() {
    for field in current.fields {
      if !field.hasResult || field.isSilent { unclosedFields.insert(field.ordinal) }
      note(.unclosedField)
    }
    current.fields = []
    current.fieldsInInstruction = 0
  }

  mutating func appendInstruction(_ bytes: Span<UInt8>) {
    guard deleted == 0, let last = current.fields.indices.last, !current.fields[last].hasResult,
      current.fields[last].instruction.count < 4096
    else { return }
    for index in bytes.indices { current.fields[last].instruction.append(bytes[index]) }
  }

  /// A `<w:fldSimple>`: its runs are the result. (ECMA-376 Part 1, §17.16.19)
  mutating func startSimpleField(_ attributes: XMLAttributes) {
    let instruction = attributes.word(.instr) ?? ""
    current.links.append(
      LinkFrame(
        start: current.story.text.count,
        target: FieldInstruction(Array(instruction.utf8)).hyperlink))
  }

  /// A `<w:hyperlink>`. (ECMA-376 Part 1, §17.16.22)
  mutating func startHyperlink(_ attributes: XMLAttributes) {
    var target: String?
    if let id = attributes.string(.r, .id), let relationship = relationships[id] {
      switch relationship.target {
      case .external(let address): target = address
      case .part(let name): target = name.text
      case .invalid: break
      }
    }
    if let anchor = attributes.word(.anchor) { target = (target ?? "") + "#" + anchor }
    current.links.append(LinkFrame(start: current.story.text.count, target: target))
  }

  mutating func endLink() {
    guard let link = current.links.popLast(), let target = link.target else { return }
    let end = current.story.text.count
    guard end > link.start else { return }
    current.story.links.append(Hyperlink(text: link.start..<end, target: target))
  }

  mutating func startFormData() {
    guard let last = current.fields.indices.last, !current.fields[last].hasResult else {
      skip()
      return
    }
    current.fields[last].form = FormData()
    current.mode = .fieldData
  }

  mutating func startFieldData(_ local: LocalName, _ attributes: XMLAttributes) {
    guard let last = current.fields.indices.last else { return }
    switch local {
    case .name: current.fields[last].form?.name = attributes.value
    case .textInput: current.fields[last].form?.kind = .text
    case .checkBox: current.fields[last].form?.kind = .checkBox
    case .ddList: current.fields[last].form?.kind = .dropDown
    case .default:
      if current.fields[last].form?.kind == .checkBox {
        // What was ticked counts more than what was ticked at first.
        if current.fields[last].form?.isChecked == nil {
          current.fields[last].form?.initial = attributes.isOn() ? "1" : "0"
        }
      } else {
        current.fields[last].form?.initial = attributes.value
      }
    case .checked: current.fields[last].form?.isChecked = attributes.isOn()
    case .result: current.fields[last].form?.result = attributes.number
    case .listEntry: current.fields[last].form?.entries.append(attributes.value ?? "")
    default: break
    }
  }

  /// Puts a legacy form field into the story, with the mark or words that it shows. (W37 to W39)
  private mutating func finish(_ form: FormData, _ field: FieldFrame) {
    guard let shape = form.kind, isShown, current.fieldsInInstruction == 0 else { return }
    let kind: LegacyField.Kind
    switch shape {
    case .text: kind = .text(defaultText: form.initial)
    case .checkBox:
      let isChecked = form.isChecked ?? (form.initial == "1")
      appendWords(isChecked ? "☒" : "☐")
      kind = .checkBox(isChecked: isChecked)
    case .dropDown:
      let selected = form.result ?? form.initial.flatMap { Int($0) } ?? 0
      let isEmpty = current.story.text.count == field.result
      if isEmpty, form.entries.indices.contains(selected) { appendWords(form.entries[selected]) }
      kind = .dropDown(
        entries: form.entries, selected: selected, isDefault: form.result == nil)
    }
    countControl()
    current.story.legacyFields.append(
      LegacyField(
        kind: kind, name: form.name,
        text: field.result..<max(field.result, current.story.text.count),
        paragraph: field.paragraph))
  }
}

/// The instruction of a field. (ECMA-376 Part 1, §17.16.2)
struct FieldInstruction {
  private let words: [String]

  init(_ bytes: [UInt8]) {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      words = []
      return
    }
    var words: [String] = []
    var word: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    for byte in bytes + [0x20] {
      if isEscaped {
        // Within quotes a backslash stands before a backslash or a quote.
        if byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") { word.append(0x5C) }
        word.append(byte)
        isEscaped = false
      } else if isQuoted, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte <= 0x20, !isQuoted {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word = []
      } else {
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    self.words = words
  }

  /// Whether it is a field that sets something and shows nothing. (ECMA-376 Part 1, §17.16.5.56)
  var isSilent: Bool { ["SET", "ASK"].contains(words.first?.uppercased()) }

  /// Whether its result is a contents list. (ECMA-376 Part 1, §17.16.5.68)
  var isContents: Bool { words.first?.uppercased() == "TOC" }

  /// Where a HYPERLINK field leads; nil for other fields. (ECMA-376 Part 1, §17.16.5.25)
  var hyperlink: String? {
    guard let first = words.first, first.uppercased() == "HYPERLINK" else { return nil }
    var target = ""
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      switch word {
      case "\\l": target += "#" + (rest.popFirst() ?? "")
      case "\\o", "\\t": _ = rest.popFirst()
      case _ where word.hasPrefix("\\"): break
      default: target = word + target
      }
    }
    return target.isEmpty ? nil : target
  }
}
