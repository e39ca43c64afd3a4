/// The mistakes found so far in one file.
///
/// A class, because every mapping that is read from the file adds to the same list.
package final class MistakeList {
  package let file: String
  private var mistakes: [YAMLError.Mistake] = []
  private var known: Set<YAMLError.Mistake> = []

  package init(file: String) {
    self.file = file
  }

  /// Adds a mistake, once however often its place is read.
  package func add(line: Int?, _ message: String, hint: String) {
    let mistake = YAMLError.Mistake(file: file, line: line, message: message, hint: hint)
    if known.insert(mistake).inserted { mistakes.append(mistake) }
  }

  /// Throws all mistakes, sorted by line, if there are any.
  package func throwIfAny() throws(YAMLError) {
    guard !mistakes.isEmpty else { return }
    let inOrder = mistakes.enumerated().sorted { left, right in
      (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
    }
    throw YAMLError(inOrder.map(\.element))
  }
}
