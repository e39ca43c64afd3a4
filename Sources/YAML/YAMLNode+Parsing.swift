internal import Yams

extension YAMLNode {
  /// The most that a file may hold, in bytes: the longest form fits many times.
  package static let byteLimit = 256 * 1024

  /// Reads the one document of a file.
  ///
  /// Anchors and aliases (`&a`, `*a`) are refused: a few lines of them unfold to more than any
  /// machine holds, and to a person who mends the file they are a riddle.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for mistakes.
  ///   - byteLimit: the most that it may hold.
  /// - Returns: the value of the document.
  /// - Throws: all that is wrong with it.
  package static func parse(
    _ bytes: [UInt8], file: String, byteLimit: Int = byteLimit
  ) throws(YAMLError) -> YAMLNode {
    let text = try text(of: bytes, file: file, byteLimit)
    let mistakes = MistakeList(file: file)
    if let line = lineOfAliasedAnchor(in: bytes) {
      mistakes.add(line: line, anchorMessage, hint: anchorHint)
      try mistakes.throwIfAny()
    }
    do {
      // The basic resolver knows no types, so that Yams runs no regular expression. A node knows its
      // anchor only while the parser lives.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      let node = try withExtendedLifetime(parser) {
        try parser.singleRoot().map { YAMLNode($0, mistakes: mistakes) }
      }
      try mistakes.throwIfAny()
      if let node, !node.isEmpty { return node }
    } catch let error as YAMLError {
      throw error
    } catch {
      throw YAMLError([syntaxMistake(error, in: file)])
    }
    throw YAMLError([
      Mistake(
        file: file, message: "The file is empty.",
        hint: "Start from a file that works, and change it.")
    ])
  }

  private typealias Mistake = YAMLError.Mistake

  private static func text(
    of bytes: [UInt8], file: String, _ byteLimit: Int
  ) throws(YAMLError) -> String {
    guard bytes.count <= byteLimit else {
      throw YAMLError([
        Mistake(
          file: file,
          message: "The file is larger than \(byteLimit) bytes.",
          hint: "Check that this is the right file.")
      ])
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]  // as the Windows editor writes it
    let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    throw YAMLError([
      Mistake(
        file: file, line: line.map { $0 + 1 }, message: "A letter here is not UTF-8.",
        hint: "Save the file again with the encoding UTF-8.")
    ])
  }

  private init(_ node: Node, mistakes: MistakeList) {
    line = node.mark?.line ?? 1
    content = .sequence([])
    guard node.anchor == nil else {
      mistakes.add(
        line: line, Self.anchorMessage, hint: Self.anchorHint)
      return
    }
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, isQuoted: scalar.style != .plain)
    case .sequence(let sequence):
      content = .sequence(sequence.map { YAMLNode($0, mistakes: mistakes) })
    case .mapping(let mapping):
      content = .mapping(
        mapping.compactMap { key, value in
          let keyLine = key.mark?.line ?? 1
          guard case .scalar(let name) = key, name.anchor == nil else {
            mistakes.add(
              line: keyLine, "A key must be a plain word.",
              hint:
                "Write it as `key: value`, and put a text that starts with [, {, & or * in quotes.")
            return nil
          }
          return Entry(
            key: name.string, line: keyLine, value: YAMLNode(value, mistakes: mistakes))
        })
    case .alias:  // only made by Yams' own encoder
      break
    }
  }
}
