internal import Word
internal import XML

extension FlowReader {
  /// What a `<w:sdt>` is to whoever fills it in; nil for one that is not filled in.
  func control(_ element: XMLElement) -> FlowControl? {
    guard let properties = element.first(.sdtPr) else { return nil }
    var control = FlowControl(kind: .text(isMultiline: false), name: "", tip: "", value: "")
    for property in properties.children {
      switch property.word {
      case .tag: control.name = property.val ?? ""
      case .alias: control.tip = property.val ?? ""
      case .lock:
        control.isLocked = ["contentLocked", "sdtContentLocked"].contains(property.val ?? "")
      case .text:
        let isMultiline = ["1", "true", "on"].contains(property.word(.multiLine) ?? "")
        control.kind = .text(isMultiline: isMultiline)
      case .dropDownList, .comboBox:
        let options = property.children.filter { $0.word == .listItem }
          .compactMap { $0.word(.displayText) ?? $0.word(.value) }
        control.kind = .choice(options, isEditable: property.word == .comboBox)
      case .docPartObj, .picture, .group, .citation, .bibliography, .equation: return nil
      case nil where property.term(in: .word2010) == .checkbox:
        let isOn = property.first(.checked, in: .word2010)?.attribute(Term.val.in(.word2010))
        control.kind = .checkBox(isOn: ["1", "true", "on"].contains(isOn ?? ""))
      default: break
      }
    }
    return control
  }

  /// Whether what stands in a control is its prompt.
  func showsPrompt(_ element: XMLElement) -> Bool {
    element.first(.sdtPr)?.flag(.showingPlcHdr) ?? false
  }

  /// What a legacy form field is to whoever fills it in.
  func control(legacy form: XMLElement) -> FlowControl {
    var control = FlowControl(
      kind: .text(isMultiline: false), name: form.first(.name)?.val ?? "",
      tip: form.first(.statusText)?.val ?? form.first(.helpText)?.val ?? "", value: "")
    if let box = form.first(.checkBox) {
      control.kind = .checkBox(isOn: box.flag(.checked) ?? box.flag(.default) ?? false)
    } else if let list = form.first(.ddList) {
      control.kind = .choice(
        list.children.filter { $0.word == .listEntry }.compactMap(\.val), isEditable: false)
    }
    return control
  }
}

extension FlowParagraph {
  /// Makes what was added since a place the content of a control.
  ///
  /// - Parameters:
  ///   - control: what it is.
  ///   - start: the inlines before it are none of it.
  ///   - isPrompt: what stands there is a prompt and no value.
  mutating func put(_ control: FlowControl, from start: Int, isPrompt: Bool) {
    guard start <= inlines.count else { return }
    if start == inlines.count {
      inlines.append(FlowInline(kind: .text(" "), looks: markLooks, link: nil))
    }
    var control = control
    if case .checkBox = control.kind {
      // It is ticked or not, whatever sign stands there.
    } else if !isPrompt {
      control.value = String(
        inlines[start...].reduce(into: "") { text, inline in
          switch inline.kind {
          case .text(let part): text += part
          case .lineBreak: text += "\n"
          default: break
          }
        }.trimming(" \u{2002}\u{A0}"))
    }
    for index in start..<inlines.count where inlines[index].control == nil {
      inlines[index].control = controls.count
    }
    controls.append(control)
    isClosed = true
  }
}
