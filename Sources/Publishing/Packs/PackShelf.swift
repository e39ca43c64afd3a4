package import Cases
package import Intake
package import Templates

/// Where packs get their templates from.
package protocol PackShelf {
  /// The template with a name.
  ///
  /// - Throws: where there is none, or it cannot be read.
  func shelved(_ name: String) throws -> ShelvedTemplate

  /// The house style, whose looks forms get.
  func style() throws -> ShelvedTemplate

  /// What makes cover sheets.
  func cover() throws -> ShelvedTemplate
}

/// A template as it lies on the disk.
package struct ShelvedTemplate: Sendable {
  package var name: DocumentName
  /// As a person may see it.
  package var file: String
  /// Where its pictures are.
  package var folder: FilePath
  package var template: Template

  package init(name: DocumentName, file: String, folder: FilePath, template: Template) {
    self.name = name
    self.file = file
    self.folder = folder
    self.template = template
  }
}
