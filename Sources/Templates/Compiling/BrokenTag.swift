/// A tag with a mistake or of no block, whose names are held against the data nevertheless.
struct BrokenTag: Sendable {
  var meaning: Tag
  /// It may open or close a list.
  var isOfAnyKind = false
  /// Its index among the tags of its part.
  var index: Int
  /// The lists that are gone through where it stands, the outermost first.
  var lists: [Name]

  /// What stands behind or before it may be meant for the elements of a list.
  var isOfList: Bool {
    switch meaning {
    case .each, .eachEnds: true
    default: isOfAnyKind
    }
  }
}
