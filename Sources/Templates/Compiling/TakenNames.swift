internal import XML

/// The ids and names of a document that may stand once in it.
struct TakenNames: Sendable, Hashable {
  var drawings: Set<Int> = []
  var bookmarks: Set<Int> = []
  var controls: Set<Int> = []
  /// In small letters: Word does not tell bookmarks apart by capitals.
  var names: Set<String> = []

  mutating func formUnion(_ other: TakenNames) {
    drawings.formUnion(other.drawings)
    bookmarks.formUnion(other.bookmarks)
    controls.formUnion(other.controls)
    names.formUnion(other.names)
  }

  /// Notes all of an element and what is in it.
  mutating func add(_ node: XMLNode) {
    for unique in UniqueName.all(of: node) {
      switch unique.kind {
      case .id(let kind):
        guard let number = Int(unique.value) else { continue }
        switch kind {
        case .drawing: drawings.insert(number)
        case .bookmark: bookmarks.insert(number)
        case .control: controls.insert(number)
        }
      case .name: names.insert(unique.value.lowercased())
      case .sameName, .note: break
      }
    }
    for child in node.children where child.kind == .element { add(child) }
  }
}
