package import Fonts

/// A document as it is drawn: its pages, and what stands on them means.
package struct DrawnDocument: Sendable {
  package var facts: DocumentFacts
  package var pages: [DrawnPage] = []
  package var structure = StructureTree()
  package var outline: [OutlineEntry] = []
  /// What new values are written in; nil for a document without fields.
  package var formFace: FontFace?

  package init(facts: DocumentFacts) {
    self.facts = facts
  }
}

/// What a file says of the document in it.
package struct DocumentFacts: Hashable, Sendable {
  /// Shown in the title bar. (ISO 14289-1, 7.1)
  package var title: String
  package var author: String?
  package var subject: String?
  package var keywords: String?
  /// BCP 47, of what says nothing of its own.
  package var language: String
  /// `yyyy-mm-dd`; nil for a file without a date.
  package var date: String?

  package init(title: String, language: String) {
    self.title = title
    self.language = language
  }
}

/// A heading that readers can go to.
package struct OutlineEntry: Hashable, Sendable {
  package var title: String
  /// 1 and up; an entry stands under the nearest one before it of a lower level.
  package var level: Int
  package var target: PagePoint

  package init(title: String, level: Int, target: PagePoint) {
    self.title = title
    self.level = level
    self.target = target
  }
}
