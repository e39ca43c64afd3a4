internal import Forms
internal import Word
internal import XML

/// The house style as it becomes the file of a form: what a form has besides its body goes into the other
/// parts.
struct FormPackage: ~Copyable {
  var house: HouseStyle
  private var changes: WordChanges
  private let types: ContentTypeList
  private var packageLinks: RelationshipList
  private var documentLinks: RelationshipList

  /// - Throws: `PackageError` where the style is no Word file that can be written like one.
  init(_ style: [UInt8]) throws {
    var house = try HouseStyle(style)
    guard let types = try house.file.tree(of: .contentTypes) else {
      throw PackageError.damaged(part: PartName.contentTypes.text, reason: "it is missing")
    }
    let packageLinks = try house.file.tree(of: .rootRelationships)
    let documentLinks = try house.file.tree(of: house.file.main.relationships)
    self.types = ContentTypeList(types)
    self.packageLinks = RelationshipList(packageLinks)
    self.documentLinks = RelationshipList(documentLinks)
    changes = WordChanges()
    self.house = house
  }

  /// The file with this as its document.
  consuming func finished(_ document: [UInt8], _ style: [UInt8]) throws -> [UInt8] {
    var changes = changes
    changes.set(house.file.main, to: document)
    changes.set(house.file.main.relationships, to: documentLinks.bytes)
    changes.set(.rootRelationships, to: packageLinks.bytes)
    changes.set(.contentTypes, to: types.bytes)
    return try changes.applied(to: style)
  }

  private mutating func add(_ name: PartName, _ type: String, _ bytes: [UInt8]) {
    changes.set(name, to: bytes)
    types.add(part: name, type: "application/vnd.openxmlformats-officedocument.\(type)+xml")
  }

  private mutating func tree(
    of part: PartName?, or new: @autoclosure () -> XMLTree
  ) throws -> XMLTree {
    if let part, let tree = try house.file.tree(of: part) { return tree }
    return new()
  }

  // MARK: Properties

  /// Writes a property of the file that programs read. (ECMA-376 Part 1, §22.3, "Custom Properties")
  mutating func setProperty(_ name: String, to text: String) throws {
    let known = try house.file.rootPart("custom-properties")
    let list = CustomPropertyList(try known.flatMap { try house.file.tree(of: $0) })
    list.set(name, to: text)
    if let known { return changes.set(known, to: list.bytes) }
    guard let part = PartName("/docProps/custom.xml") else { return }
    add(part, "custom-properties", list.bytes)
    _ = packageLinks.add("custom-properties", target: "docProps/custom.xml")
  }

  /// Says what the file is called. (ECMA-376 Part 2, "Core Properties")
  mutating func setTitle(_ title: String) throws {
    guard let part = try house.file.rootPart("core-properties"),
      let tree = try house.file.tree(of: part)
    else { return }
    let element =
      tree.root.children.first { $0.localName == "title" }
      ?? {
        let element = tree.root.element(
          "title", in: "http://purl.org/dc/elements/1.1/", prefix: "dc")
        tree.root.append(element)
        return element
      }()
    element.setText(title)
    changes.set(part, to: tree.bytes)
  }

  // MARK: Settings and styles

  /// Lets nothing be changed but what stands in controls. (ECMA-376 Part 1, §17.15.1.29)
  ///
  /// There is no password: it keeps slips away, and the office takes it off in Word's Review tab.
  mutating func protect() throws {
    let known = try house.file.part("settings")
    let tree = try tree(
      of: known, or: XMLTree("settings", in: Self.wordprocessing, prefix: "w"))
    for former in tree.root.allW("documentProtection") { former.remove() }
    let protection = tree.root.element("documentProtection")
    protection.set("edit", like: tree.root, to: "forms")
    protection.set("enforcement", like: tree.root, to: "1")
    // Settings stand in a fixed order.
    if let next = tree.root.children.first(where: {
      $0.kind == .element && !Self.settingsBefore.contains($0.localName)
    }) {
      next.insertBefore(protection)
    } else {
      tree.root.append(protection)
    }
    if let known { return changes.set(known, to: tree.bytes) }
    guard let part = PartName("/word/settings.xml") else { return }
    add(part, "wordprocessingml.settings", tree.bytes)
    _ = documentLinks.add("settings", target: "/word/settings.xml")
  }

  /// What may stand before the protection. (ECMA-376 Part 1, §17.15.1.78)
  private static let settingsBefore: Set<String> = [
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState",
    "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
    "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions",
    "doNotTrackMoves", "doNotTrackFormatting",
  ]

  /// The id of the style of prompts: that of the house, else Word's own, dark enough to be read.
  mutating func promptStyle() throws -> String {
    if let known = house.style(.character, "placeholder text") { return known }
    let id = "PlaceholderText"
    guard let part = try house.file.part("styles"), let tree = try house.file.tree(of: part) else {
      return id
    }
    let style = tree.root.element("style")
    style.set("type", like: tree.root, to: "character")
    style.set("styleId", like: tree.root, to: id)
    for (name, value) in [("name", "Placeholder Text"), ("uiPriority", "99")] {
      let element = tree.root.element(name)
      element.set("val", like: tree.root, to: value)
      style.append(element)
    }
    let looks = tree.root.element("rPr")
    let color = tree.root.element("color")
    color.set("val", like: tree.root, to: "5F6B73")
    looks.append(color)
    style.append(looks)
    tree.root.append(style)
    changes.set(part, to: tree.bytes)
    return id
  }

  // MARK: Footers

  /// Puts a line of its own at the foot of every page.
  mutating func addFootLine(_ line: String) throws {
    let relationships = try house.file.relationships(of: house.file.main)
    let references = house.section.allW("footerReference")
    for reference in references {
      guard let id = reference.attribute("id", in: WordNames.r),
        case .part(let part)? = relationships[id]?.target, changes[part] == nil,
        let tree = try house.file.tree(of: part)
      else { continue }
      append(line, to: tree.root)
      changes.set(part, to: tree.bytes)
    }
    let kinds = references.compactMap { $0.attribute("type", in: WordNames.w) }
    let missing = try footers().filter { !kinds.contains($0) }
    guard !missing.isEmpty, let part = PartName("/word/docket-footer.xml") else { return }
    let tree = XMLTree("ftr", in: Self.wordprocessing, prefix: "w")
    append(line, to: tree.root)
    add(part, "wordprocessingml.footer", tree.bytes)
    let id = documentLinks.add("footer", target: part.text)
    for kind in missing {
      let reference = house.section.element("footerReference")
      reference.set("type", like: house.section, to: kind)
      reference.set(
        "id", in: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        prefix: "r", to: id)
      house.section.prepend(reference)
    }
  }

  /// The kinds of pages that have a footer of their own.
  private mutating func footers() throws -> [String] {
    var kinds = ["default"]
    if house.section.firstW("titlePg") != nil { kinds.append("first") }
    if let part = try house.file.part("settings"), let tree = try house.file.tree(of: part),
      tree.root.firstW("evenAndOddHeaders") != nil
    {
      kinds.append("even")
    }
    return kinds
  }

  private func append(_ line: String, to footer: XMLNode) {
    let paragraph = footer.element("p")
    if let style = house.style(.paragraph, "footer") {
      let properties = footer.element("pPr")
      let name = footer.element("pStyle")
      name.set("val", like: footer, to: style)
      properties.append(name)
      paragraph.append(properties)
    }
    let run = footer.element("r")
    let text = footer.element("t")
    text.setText(line)
    run.append(text)
    paragraph.append(run)
    footer.append(paragraph)
  }

  private static let wordprocessing =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
}
