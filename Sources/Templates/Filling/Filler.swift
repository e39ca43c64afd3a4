internal import Archive
internal import Forms
internal import Word
internal import XML

/// Fills the parts of a template from one record.
struct Filler {
  private let template: Template
  private var evaluator: Evaluator
  private var findings: [TemplateFinding] = []
  private var known: Set<TemplateFinding> = []
  private var names = CopiedNames()
  var pictures: PicturePlacer

  // The part that is filled.
  private var part: Template.Part
  private var output: [UInt8] = []
  /// Something is on the page since this was last cleared.
  private var isVisible = false
  /// The last thing in what is filled is a paragraph.
  private var endsInParagraph = false
  private var hasRows = false
  private var notes = CopiedNotes()
  private var noteBodies: [NoteID: [Code.Step]] = [:]
  private var noteID = 0

  init(
    _ template: Template, _ record: TemplateRecord, today: CalendarDate, formats: Formats,
    pictures: PictureSource
  ) {
    self.template = template
    self.pictures = PicturePlacer(pictures, first: template.firstPicture)
    evaluator = Evaluator(
      record, defaults: template.defaults, provided: template.provided, today: today,
      formats: formats)
    part = template.parts.first ?? Template.Part.none
  }

  /// The changes that fill the template.
  mutating func fill() throws(TemplateErrors) -> WordChanges {
    var changes = template.fixed
    var taken = template.taken
    for part in template.parts { taken.formUnion(part.code.taken) }
    names = CopiedNames(taken)
    notes = CopiedNotes(besides: template.keptNotes)
    if template.hasReferences {
      // What is referred to may be given later, or not at all.
      var rehearsal = self
      var unused = WordChanges()
      rehearsal.run(template.parts, &unused)
      names = CopiedNames(taken, after: rehearsal.names)
    }
    run(template.parts, &changes)
    guard findings.isEmpty else { throw TemplateErrors(findings: findings) }
    pictures.finish(contentTypes: template.contentTypes, &changes)
    return changes
  }

  private mutating func run(_ parts: [Template.Part], _ changes: inout WordChanges) {
    for part in parts {
      self.part = part
      output = []
      output.reserveCapacity(part.code.bytes.count + 1024)
      pictures.begin(part.name, relationships: part.relationships, isStrict: part.code.isStrict)
      if part.isOnEveryPage { runOnce(part) } else { run(part.code.steps) }
      changes.set(part.name, to: output)
      pictures.end(part.name, &changes)
    }
  }

  /// Fills a part that all records share, which must be the same of each.
  private mutating func runOnce(_ part: Template.Part) {
    let records = (try? evaluator.list(Name(steps: [Template.recordsName]))) ?? []
    let free = names
    var first: [UInt8]?
    for (index, record) in records.enumerated() {
      names = free
      output = []
      evaluator.scope.enter(
        record, of: Template.recordsName, number: index + 1, isLast: index + 1 == records.count)
      run(part.code.steps)
      if let first, first != output {
        findings.append(
          TemplateFinding(
            code: "template.one-file", severity: .error, place: part.tags.first, row: index + 1,
            message: "In one file all records share this, and they differ in it.",
            hint: "Move the tag into the text, or leave out --one-file."))
        return evaluator.scope.leave()
      }
      evaluator.scope.leave()
      first = first ?? output
    }
  }

  // MARK: Steps

  private mutating func run(_ steps: [Code.Step]) {
    for index in steps.indices { run(steps[index]) }
  }

  private mutating func run(_ step: Code.Step) {
    switch step {
    case .copy(let bytes, let isVisible):
      copy(bytes)
      if isVisible { self.isVisible = true }
    case .value(let tag, let site, let number):
      if let text = told(number, { evaluator throws(TagError) in try evaluator.text(of: tag) }) {
        write(text, site)
      }
    case .picture(let tag, let site, let number): write(tag, site, number)
    case .choose(let branches, let number):
      let branch = told(number) { evaluator throws(TagError) in
        try evaluator.branch(of: branches)
      }
      if let branch, let branch { run(branches[branch].steps) }
    case .loop(let name, let body, let number): loop(name, body, number)
    case .paragraph(let body, let isDroppable): paragraph(body, isDroppable)
    case .block(let body, let endsInParagraph):
      let start = output.count
      run(body)
      if output.count > start { self.endsInParagraph = endsInParagraph }
    case .container(let body, let paragraph): container(body, paragraph)
    case .table(let body): table(body)
    case .row(let body):
      run(body)
      hasRows = true
    case .id(let kind, let original): append(number: names.id(kind, original))
    case .name(let name): escape(names.name(name, evaluator.scope.frames.map(\.number)))
    case .sameName(let name): escape(sameName(name))
    case .droppable(let body):
      let start = output.count
      let wasVisible = isVisible
      isVisible = false
      run(body)
      if !isVisible { output.removeSubrange(start...) }
      isVisible = isVisible || wasVisible
    case .note(let id): append(number: notes.reference(to: id, evaluator.scope.frames))
    case .noteBody(let id, let body):
      noteBodies[id] = body
    case .noteID: append(number: noteID)
    case .noteCopies(let kind):
      for copy in notes.all where copy.original.kind == kind {
        write(note: copy.id, noteBodies[copy.original] ?? [], copy.frames)
      }
    case .control(let control): self.control(control)
    case .sectionEnd(let bytes): if evaluator.scope.frames.first?.isLast == false { copy(bytes) }
    }
  }

