internal import Archive
internal import Pictures
package import Word
internal import XML

/// The parts of a Word file as layout reads them: each once, however often the file is filled anew.
///
/// A class, because the file and the parser are one thread's and everything that reads shares them.
package final class FlowParts {
  private var file: WordFile
  private var xml: XMLReader
  private var snapshots: [PartName: XMLSnapshot?] = [:]
  private var relationships: [PartName: Relationships] = [:]
  private var pictures: [PartName: Result<Picture, Picture.Failure>] = [:]
  /// Which pictures a PDF can show, and the pixels that they have together.
  private var shown: [Picture: Result<Void, Picture.Failure>] = [:]
  private var pixels = 0
  private var known: Looks?
  /// What stands in the place of parts of the file.
  package var changes = WordChanges()

  /// What a document's paragraphs are made of, besides themselves.
  struct Looks: Sendable {
    var theme = Theme()
    var styles = StyleSheet()
    var lists = ListDefinitions()
    var fonts = FontTable()
    var settings: XMLElement?
  }

  /// - Parameter file: the file, opened.
  package init(_ file: consuming WordFile) {
    xml = XMLReader(vocabulary: Term.vocabulary, limits: file.limits)
    self.file = file
  }

  /// How much is read of it.
  var limits: ReadingLimits { file.limits }

  /// The part that is the document.
  var main: PartName { file.main }

  /// A part; nil where it is missing.
  func snapshot(of part: PartName) throws(PackageError) -> XMLSnapshot? {
    if let bytes = changes[part] { return try read(bytes, part) }
    if let known = snapshots[part] { return known }
    var snapshot: XMLSnapshot?
    if let bytes = try file.contents(of: part) { snapshot = try read(bytes, part) }
    snapshots[part] = .some(snapshot)
    return snapshot
  }

  private func read(_ bytes: [UInt8], _ part: PartName) throws(PackageError) -> XMLSnapshot {
    do throws(XMLFailure) {
      return try xml.snapshot(bytes)
    } catch {
      throw PackageError(error, in: part.text)
    }
  }

  /// A part that the document can be shown without: nil where it is missing or no proper XML.
  func snapshotIfPossible(of part: PartName?) throws(PackageError) -> XMLElement? {
    guard let part else { return nil }
    do throws(PackageError) {
      return try snapshot(of: part)?.root
    } catch .damaged {
      return nil
    }
  }

  /// Where a part leads.
  func relationships(of part: PartName) throws(PackageError) -> Relationships {
    if let bytes = changes[part.relationships] { return try Relationships(bytes, of: part) }
    if let known = relationships[part] { return known }
    let found = try file.relationships(of: part)
    relationships[part] = found
    return found
  }

  /// The part that a relationship of the package leads to.
  func rootPart(_ kind: String) throws(PackageError) -> PartName? { try file.rootPart(kind) }

  /// A picture.
  func picture(_ part: PartName) throws(PackageError) -> Result<Picture, Picture.Failure> {
    let isChanged = changes[part] != nil
    if !isChanged, let known = pictures[part] { return known }
    var bytes = changes[part]
    if bytes == nil {
      do throws(PackageError) {
        bytes = try file.contents(of: part)
      } catch .tooLarge(let limit) {
        // The text is still to be read.
        return .failure(.notAPicture("a file that passes the limit of \(limit)"))
      }
    }
    guard let bytes else { return .failure(.notAPicture(nil)) }
    // Filling a template looks at each picture before it puts it in.
    let picture = Result { () throws(Picture.Failure) in
      try isChanged ? Picture(checked: bytes) : Picture(forSamples: bytes)
    }
    if !isChanged { pictures[part] = picture }
    return picture
  }

  /// The pixels that pictures of a document may have together: each is unpacked twice, and with its alpha takes
  /// up to twenty nanoseconds.
  static let pixelLimit = 250_000_000

  /// Looks whether a PDF can show a picture, so that one that cannot be shown is told before it is drawn.
  ///
  /// Its samples are not kept: of a large one they take some hundred megabytes.
  func check(_ picture: Picture) throws(Picture.Failure) {
    if let known = shown[picture] { return try known.get() }
    let found = Result { () throws(Picture.Failure) in
      pixels += picture.width * picture.height
      guard pixels <= Self.pixelLimit else {
        throw .tooLarge(width: picture.width, height: picture.height)
      }
      _ = try picture.samples()
    }
    shown[picture] = found
    try found.get()
  }

  /// Styles of a document, and lists.
  ///
  /// One takes some kilobytes; the largest public documents have some thousand.
  static let definitionLimit = 10_000

  private static func check(_ root: XMLElement, _ kind: String) throws(PackageError) {
    var count = 0
    for _ in root.children { count += 1 }
    guard count <= definitionLimit else {
      throw .tooLarge(limit: "\(definitionLimit.grouped) \(kind)")
    }
  }

  /// Styles, lists and what else the whole document shares.
  func looks() throws(PackageError) -> Looks {
    if let known { return known }
    let links = try relationships(of: main)
    var looks = Looks()
    if let theme = try snapshotIfPossible(of: links.part("theme")) { looks.theme = Theme(theme) }
    if let lists = try snapshotIfPossible(of: links.part("numbering")) {
      try Self.check(lists, "lists")
      looks.lists = ListDefinitions(lists, looks.theme)
    }
    if let styles = try snapshotIfPossible(of: links.part("styles")) {
      try Self.check(styles, "styles")
      looks.styles = StyleSheet(styles, looks.theme, looks.lists)
    }
    if let fonts = try snapshotIfPossible(of: links.part("fontTable")) {
      looks.fonts = FontTable(fonts)
    }
    looks.settings = try snapshotIfPossible(of: links.part("settings"))
    let isChanged = ["theme", "numbering", "styles", "settings"].contains { kind in
      links.part(kind).map { changes[$0] != nil } ?? false
    }
    if !isChanged { known = looks }
    return looks
  }
}
