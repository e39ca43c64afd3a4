internal import XML

extension WordReader {
  /// Reads the main part: the body and the text boxes in it.
  mutating func readBody(
    _ part: PartName, _ links: Relationships, _ styles: Styles?, in package: inout Package
  ) throws(PackageError) -> DocumentHandler {
    var ignored: Set<Int> = []
    while true {
      var handler = DocumentHandler(limits: limits, styles: styles)
      handler.begin(.body, part: part, relationships: links)
      handler.ignoredFields = ignored
      try package.read(part, with: &storyXML, into: &handler)
      guard handler.hasRoot else {
        throw .damaged(part: part.text, reason: "its root element is not that of a Word document")
      }
      guard handler.hasBody else { throw .empty }
      handler.finishPart()
      // Once more without the fields that swallowed text: what they began is then read. (W34)
      guard ignored.isEmpty, !handler.unclosedFields.isEmpty else { return handler }
      ignored = handler.unclosedFields
    }
  }

  /// Reads a header or footer that a section names; its relationships. (W33)
  mutating func readEdge(
    _ id: String, _ links: Relationships, into handler: inout DocumentHandler,
    in package: inout Package
  ) throws(PackageError) -> [Relationship] {
    guard let relationship = links[id], case .part(let part) = relationship.target,
      ["header", "footer"].contains(relationship.kind),
      !handler.stories.contains(where: { $0.part == part })
    else { return [] }
    let own = try relationships(of: part, in: &package)
    let kind = relationship.kind == "header" ? Story.Kind.header : .footer
    let before = handler
    handler.begin(kind, part: part, relationships: own)
    guard try package.readIfPossible(part, with: &storyXML, into: &handler) else {
      handler = before
      return own.all
    }
    handler.finishPart()
    handler.dropRepeated()
    return own.all
  }

  /// Reads the notes or comments that the document refers to; of comments all. (W29, W30)
  mutating func readNotes(
    _ kind: Story.Kind, _ part: PartName?, into handler: inout DocumentHandler,
    in package: inout Package
  ) throws(PackageError) {
    guard let part else { return }
    let wanted =
      kind == .comment ? nil : Set(handler.marks.all.filter { $0.kind == kind }.map(\.id))
    let own = try relationships(of: part, in: &package)
    let before = handler
    handler.begin(manyOf: kind, wanted: wanted, part: part, relationships: own)
    guard try package.readIfPossible(part, with: &storyXML, into: &handler) else {
      handler = before
      return
    }
    handler.finishPart()
    if let container = handler.container { handler.anchor(kind, container.stories) }
    handler.container = nil
  }

  /// Looks up what stands before list paragraphs; the numbering part is read only where there are any.
  mutating func label(
    _ handler: inout DocumentHandler, _ links: Relationships, _ styles: Styles?,
    in package: inout Package
  ) throws(PackageError) {
    guard !handler.pendingLists.isEmpty, let part = links.part("numbering") else { return }
    let numbering = try package.value(
      of: part, cache: &caches.numbering, with: &xml, NumberingHandler()
    ) { $0.numbering }
    guard let numbering else { return }
    for pending in handler.pendingLists
    where handler.stories.indices.contains(pending.story)
      && handler.stories[pending.story].paragraphs.indices.contains(pending.paragraph)
    {
      handler.stories[pending.story].paragraphs[pending.paragraph].list =
        numbering.label(pending.reference, styles: styles)
      if handler.stories[pending.story].paragraphs[pending.paragraph].list != nil {
        handler.stories[pending.story].listPlaces[pending.paragraph] =
          numbering.place(pending.reference, styles: styles)
      }
    }
  }

