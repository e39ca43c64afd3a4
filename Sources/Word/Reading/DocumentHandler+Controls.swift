internal import Archive
internal import XML

extension DocumentHandler {
  /// Begins a `<w:sdt>`, whose place decides its level. (ECMA-376 Part 1, §17.5.2.29 to §17.5.2.32)
  mutating func startControl() {
    let level: ContentControl.Level
    if current.paragraph.isOpen, !current.paragraph.isWaiting {
      level = .inline
    } else {
      switch current.tables.last?.level {
      case .table: level = .row
      case .row: level = .cell
      case .cell, nil: level = .block
      }
    }
    if isShown, level == .block { beginCellIfNeeded() }
    let start = current.story.text.count
    var control = ContentControl(
      kind: .richText, level: level, text: start..<start, paragraph: current.paragraphIndex)
    control.parent = current.controls.last { $0.index != nil }?.index
    current.controls.append(ControlFrame(control: control))
  }

  mutating func startControlProperties() {
    guard !current.controls.isEmpty else {
      skip()
      return
    }
    current.mode = .controlProperties
  }

  mutating func startControlProperty(_ local: LocalName, _ attributes: XMLAttributes) {
    guard let last = current.controls.indices.last else { return }
    switch local {
    case .alias: current.controls[last].control.alias = attributes.value
    case .tag: current.controls[last].control.tag = attributes.value
    case .showingPlcHdr: current.controls[last].control.showsPlaceholder = attributes.isOn()
    case .docPart: current.controls[last].placeholderName = attributes.value
    case .dataBinding:
      if let xpath = attributes.word(.xpath) {
        current.controls[last].control.binding = DataBinding(
          xpath: xpath, storeItemID: attributes.word(.storeItemID), storedText: nil)
        current.controls[last].prefixes = attributes.word(.prefixMappings) ?? ""
      }
    case .text: current.controls[last].kind = .plainText
    case .richText: current.controls[last].kind = .richText
    case .picture: current.controls[last].kind = .picture
    case .group: current.controls[last].kind = .group
    case .date: current.controls[last].date = (attributes.word(.fullDate), nil, nil)
    case .dateFormat: current.controls[last].date?.format = attributes.value
    case .lid: current.controls[last].date?.language = attributes.value
    case .dropDownList: current.controls[last].isDropDown = true
    case .comboBox: current.controls[last].isComboBox = true
    case .listItem:
      current.controls[last].entries.append(
        ListItem(display: attributes.word(.displayText), value: attributes.word(.value)))
    case .citation, .bibliography, .equation, .docPartList, .docPartObj, .entityPicker:
      current.controls[last].kind = .other("\(local)")
      skip()
    case .rPr: skip()
    default: break
    }
  }

  /// What later versions of Word say of a control. ([MS-DOCX] §2.5.4)
  mutating func startControlExtension(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let last = current.controls.indices.last, let local = LocalName(rawValue: name.local)
    else { return }
    switch local {
    case .checkbox: current.controls[last].check = (false, "☒", "☐")
    case .checked: current.controls[last].check?.isOn = attributes.isOn(.word2010)
    case .checkedState:
      if let glyph = glyph(attributes) { current.controls[last].check?.on = glyph }
    case .uncheckedState:
      if let glyph = glyph(attributes) { current.controls[last].check?.off = glyph }
    case .repeatingSection: current.controls[last].kind = .repeatingSection
    case .repeatingSectionItem: current.controls[last].kind = .repeatingSectionItem
    case .dataBinding where name.namespace == Namespace.word2012.rawValue:
      // Of rich text: Word 2013 binds it by an element of its own, with the same attributes.
      guard current.controls[last].control.binding == nil, let xpath = attributes.word(.xpath)
      else { return }
      current.controls[last].control.binding = DataBinding(
        xpath: xpath, storeItemID: attributes.word(.storeItemID), storedText: nil)
      current.controls[last].prefixes = attributes.word(.prefixMappings) ?? ""
    default: break
    }
  }

  private func glyph(_ attributes: XMLAttributes) -> String? {
    guard let text = attributes.string(.word2010, .val), let code = UInt32(text, radix: 16) else {
      return nil
    }
    let font = attributes.string(.word2010, .font).flatMap(SymbolFont.init)
    let shown = font.map { $0.character(code) } ?? Unicode.Scalar(code)
    return String(Character(shown ?? "\u{FFFD}"))
  }

  mutating func endControlProperty(_ local: LocalName) {
    guard local == .sdtPr else { return }
    current.mode = .content
  }

  /// The properties are known: the control takes its place in the story.
  mutating func startControlContent() {
    guard isShown, let last = current.controls.indices.last, current.controls[last].index == nil
    else { return }
    countControl()
    var control = current.controls[last].control
    control.kind = current.controls[last].settledKind
    if let name = current.controls[last].placeholderName {
      placeholders.append(
        PendingPlaceholder(
          story: current.index, control: current.story.controls.count, name: name))
    }
    if let binding = control.binding {
      bindings.append(
        PendingBinding(
          story: current.index, control: current.story.controls.count, xpath: binding.xpath,
          prefixes: current.controls[last].prefixes, storeItemID: binding.storeItemID))
    }
    current.controls[last].index = current.story.controls.count
    current.story.controls.append(control)
  }

  mutating func countControl() {
    controlCount += 1
    if controlCount > limits.controls {
      overrun = "\(limits.controls.grouped) content controls and form fields"
    }
  }

  mutating func endControlContent() {
    guard let index = current.controls.last?.index else { return }
    let control = current.story.controls[index]
    var end = current.story.text.count
    let isAtBreak =
      control.level != .inline && !current.paragraph.isOpen && end > control.text.lowerBound
    if isAtBreak { end -= 1 }
    current.story.controls[index].text =
      control.text.lowerBound..<max(control.text.lowerBound, end)
  }

  mutating func endControl() { _ = current.controls.popLast() }
}

extension ControlFrame {
  /// The kind that its properties come to; without one it holds rich text. (ECMA-376 Part 1, §17.5.2.26)
  fileprivate var settledKind: ContentControl.Kind {
    if let check {
      return .checkBox(isChecked: check.isOn, checkedGlyph: check.on, uncheckedGlyph: check.off)
    }
    if let date { return .date(fullDate: date.full, format: date.format, language: date.language) }
    if isDropDown { return .dropDownList(entries) }
    if isComboBox { return .comboBox(entries) }
    return kind ?? .richText
  }
}