  /// A note, with the values that were known where it is referred to.
  private mutating func write(note id: Int, _ body: [Code.Step], _ frames: [Scope.Frame]) {
    let own = evaluator.scope.exchange(frames)
    noteID = id
    run(body)
    _ = evaluator.scope.exchange(own)
  }

  /// What a name that is referred to has become: in the round of the lists that it is referred to in.
  private mutating func sameName(_ name: String) -> String {
    let frames = evaluator.scope.frames
    guard let home = template.names[name.lowercased()] else { return name }
    let common = zip(home.lists, frames).prefix { $0 == $1.list }.count
    // From outside of all lists it is the first one.
    guard common > 0 else { return home.name }
    let rounds = frames.prefix(common).map(\.number)
    return names.sameName(
      home.name, rounds + Array(repeating: 1, count: home.lists.count - common))
  }

  private mutating func copy(_ bytes: Code.Bytes) {
    let code = part.code.bytes
    output.append(code.span, bytes)
  }

  private mutating func loop(_ name: Name, _ body: [Code.Step], _ tag: Int) {
    let list = told(tag) { evaluator throws(TagError) in try evaluator.list(name) }
    guard let elements = list else { return }
    for (index, element) in elements.enumerated() {
      evaluator.scope.enter(
        element, of: name.text, number: index + 1, isLast: index + 1 == elements.count)
      run(body)
      evaluator.scope.leave()
    }
  }

  private mutating func paragraph(_ body: [Code.Step], _ isDroppable: Bool) {
    let start = output.count
    let wasVisible = isVisible
    isVisible = false
    run(body)
    if isDroppable, !isVisible {
      output.removeSubrange(start...)
      isVisible = wasVisible
      return
    }
    endsInParagraph = true
    isVisible = isVisible || wasVisible
  }

  private mutating func container(_ body: [Code.Step], _ paragraph: Code.Bytes) {
    let endedInParagraph = endsInParagraph
    endsInParagraph = false
    run(body)
    if !endsInParagraph { copy(paragraph) }
    endsInParagraph = endedInParagraph
  }

  private mutating func table(_ body: [Code.Step]) {
    let start = output.count
    let hadRows = hasRows
    hasRows = false
    run(body)
    if hasRows {
      endsInParagraph = false
      isVisible = true
    } else {
      output.removeSubrange(start...)
    }
    hasRows = hadRows
  }

  private mutating func control(_ control: Code.Control) {
    guard let value = evaluator.scope.value(control.name), let text = value.text else {
      return run(control.otherwise)
    }
    switch control.kind {
    case .checkBox(let on, let off): run(value.holds ? on : off)
    case .text(let before, let site, let after, let kind):
      let shown = told(control.tag) { evaluator throws(TagError) in
        try evaluator.text(text, in: kind)
      }
      run(before)
      write(shown ?? "", site)
      copy(after)
    }
    isVisible = true
  }

  // MARK: Writing

  private mutating func write(_ text: String, _ site: Code.Site) {
    switch site.use {
    case .run: break
    case .plain: return escape(text.inOneLine)
    case .address(let isQuery, let isInField):
      return escape(text.asAddress(isQuery: isQuery, isInField: isInField))
    case .fieldWords: return escape(text.inOneLine.asFieldWords)
    }
    if text.contains(where: { !$0.isWhitespace }) { isVisible = true }
    var writer = ValueWriter(site: site, newParagraph: part.code.bytes[site.newParagraph])
    writer.write(text, to: &output)
  }

  private mutating func write(_ tag: PictureTag, _ site: Code.Site, _ number: Int) {
    do throws(TagError) {
      guard let text = try evaluator.picture(tag.value) else { return }
      try pictures.write(tag, text, prefix: site.prefix, id: names.newDrawing(), to: &output)
      isVisible = true
    } catch {
      fail(number, error)
    }
  }

  private mutating func append(number: Int) { output += Array(String(number).utf8) }

  private mutating func escape(_ text: String) {
    output.appendEscaped(text.utf8Span.span, inAttribute: true)
  }

  /// What `body` gives; where it throws, nil and a finding.
  private mutating func told<Value>(
    _ tag: Int, _ body: (Evaluator) throws(TagError) -> Value
  ) -> Value? {
    do throws(TagError) {
      return try body(evaluator)
    } catch {
      fail(tag, error)
      return nil
    }
  }

  private mutating func fail(_ tag: Int, _ error: TagError) {
    var finding = TemplateFinding(
      code: error.code, severity: .error, place: part.tags[tag], message: error.message,
      hint: error.hint)
    finding.row = evaluator.scope.recordNumber
    if known.insert(finding).inserted { findings.append(finding) }
  }
}

extension Template.Part {
  /// Of a template without tags.
  fileprivate static let none = Template.Part(
    name: PartName.contentTypes, index: 0, code: Code(), tags: [], brokenTags: [],
    relationships: nil,
    isOnEveryPage: false)
}