  /// Looks up the prompts of controls in the glossary. (W42)
  mutating func fillPlaceholders(
    _ handler: inout DocumentHandler, _ links: Relationships, in package: inout Package
  ) throws(PackageError) {
    guard !handler.placeholders.isEmpty, let part = links.part("glossaryDocument") else { return }
    let texts = try package.value(
      of: part, cache: &caches.glossaries, with: &xml, GlossaryHandler()
    ) { $0.texts }
    guard let texts else { return }
    for pending in handler.placeholders
    where handler.hasControl(pending.story, pending.control) {
      handler.stories[pending.story].controls[pending.control].placeholder = texts[pending.name]
    }
  }

  /// Looks up what bound controls hold in custom XML parts and document properties. (W48)
  mutating func fillBindings(
    _ handler: inout DocumentHandler, _ roots: Relationships, _ links: Relationships,
    in package: inout Package
  ) throws(PackageError) {
    let bindings = handler.bindings.filter { handler.hasControl($0.story, $0.control) }
    guard !bindings.isEmpty else { return }
    let stores = try dataStores(roots, links, in: &package)
    var wanted: [PartName: Set<[String]>] = [:]
    var places: [(PendingBinding, PartName, [String])] = []
    for binding in bindings {
      guard let path = BindingPath(binding.xpath, prefixes: binding.prefixes),
        let part = binding.storeItemID.flatMap({ stores[$0.uppercased()] })
      else { continue }
      wanted[part, default: []].insert(path.steps)
      places.append((binding, part, path.steps))
    }
    var found: [PartName: [[String]: String]] = [:]
    for (part, paths) in wanted {
      var reader = CustomXMLHandler(wanted: paths)
      if try package.readIfPossible(part, with: &xml, into: &reader) { found[part] = reader.found }
    }
    for (binding, part, path) in places {
      handler.stories[binding.story].controls[binding.control].binding?.storedText =
        found[part]?[path]
    }
  }

  /// The parts that controls can be bound to, by the identifier that a binding names.
  private mutating func dataStores(
    _ roots: Relationships, _ links: Relationships, in package: inout Package
  ) throws(PackageError) -> [String: PartName] {
    var stores: [String: PartName] = [:]
    // Word's own identifiers for the properties of the file.
    stores["{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"] =
      roots.part("core-properties") ?? roots.part("coreProperties")
    stores["{6668398D-A668-4E3E-A5EB-62B293D839F1}"] =
      roots.part("extended-properties") ?? roots.part("extendedProperties")
    for relationship in links.all where relationship.kind == "customXml" {
      guard case .part(let part) = relationship.target,
        let properties = try relationships(of: part, in: &package).part("customXmlProps")
      else { continue }
      var reader = DataStoreHandler()
      if try package.readIfPossible(properties, with: &xml, into: &reader), let id = reader.itemID {
        stores[id.uppercased()] = part
      }
    }
    return stores
  }
}

extension DocumentHandler {
  fileprivate func hasControl(_ story: Int, _ control: Int) -> Bool {
    stories.indices.contains(story) && stories[story].controls.indices.contains(control)
  }
}

extension Document {
  /// Notes what concerns the file as a whole. (W7, W9)
  mutating func noteParts(
    main: PartName, hasMacros: Bool, relationships: [Relationship], unreadable: [PartName]
  ) {
    if hasMacros {
      notes.append(DocumentNote(kind: .macros, location: DocumentLocation(part: main)))
    }
    for relationship in relationships.lazy.filter(\.isExternal) {
      guard Self.followed.contains(relationship.kind),
        case .external(let target) = relationship.target, Self.leavesFile(target)
      else { continue }
      notes.append(
        DocumentNote(
          kind: .externalContent(kind: relationship.kind), location: DocumentLocation(part: main)))
    }
    for part in unreadable {
      notes.append(
        DocumentNote(
          kind: .unreadableContent("a damaged part"), location: DocumentLocation(part: part)))
    }
  }

  /// The kinds of relationship that a program might follow without being asked.
  private static let followed: Set<String> = [
    "attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "image",
  ]

  private static func leavesFile(_ target: String) -> Bool {
    let address = target.lowercased()
    return ["http:", "https:", "\\\\", "//", "file:"].contains { address.hasPrefix($0) }
  }
}
