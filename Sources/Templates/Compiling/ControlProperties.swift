internal import Word
internal import XML

/// The properties of a content control. (ECMA-376 Part 1, §17.5.2.38)
extension XMLNode {
  var firstTickBox: XMLNode? {
    children.first { $0.isElement("checkbox", in: WordNames.word2010) }
  }

  /// They are of a control that a plain value can fill: no picture, no part of a document, no repeated section.
  var areOfPlainControl: Bool {
    !children.contains { child in
      child.isW(oneOf: [
        "picture", "docPartObj", "docPartList", "group", "bibliography", "citation", "equation",
      ]) || ["repeatingSection", "repeatingSectionItem"].contains(child.localName)
    }
  }

  /// The properties of a control that was filled: no prompt is shown, and nothing else is the source of its text,
  /// which Word would put back when it opens the file.
  var filledCopy: XMLNode {
    let copy = copy()
    copy.firstW("showingPlcHdr")?.remove()
    for child in copy.children where child.localName == "dataBinding" { child.remove() }
    copy.firstW("date")?.removeAttribute("fullDate", in: WordNames.w)
    return copy
  }

  /// What the control makes of a value.
  var controlText: Code.Control.ControlText {
    var text = Code.Control.ControlText()
    text.dateFormat = firstW("date")?.firstW("dateFormat")?.wVal
    for (name, isClosed) in [("dropDownList", true), ("comboBox", false)] as [(StaticString, Bool)]
    {
      guard let list = firstW(name) else { continue }
      text.isClosed = isClosed
      for item in list.allW("listItem") {
        let shown = item.attribute("displayText", in: WordNames.w)
        guard let value = item.attribute("value", in: WordNames.w) ?? shown, !value.isEmpty else {
          continue
        }
        text.choices.append((value, shown ?? value))
      }
    }
    return text
  }
}
