/// What text belongs to.
enum Collecting: UInt8 { case nothing, text, instruction }

/// A note whose place is named when the story is complete.
struct PendingNote {
  let kind: DocumentNote.Kind
  let story: Int
  let paragraph: Int
}

/// A paragraph whose list is looked up when it is known that there is one.
struct PendingList {
  let story: Int
  let paragraph: Int
  let reference: NumberingReference
}

/// A control whose prompt is looked up in the glossary.
struct PendingPlaceholder {
  let story: Int
  let control: Int
  let name: String
}

/// A control whose text is looked up in a custom XML part.
struct PendingBinding {
  let story: Int
  let control: Int
  let xpath: String
  let prefixes: String
  let storeItemID: String?
}

/// The part that is read holds many stories.
struct Container {
  let kind: Story.Kind
  /// Finished stories by their `w:id`.
  var stories: [String: Int] = [:]
  /// Which are wanted; nil for all.
  var wanted: Set<String>?
}
