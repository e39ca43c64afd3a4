internal import Fonts

/// Lays out what is filled in on the screen.
struct FieldLayout {
  private let context: LayoutContext
  private let paragraph: FlowParagraph
  private let width: Double

  init(_ context: LayoutContext, _ paragraph: FlowParagraph, width: Double) {
    self.context = context
    self.paragraph = paragraph
    self.width = width
  }

  /// A field in the place of a control.
  ///
  /// - Parameters:
  ///   - number: of the control in its paragraph.
  ///   - looks: of what stands in it.
  ///   - element: what it belongs to.
  /// - Returns: its room, with the field in it.
  func box(
    _ number: Int, looks: Int, in element: StructureTree.ElementID
  ) -> BoxLayout {
    let control = paragraph.controls[number]
    let run = context.document.looks[looks]
    let form = context.structure.add(.form, to: element)
    let slot = context.structure.addAnnotation(to: form)
    var area: Rectangle
    let kind: DrawnField.Kind
    switch control.kind {
    case .checkBox(let isOn):
      let side = run.size * 0.95
      area = Rectangle(x: 0, y: run.size * 0.15, width: side, height: side)
      kind = .checkBox(isOn: isOn)
    case .text(let isMultiline):
      let width = fieldWidth(number, looks)
      let least = paragraph.isAlone(number) && isMultiline ? 4.0 : 1
      // A value that is longer than a line has as many as it takes.
      let needed = value(control, looks: looks, width: width)?.height ?? 0
      let height = max(run.size * (least * 1.25 + 0.15), needed + 3)
      area = Rectangle(x: 0, y: 0, width: width, height: height)
      kind = .text(isMultiline: height > run.size * 2)
    case .choice(let options, let isEditable):
      area = Rectangle(
        x: 0, y: 0, width: fieldWidth(number, looks), height: run.size * 1.4)
      kind = .choice(options, isEditable: isEditable)
    }
    // It hangs as far below the line as letters do.
    let drop = run.size * 0.3
    let tip =
      [control.tip, labelBefore(number), context.fieldLabel, control.name].first { !$0.isEmpty }
      ?? "Field"
    let field = DrawnField(
      kind: kind, name: control.name.isEmpty ? tip : control.name, tip: tip, value: control.value,
      isLocked: control.isLocked,
      area: Rectangle(x: area.x, y: area.y + drop, width: area.width, height: area.height),
      size: run.size,
      items: value(control, looks: looks, width: area.width)?.items ?? [], slot: slot)
    return BoxLayout(
      width: area.width + run.size * 0.1, height: area.y + area.height,
      fields: [field])
  }

  /// The words before a control, which say what is asked for.
  private func labelBefore(_ number: Int) -> String {
    var words = ""
    for inline in paragraph.inlines {
      if inline.control == number { break }
      if case .text(let text) = inline.kind { words += inline.control == nil ? text : "" }
    }
    return String(words.trimming(" :\t\u{A0}").suffix(80))
  }

  private func fieldWidth(_ number: Int, _ looks: Int) -> Double {
    let room =
      width - (paragraph.format.indentStart ?? 0) - (paragraph.format.indentEnd ?? 0)
    if paragraph.isAlone(number) { return max(room - 2, 20) }
    let control = paragraph.controls[number]
    let texts: [String] = if case .choice(let options, _) = control.kind { options } else { [] }
    let widest = (texts + [control.value]).map { text in shaped(text, looks).width }.max() ?? 0
    return min(max(widest + 24, min(130, room / 2)), max(room, 20))
  }

  private func shaped(_ text: String, _ looks: Int) -> (text: ShapedText, width: Double) {
    let length = text.utf8.count
    let shaped = context.shaper.shape(
      TextToShape(
        text,
        spans: length == 0
          ? [] : [TextToShape.Span(range: 0..<length, looks: context.textLooks(looks))]))
    return (shaped, shaped.clusters.reduce(0) { $0 + $1.advance })
  }

  /// The value as it is laid out, from the upper left corner of the field.
  private func value(_ control: FlowControl, looks: Int, width: Double) -> BoxLayout? {
    if case .checkBox = control.kind { return nil }
    guard !control.value.isEmpty else { return nil }
    var own = FlowParagraph(place: paragraph.place)
    own.format.isRightToLeft = paragraph.format.isRightToLeft
    own.markLooks = looks
    for (index, line) in control.value.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { own.append(.lineBreak, looks: looks, link: FlowLink?.none) }
      own.append(.text(String(line)), looks: looks, link: FlowLink?.none)
    }
    var layout = BlockLayout(context, width: max(width - 4, 1), .artifact(.layout))
    layout.append(.paragraph(own))
    var box = layout.finish().stacked(context)
    for index in box.items.indices { box.items[index].move(2, 1.5) }
    return box
  }
}

extension FlowParagraph {
  /// Nothing is in the paragraph but a control.
  fileprivate func isAlone(_ number: Int) -> Bool {
    label == nil
      && inlines.allSatisfy { inline in
        if inline.control == number { return true }
        if case .text(let text) = inline.kind { return text.allSatisfy(\.isWhitespace) }
        return false
      }
  }
}
