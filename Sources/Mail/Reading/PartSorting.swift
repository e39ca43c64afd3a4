internal import Archive
internal import Word

/// Sorts the parts of one message: its own words, files, what cannot be read. (W94, W96, W102, W103)
struct PartSorting {
  /// A text part that is the message's own.
  struct Text {
    var place: String
    var entity: MIMEEntity
    var isHTML: Bool { entity.type == "text/html" }
  }

  let limits: ReadingLimits
  private(set) var texts: [Text] = []
  private(set) var files: [MailPart] = []
  private(set) var wrappings: [Wrapping] = []

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// - Parameters:
  ///   - root: the tree of the message.
  ///   - place: its number in the message round it, or nothing.
  mutating func sort(_ root: MIMEEntity, place: String) {
    // A message that is one part calls it 1.
    if root.isMultipart {
      visit(root, place: place, isBody: true)
    } else {
      visit(root, place: place.isEmpty ? "1" : place + ".1", isBody: true, isAlone: true)
    }
  }

  private mutating func visit(
    _ entity: MIMEEntity, place: String, isBody: Bool, isAlone: Bool = false
  ) {
    guard case .parts(let children) = entity.content else {
      return visitLeaf(entity, place: place, isBody: isBody, isAlone: isAlone)
    }
    if entity.type == "multipart/encrypted" {
      wrappings.append(Wrapping(kind: .pgp, place: place.isEmpty ? "1" : place))
    }
    let chosen = isBody ? chosenChildren(of: entity, children) : []
    for (index, child) in children.enumerated() {
      visit(
        child, place: place.isEmpty ? "\(index + 1)" : "\(place).\(index + 1)",
        isBody: chosen.contains(index))
    }
  }

  private mutating func visitLeaf(
    _ entity: MIMEEntity, place: String, isBody: Bool, isAlone: Bool
  ) {
    if let kind = Wrapping.Kind(entity) { wrappings.append(Wrapping(kind: kind, place: place)) }
    if entity.isBodyText || isAlone && entity.isText && entity.disposition != "attachment" {
      // The other half of an alternative says the same again.
      if isBody { texts.append(Text(place: place, entity: entity)) }
      return
    }
    var part = MailPart(place: place, type: entity.type, name: entity.name, bytes: entity.bytes)
    if entity.type == "text/plain", entity.bytes.count <= limits.textFormBytes {
      let text = Charset.decode(entity.bytes, named: entity.charset)
      if text.oddity == nil { part.text = text }
    }
    files.append(part)
  }

  // MARK: Which body

  private func chosenChildren(of entity: MIMEEntity, _ children: [MIMEEntity]) -> Set<Int> {
    switch entity.type {
    case "multipart/alternative": alternative(children).map { [$0] } ?? []
    // What is not its root hangs on it: pictures mostly.
    case "multipart/related": children.firstIndex { $0.holdsText }.map { [$0] } ?? []
    case "multipart/encrypted": []
    default: Set(children.indices)
    }
  }

  /// The plain text, unless it is blank or says to look elsewhere; then the HTML, and never both (W94).
  private func alternative(_ children: [MIMEEntity]) -> Int? {
    func first(_ type: String, _ holds: (MIMEEntity) -> Bool = { _ in true }) -> Int? {
      children.firstIndex { child in child.bodyTexts.contains { $0.type == type && holds($0) } }
    }
    return first("text/plain", { $0.isWorthReading }) ?? first("text/html") ?? first("text/plain")
  }
}

extension MIMEEntity {
  fileprivate var isText: Bool { type == "text/plain" || type == "text/html" }

  /// Text that is no file.
  fileprivate var isBodyText: Bool { isText && disposition != "attachment" && name == nil }

  fileprivate var holdsText: Bool { !bodyTexts.isEmpty }

  /// The text parts in it that are no files.
  fileprivate var bodyTexts: [MIMEEntity] {
    switch content {
    case .bytes: isBodyText ? [self] : []
    case .parts(let children): children.flatMap(\.bodyTexts)
    }
  }

  /// It says more than that there is something else to read. (W94)
  fileprivate var isWorthReading: Bool {
    let text = Charset.decode(bytes, named: charset).bytes
    // A letter that explains itself is long.
    guard text.count < 1_000 else { return text.contains { $0 > 0x20 } }
    let shown = String(decoding: text, as: UTF8.self).lowercased()
    guard shown.contains(where: { !$0.isWhitespace }) else { return false }
    let words =
      shown
      .split { $0.isWhitespace || $0.isPunctuation }.joined(separator: " ")
    return !Self.pointers.contains { words.contains($0) }
  }

  private static let pointers = [
    "view this in a browser", "view this in your browser", "view this email in",
    "view this e mail in",
    "view this message in", "view it in your browser", "view in browser", "view in your browser",
    "view the html version", "does not support html", "doesn't support html", "html email client",
    "html compatible email", "html format", "this is an html message", "is in html",
    "switch to html", "enable html",
  ]
}

extension Wrapping.Kind {
  /// What wraps a part, if anything does.
  fileprivate init?(_ entity: MIMEEntity) {
    switch entity.type {
    case "application/ms-tnef", "application/vnd.ms-tnef": self = .outlook
    case "application/pkcs7-mime", "application/x-pkcs7-mime": self = .smime
    case "application/pgp-encrypted": return nil  // the multipart round it was told of
    case "application/pgp": self = .pgp
    case "message/partial", "message/external-body": self = .partial
    case "text/plain" where entity.bytes.starts(with: "-----BEGIN PGP MESSAGE-----".utf8):
      self = .pgp
    default:
      guard entity.name?.lowercased() == "winmail.dat" else { return nil }
      self = .outlook
    }
  }
}
