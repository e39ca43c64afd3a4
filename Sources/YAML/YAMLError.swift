/// All that is wrong with a file, or with a folder of files, that an office wrote.
///
/// The mistakes stand in the order of the files and of their lines, so that one run of an editor
/// mends them all.
package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  package var mistakes: [Mistake]

  package struct Mistake: Hashable, Sendable {
    /// As it was given.
    package var file: String
    /// Counted from 1; nil where the mistake is about the whole file.
    package var line: Int?
    /// One sentence.
    package var message: String
    /// What to do next.
    package var hint: String

    package init(file: String, line: Int? = nil, message: String, hint: String) {
      self.file = file
      self.line = line
      self.message = message
      self.hint = hint
    }
  }

  package init(_ mistakes: [Mistake]) {
    self.mistakes = mistakes
  }

  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}

extension YAMLError.Mistake: CustomStringConvertible {
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message)\nhint: \(hint)"
  }
}
