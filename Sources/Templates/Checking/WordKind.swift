internal import Archive
internal import Word
internal import XML

/// What a Word file is, by the end of its name.
package enum WordKind: String, CaseIterable, Sendable {
  case document = "docx"
  case template = "dotx"
  case macroDocument = "docm"
  case macroTemplate = "dotm"

  /// Nil where the name has another ending.
  package init?(name: String) {
    let name = name.lowercased()
    guard let kind = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else {
      return nil
    }
    self = kind
  }

  /// Only such a file may hold macros.
  package var takesMacros: Bool { self == .macroDocument || self == .macroTemplate }

  /// The content type of the main part. (ECMA-376 Part 1, §11.3.10; [MS-OFFMACRO2], §2.2)
  private var contentType: String {
    switch self {
    case .document:
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    case .template:
      "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    case .macroDocument: "application/vnd.ms-word.document.macroEnabled.main+xml"
    case .macroTemplate: "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    }
  }

  /// The same file with the content type of this kind: Word opens no file whose name says another.
  func typed(_ file: [UInt8]) throws -> [UInt8] {
    var word = try WordFile(file)
    guard let types = try word.tree(of: .contentTypes),
      let main = types.root.children.first(where: {
        $0.attribute("PartName")?.lowercased() == word.main.text.lowercased()
      }), main.attribute("ContentType") != contentType
    else { return file }
    main.set("ContentType", to: contentType)
    var changes = WordChanges()
    changes.set(.contentTypes, to: types.bytes)
    return try changes.applied(to: file)
  }
}
