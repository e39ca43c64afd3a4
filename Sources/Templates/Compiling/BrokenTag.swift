/// A tag of a block that could not be made, whose names are held against the data nevertheless.
struct BrokenTag: Sendable {
  var meaning: Tag
  /// Its index among the tags of its part.
  var index: Int
  /// The lists that are gone through where it stands, the outermost first.
  var lists: [Name]

  /// What stands behind or before it may be meant for the elements of a list.
  var isOfList: Bool {
    switch meaning {
    case .each, .eachEnds: true
    default: false
    }
  }
}
