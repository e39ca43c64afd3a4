package import Forms
internal import YAML

/// How files are named: a name with tags in it, `{{ number }} {{ name }}.docx`.
///
/// Values lose what a name of a file cannot hold, so that none of them leads into another folder.
package struct NamePattern: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case value(ValueTag)
  }

  private let pieces: [Piece]

  /// What is wrong with a pattern: a sentence, and what to do.
  package struct Failure: Error, Hashable, Sendable {
    package var message: String
    package var hint: String
  }

  /// - Parameter text: the name, without a folder.
  /// - Throws: where a tag in it is wrong, or no value.
  package init(_ text: String) throws(Failure) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw Failure(
          message: "A tag in the name of the file is never closed.", hint: "Write }} behind it.")
      }
      pieces.append(.text(String(rest[..<open.lowerBound])))
      do throws(TagError) {
        guard
          case .value(let tag) = try TagParser.tag(String(rest[open.upperBound..<close.lowerBound]))
        else {
          throw TagError.syntax("Only values can stand in the name of a file.", "Write {{ name }}.")
        }
        pieces.append(.value(tag))
      } catch {
        throw Failure(message: error.message, hint: error.hint)
      }
      rest = rest[close.upperBound...]
    }
    pieces.append(.text(String(rest)))
    self.pieces = pieces
  }

  /// It is the same for every record.
  package var isFixed: Bool { pieces.count == 1 }

  /// Holds its names against those of the data.
  package func check(_ shape: DataShape) throws(Failure) {
    for case .value(let tag) in pieces {
      guard case .name(let name) = tag.value, let first = name.steps.first, !name.isOptional,
        first != "today", !shape.names.contains(first)
      else { continue }
      throw Failure(
        message: "The data has no \"\(first)\".",
        hint: first.nearest(of: shape.names).map { "Did you mean \"\($0)\"?" }
          ?? "It has \(shape.names.listed).")
    }
  }

  /// The name where it is the same for every record, which ``isFixed`` says.
  package var fixedName: String {
    if case .text(let text)? = pieces.first { Self.fitting(text) } else { Self.fitting("") }
  }

  /// The name for a record, whose number `@number` is.
  package func name(
    for record: TemplateRecord, number: Int, today: CalendarDate, with workshop: FillingWorkshop
  ) throws(Failure) -> String {
    var evaluator = Evaluator(record, today: today, formats: workshop.formats)
    evaluator.scope.enter(.record(record), of: Template.recordsName, number: number, isLast: false)
    var name = ""
    for piece in pieces {
      switch piece {
      case .text(let text): name += text
      case .value(let tag):
        do throws(TagError) {
          name += Self.safe(try evaluator.text(of: tag))
        } catch {
          throw Failure(message: error.message, hint: error.hint)
        }
      }
    }
    return Self.fitting(name)
  }

  /// Without what Windows, macOS or Linux take for something else than a letter of a name.
  private static func safe(_ value: String) -> String {
    var safe = ""
    for scalar in value.unicodeScalars {
      let isSign = "/\\:*?\"<>|".unicodeScalars.contains(scalar)
      let isControl =
        scalar.value < 0x20 || scalar.properties.generalCategory == .control
        || scalar.properties.generalCategory == .format
      if isSign || isControl {
        if safe.last != "-" { safe += "-" }
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe.trimmingSpace
  }

  /// A name that every file system takes: not hidden, not too long, not one of Windows' own.
  private static func fitting(_ name: String) -> String {
    var stem = name
    var ending = ""
    if let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 6 {
      stem = String(name[..<dot])
      ending = String(name[dot...])
    }
    while stem.first == "." || stem.first == " " { stem.removeFirst() }
    while stem.last == "." || stem.last == " " { stem.removeLast() }
    while stem.utf8.count > 180 { stem.removeLast() }
    let own = ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] }
    if stem.isEmpty { stem = "document" }
    if own.contains(stem.lowercased()) { stem += "_" }
    return stem + ending
  }
}
