internal import Cases
package import YAML

extension PackDefinition {
  /// Reads a pack as an office writes it: see `docs/packs.md`.
  ///
  /// - Parameters:
  ///   - yaml: the whole file.
  ///   - file: its name, for mistakes.
  ///   - names: what documents it may name.
  /// - Throws: every mistake at once, each with file, line and what to do.
  package init(yaml: [UInt8], file: String, names: PackNames) throws(YAMLError) {
    let mistakes = MistakeList(file: file)
    let node = try YAMLNode.parse(yaml, file: file)
    let pack = YAMLMapping(node, kind: "the pack", keys: Self.keys, mistakes: mistakes)
      .map { Self(reading: $0, names) }
    try mistakes.throwIfAny()
    guard let pack else { throw YAMLError([]) }  // no mapping: thrown above
    self = pack
  }

  static let keys = ["title", "cover", "duplex", "for-each", "documents"]

  /// Values stand in for what is missing: each is a mistake that keeps the pack from getting out.
  private init(reading pack: YAMLMapping, _ names: PackNames) {
    let isForEachPerson = pack.word("for-each", of: [Each.person]) != nil
    let reading = DocumentReading(
      mistakes: pack.mistakes, names: names, isForEachPerson: isForEachPerson)
    self.init(
      title: pack.text("title", hint: "Write what its cover says, such as `title: Policy pack`.")
        ?? "",
      hasCover: pack.flag("cover") ?? true,
      startsOnFronts: pack.flag("duplex") ?? true,
      isForEachPerson: isForEachPerson,
      documents: Self.documents(pack, reading))
  }

  private enum Each: String { case person }

  private static func documents(_ pack: YAMLMapping, _ reading: DocumentReading) -> [Document] {
    let hint = "List them, such as `- policy: social-media-policy`."
    guard let node = pack.requiredNode("documents", hint: hint) else { return [] }
    guard case .sequence(let entries) = node.content else {
      pack.wrong(
        "documents", "\"documents\" must be a list, not \(node.kind).",
        hint: "Start each document with `- ` on a line of its own.")
      return []
    }
    return entries.compactMap(reading.document)
  }
}

/// Reads the documents of a pack.
private struct DocumentReading {
  typealias Document = PackDefinition.Document
  typealias Kind = PackDefinition.Kind

  let mistakes: MistakeList
  let names: PackNames
  let isForEachPerson: Bool

  /// `- policy: social-media-policy`, or the word `- certificate`.
  func document(_ node: YAMLNode) -> Document? {
    if case .scalar(let text, _) = node.content { return document(word: text.trimmed, node.line) }
    let kinds = Kind.allCases.map(\.rawValue)
    let keys = kinds + ["copies"]
    guard
      case .mapping(let entries) = node.content,
      let group = YAMLMapping(node, kind: "a document", keys: keys, mistakes: mistakes)
    else {
      mistakes.add(
        line: node.line, "A document must be a kind and a name, not \(node.kind).",
        hint: "Write it such as `- policy: social-media-policy`.")
      return nil
    }
    let copies = group.wholeNumber("copies", in: 1...PackDefinition.copyLimit) ?? 1
    let given = entries.compactMap { Kind(rawValue: $0.key) }
    guard let kind = given.first, given.count == 1 else {
      if given.count > 1 {
        mistakes.add(
          line: group.line, "A document cannot be a \(given[0].noun) and a \(given[1].noun).",
          hint: "Start each document of the list with `- ` on a line of its own.")
      } else if entries.allSatisfy({ keys.contains($0.key) }) {
        mistakes.add(
          line: group.line, "It is not said what this document is.",
          hint: "Write one of \(kinds.listed), and the name of what is printed.")
      }
      return nil
    }
    let line = group.line(of: kind.rawValue)
    guard group.node(kind.rawValue) != nil else {
      return document(word: kind.rawValue, copies: copies, line)
    }
    return group.optionalText(kind.rawValue).flatMap { name in
      document(kind, name, copies: copies, line: line)
    }
  }

  /// A document that needs no name.
  private func document(word: String, copies: Int = 1, _ line: Int) -> Document? {
    if word == Kind.certificate.rawValue {
      return document(.certificate, "certificate", copies: copies, line: line)
    }
    guard let kind = Kind(rawValue: word) else {
      let nearest = word.nearest(of: Kind.allCases.map(\.rawValue))
      mistakes.add(
        line: line, "\"\(word)\" is no document.",
        hint: nearest.map { "Did you mean \"\($0)\"?" }
          ?? "Write what it is and its name, such as `- policy: social-media-policy`.")
      return nil
    }
    mistakes.add(
      line: line, "It is not said which \(kind.noun).",
      hint: "Write its name behind it: `- \(word): NAME`.")
    return nil
  }

  private func document(_ kind: Kind, _ name: String, copies: Int, line: Int) -> Document? {
    if kind == .certificate, !isForEachPerson {
      mistakes.add(
        line: line, "A certificate is a person's, and this pack is for nobody in particular.",
        hint: "Add `for-each: person`, or leave the certificate out.")
    }
    let known = names.of(kind)
    // A name may be written as the name of the file, with spaces and capitals.
    if let same = known.first(where: { $0 == name || DocumentName($0) == DocumentName(name) }) {
      return Document(kind, same, copies: copies)
    }
    mistakes.add(
      line: line, "There is no \(kind == .form ? "form" : "template") \"\(name)\".",
      hint: name.nearest(of: known).map { "Did you mean \"\($0)\"?" }
        ?? "There are \(known.listed).")
    return nil
  }
}
