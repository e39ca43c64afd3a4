internal import Archive
internal import XML

/// Where a part leads. (ECMA-376 Part 2, "Relationships")
package struct Relationship: Sendable {
  package enum Target: Sendable, Equatable {
    case part(PartName)
    /// It leaves the file; never followed.
    case external(String)
    /// It leads nowhere within the package.
    case invalid
  }

  package let id: String
  /// The last component of the type's URI, such as `officeDocument`: the same in both families (W2).
  package let kind: String
  fileprivate let source: PartName?
  fileprivate let address: String
  let isExternal: Bool

  /// Worked out when asked for: most relationships of a part are never followed.
  package var target: Target {
    if isExternal { return .external(address) }
    return PartName(target: address, from: source).map(Target.part) ?? .invalid
  }
}

/// The relationships of one part.
package struct Relationships: Sendable {
  package fileprivate(set) var all: [Relationship] = []

  package subscript(id: String) -> Relationship? { all.first { $0.id == id } }

  package func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }

  /// The part that the first relationship of a kind leads to.
  package func part(_ kind: String) -> PartName? {
    for relationship in all where relationship.kind == kind {
      if case .part(let name) = relationship.target { return name }
    }
    return nil
  }
}

/// The relationships of the package, and where they say the document is.
struct PackageRelationships: Sendable {
  let all: Relationships
  /// Nil where none is named.
  let document: Relationship.Target?

  init(_ relationships: Relationships) {
    all = relationships
    document = relationships.first("officeDocument")?.target
  }
}

/// Reads a relationships part.
struct RelationshipsHandler: XMLHandler {
  /// The part whose relationships these are; nil for those of the package.
  let source: PartName?
  var relationships = Relationships()
  var failure: XMLFailure? { nil }

  init(source: PartName?) {
    self.source = source
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.is(.relationships, .Relationship),
      let type = attributes.withBytes(
        XMLName.noNamespace, LocalName.typeURI.rawValue, Self.lastStep),
      let target = attributes.plain(.Target)
    else { return }
    relationships.all.append(
      Relationship(
        id: attributes.plain(.Id) ?? "", kind: type, source: source,
        address: target, isExternal: attributes.plain(.TargetMode) == "External"))
  }

  private static func lastStep(of type: Span<UInt8>) -> String {
    var start = type.count
    while start > 0, type[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return String(type.extracting(start..<type.count))
  }

  mutating func end(_ name: XMLName) {}
  mutating func text(_ bytes: Span<UInt8>) {}
}

extension PartName {
  /// The part that a relationship's target names: absolute, or relative to the source's folder.
  ///
  /// Nil where it leaves the package or is another kind of address. (W1)
  init?(target: String, from source: PartName?) {
    if let plain = Self.plain(target, from: source) {
      self = plain
      return
    }
    guard let decoded = target.percentDecoded, !decoded.utf8.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    // A fragment leads to a place within the part.
    let slash = UInt8(ascii: "/")
    let path = decoded.utf8.prefix { $0 != UInt8(ascii: "#") }
    // A scheme, such as that of file:///etc/hostname.
    guard !path.prefix(while: { $0 != slash }).contains(UInt8(ascii: ":")) else { return nil }
    var segments: [Substring.UTF8View] = []
    if path.first != slash, let source {
      segments = source.text.utf8.split(separator: slash).dropLast()
    }
    for segment in path.split(separator: slash) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        guard segments.popLast() != nil else { return nil }
      } else {
        segments.append(segment)
      }
    }
    guard !segments.isEmpty else { return nil }
    self.init(segments.reduce(into: "") { $0 += "/" + Substring($1) })
  }

  /// The name where the target is nothing but steps downwards, as nearly all are; nil for any other.
  private static func plain(_ target: String, from source: PartName?) -> PartName? {
    let slash = UInt8(ascii: "/")
    let bytes = target.utf8.span
    let isAbsolute = bytes.count > 0 && bytes[0] == slash
    var hasName = false
    for index in (isAbsolute ? 1 : 0)..<bytes.count {
      switch bytes[index] {
      case slash:
        guard hasName else { return nil }
        hasName = false
      case UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: ":"): return nil
      case UInt8(ascii: "."): break
      default: hasName = true
      }
    }
    guard hasName else { return nil }
    if isAbsolute { return PartName(known: target) }
    var name: [UInt8] = []
    if let source {
      let folder = source.text.utf8.span
      var end = folder.count
      while end > 0, folder[end - 1] != slash { end -= 1 }
      name.reserveCapacity(end + bytes.count)
      name.append(folder, 0..<end)
    } else {
      name.append(slash)
    }
    name.append(bytes, bytes.indices)
    return PartName(known: String(name.span))
  }

  /// The part that holds a part's relationships.
  package var relationships: PartName {
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) ?? text.startIndex
    return PartName(known: "\(text[..<slash])/_rels\(text[slash...]).rels")
  }

  /// The name of the entry in the ZIP.
  var entry: Substring { text.dropFirst() }
}

extension String {
  /// With every `%xx` replaced by its byte; nil where the result is no UTF-8.
  package var percentDecoded: String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension Relationships {
  /// Reads the relationships of a part from their own.
  ///
  /// - Parameters:
  ///   - bytes: of the part that holds them.
  ///   - source: the part whose relationships they are.
  /// - Throws: where they are no proper XML.
  package init(_ bytes: [UInt8], of source: PartName) throws(PackageError) {
    var reader = XMLReader(vocabulary: Namespace.vocabulary, limits: ReadingLimits())
    var handler = RelationshipsHandler(source: source)
    do throws(XMLFailure) {
      try reader.read(bytes, into: &handler)
    } catch {
      throw PackageError(error, in: source.relationships.text)
    }
    self = handler.relationships
  }
}
