internal import Archive
internal import Pictures
internal import Word
internal import XML

/// Puts pictures into the document that is filled: their parts, the relationships to them, the drawing.
struct PicturePlacer {
  private let source: PictureSource
  private let first: Int
  private var isStrict = false
  /// Each picture once, by what it is.
  private var media: [(picture: Picture, name: PartName)] = []
  /// The part that is filled.
  private var part = PartName.contentTypes
  private var relationships: [UInt8]?
  private var list: RelationshipList?
  private var ids: [PartName: String] = [:]

  /// - Parameters:
  ///   - source: loads them.
  ///   - first: the number of the first one.
  init(_ source: PictureSource, first: Int) {
    self.source = source
    self.first = first
  }

  mutating func begin(_ part: PartName, relationships: [UInt8]?, isStrict: Bool) {
    self.part = part
    self.isStrict = isStrict
    self.relationships = relationships
    list = nil
    ids = [:]
  }

  mutating func end(_ part: PartName, _ changes: inout WordChanges) {
    if let list { changes.set(part.relationships, to: list.bytes) }
  }

  mutating func finish(contentTypes: [UInt8], _ changes: inout WordChanges) {
    guard !media.isEmpty, let tree = try? XMLTree(contentTypes, limits: ReadingLimits()) else {
      return  // a template without content types is refused when it is opened
    }
    let types = ContentTypeList(tree)
    for (picture, name) in media {
      types.add(extension: picture.format.rawValue, type: picture.format.mediaType)
      changes.set(name, to: picture.bytes)
    }
    changes.set(.contentTypes, to: types.bytes)
  }

  /// Writes a picture at the place of its tag.
  mutating func write(
    _ tag: PictureTag, _ text: String, prefix: String, id: Int, to output: inout [UInt8]
  ) throws(TagError) {
    let picture = try tag.kind == .qr ? source.code(text) : source.file(text)
    let (width, height) = Self.size(of: picture, tag)
    let alternative = tag.alternativeText ?? (tag.kind == .qr ? "QR code: \(text)" : "")
    var drawing = Drawing(id: id, width: width, height: height, alternativeText: alternative)
    drawing.relationship = relationship(to: part(of: picture))
    drawing.isStrict = isStrict
    drawing.write(prefix: prefix, to: &output)
  }

  private mutating func part(of picture: Picture) -> PartName {
    if let known = media.first(where: { $0.picture == picture }) { return known.name }
    let text = "/word/media/docket\(first + media.count).\(picture.format.rawValue)"
    let name = PartName(text) ?? PartName.contentTypes
    media.append((picture, name))
    return name
  }

  private mutating func relationship(to name: PartName) -> String {
    if let id = ids[name] { return id }
    if list == nil {
      list = RelationshipList(relationships.flatMap { try? XMLTree($0, limits: ReadingLimits()) })
    }
    let folder = part.text[...(part.text.lastIndex(of: "/") ?? part.text.startIndex)]
    let target = name.text.hasPrefix(folder) ? String(name.text.dropFirst(folder.count)) : name.text
    let id = list?.add("image", target: target) ?? ""
    ids[name] = id
    return id
  }

  /// Of a QR code without a size: 25 mm.
  static let codeSize = 900_000

  /// Sizes in English Metric Units.
  ///
  /// What the tag leaves open follows from the picture, at most the width of a page.
  static func size(of picture: Picture, _ tag: PictureTag) -> (width: Int, height: Int) {
    let own = (
      width: Double(picture.width) / picture.resolution.x * 914_400,
      height: Double(picture.height) / picture.resolution.y * 914_400
    )
    let ratio = own.height / own.width
    switch (tag.width, tag.height) {
    case (let width?, let height?): return (width, height)
    case (let width?, nil): return fitted(Double(width), Double(width) * ratio)
    case (nil, let height?): return fitted(Double(height) / ratio, Double(height))
    case (nil, nil):
      if tag.kind == .qr { return (codeSize, codeSize) }
      // What a page has room for: 160 mm by 240 mm.
      let scale = min(1, 5_760_000 / own.width, 8_640_000 / own.height)
      return (max(1, Int(own.width * scale)), max(1, Int(own.height * scale)))
    }
  }
}

extension PicturePlacer {
  /// No side longer than a tag may ask for, whatever follows from the picture; never nothing.
  private static func fitted(_ width: Double, _ height: Double) -> (width: Int, height: Int) {
    let scale = min(1, Double(PictureTag.longest) / max(width, height))
    return (max(1, Int(width * scale)), max(1, Int(height * scale)))
  }
}

/// A `<w:drawing>` with a picture in the line. (ECMA-376 Part 1, §20.4.2.8)
struct Drawing {
  var id: Int
  /// In English Metric Units.
  var width: Int
  var height: Int
  let alternativeText: String
  var relationship = ""
  /// The strict family of namespaces. (W2)
  var isStrict = false

  init(id: Int, width: Int, height: Int, alternativeText: String) {
    self.id = id
    self.width = width
    self.height = height
    self.alternativeText = alternativeText.inOneLine
  }

  func write(prefix: String, to output: inout [UInt8]) {
    let drawing =
      isStrict
      ? "http://purl.oclc.org/ooxml/drawingml/"
      : "http://schemas.openxmlformats.org/drawingml/2006/"
    let relationships =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var description: [UInt8] = []
    description.appendEscaped(alternativeText.utf8Span.span, inAttribute: true)
    let name = "id=\"\(id)\" name=\"Picture \(id)\" descr=\""
    let extent = "cx=\"\(width)\" cy=\"\(height)\""
    output += Array(
      """
      <\(prefix)drawing><wp:inline xmlns:wp="\(drawing)wordprocessingDrawing" distT="0" \
      distB="0" distL="0" distR="0"><wp:extent \(extent)/><wp:docPr \(name)
      """.utf8)
    output += description
    output += Array(
      """
      "/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="\(drawing)main" \
      noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="\(drawing)main">\
      <a:graphicData uri="\(drawing)picture">\
      <pic:pic xmlns:pic="\(drawing)picture"><pic:nvPicPr><pic:cNvPr \(name)
      """.utf8)
    output += description
    output += Array(
      """
      "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
      <a:blip xmlns:r="\(relationships)" r:embed="\(relationship)"/>\
      <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>\
      <a:ext \(extent)/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
      </a:graphicData></a:graphic></wp:inline></\(prefix)drawing>
      """.utf8)
  }
}
