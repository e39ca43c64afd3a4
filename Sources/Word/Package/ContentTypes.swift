internal import XML

/// What `[Content_Types].xml` says of the parts that can be a document. (ECMA-376 Part 2, "Media Types")
struct ContentTypes: Sendable {
  /// The kinds of main part that make a difference.
  enum Kind: Sendable {
    case document, macroDocument, workbook, presentation, other

    fileprivate init(_ type: String) {
      // A search in a `String` costs as much as reading the rest of the part.
      let type = Array(type.lowercased().utf8)
      func holds(_ word: String) -> Bool {
        let word = Array(word.utf8)
        return type.indices.contains { type[$0...].starts(with: word) }
      }
      self =
        if holds("spreadsheet") || holds("ms-excel") {
          .workbook
        } else if holds("presentation") || holds("ms-powerpoint") {
          .presentation
        } else if holds("macroenabled") {
          .macroDocument
        } else {
          holds("word") ? .document : .other
        }
    }
  }

  /// By part name, lower-case.
  private var overrides: [String: Kind] = [:]
  /// By extension, lower-case.
  private var defaults: [String: Kind] = [:]

  /// The kind of a part; `other` where no content type is given.
  func kind(of part: PartName) -> Kind {
    let name = part.text.lowercased()
    if let kind = overrides[name] { return kind }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return .other }
    return defaults[String(name[name.utf8.index(after: dot)...])] ?? .other
  }

  fileprivate mutating func add(_ type: String, override part: String) {
    overrides[part.lowercased()] = Kind(type)
  }

  fileprivate mutating func add(_ type: String, extension ending: String) {
    defaults[ending.lowercased()] = Kind(type)
  }
}

/// Reads `[Content_Types].xml`.
struct ContentTypesHandler: XMLHandler {
  var types = ContentTypes()
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let type = attributes.plain(.ContentType) else { return }
    if name.is(.contentTypes, .Override), let part = attributes.plain(.PartName) {
      types.add(type, override: part)
    } else if name.is(.contentTypes, .Default), let ending = attributes.plain(.Extension) {
      types.add(type, extension: ending)
    }
  }

  mutating func end(_ name: XMLName) {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
