internal import Folding
internal import School

/// What a printed text of a blank form stands for.
enum Landmark: Hashable {
  case title(form: Int)
  case section(form: Int, section: Int)
  case label(form: Int, field: Int)

  var form: Int {
    switch self {
    case .title(let form), .section(let form, _), .label(let form, _): form
    }
  }
}

/// The titles, headings and labels of all known forms, to be found at a place of a text in one walk.
///
/// A trie over folded text (W20–W22): numbering, colons, stars and brackets of a label are off, so
/// `3. Child’s name *:` is found as `child's name`.
struct LabelIndex {
  struct Match {
    /// An index in ``landmarks``.
    var entry: Int
    /// The offset behind the last byte of the label.
    var end: Int
  }

  private struct Node {
    var byte: UInt8
    var entry: Int32 = -1
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
  }

  private var nodes = [Node(byte: 0)]
  /// The child of the root by its byte, as most places of a text begin no label at all.
  private var roots = [Int32](repeating: -1, count: 256)
  /// What each entry stands for; several forms may share a label.
  private(set) var landmarks: [[Landmark]] = []
  /// Whether an entry is a label of any form, and whether it is a title or heading of any.
  private(set) var kinds: [(isLabel: Bool, isTitle: Bool)] = []
  /// The folded label of each entry.
  private(set) var cores: [[UInt8]] = []
  /// By form and entry: the field that a label means, or one of these.
  private var fields: [[Int32]] = []
  /// The entry of each form's title.
  private(set) var titles: [FormIdentity: Int] = [:]
  private static let noField: Int32 = -1
  private static let severalFields: Int32 = -2

  init(forms: [FormSchema], school: School? = nil) {
    for (formIndex, form) in forms.enumerated() {
      for title in [form.title] + form.otherTitles {
        let entry = add(labelCore(title), .title(form: formIndex))
        if title == form.title {
          titles[FormIdentity(id: form.id, version: form.version)] = entry
        }
      }
      for (index, section) in form.sections.enumerated() {
        let lines = [section.title, section.fillerLine(school), section.fillerLine(nil)]
        for line in lines.compactMap({ $0 }) {
          add(labelCore(line), .section(form: formIndex, section: index))
        }
      }
      let labels = form.fields.enumerated().flatMap { index, field in
        ([field.label] + field.otherLabels).map { (index, labelCore($0)) }
      }
      for (index, core) in labels { add(core, .label(form: formIndex, field: index)) }
      // `Name (company)` is also found as `Name`, unless that is another field of the form.
      for (index, core) in labels {
        let bare = withoutBracket(core)
        guard bare.count < core.count, !labels.contains(where: { $0.1 == bare }) else { continue }
        add(bare, .label(form: formIndex, field: index))
      }
    }
    fields = forms.indices.map { form in
      landmarks.map { landmarks in
        var found = Self.noField
        for case .label(form, let field) in landmarks {
          found = found == Self.noField ? Int32(field) : Self.severalFields
        }
        return found
      }
    }
  }

  /// What a label means in one form.
  enum Meaning {
    case none
    case field(Int)
    /// Sections of the form share it. (W77)
    case several
  }

  func meaning(of entry: Int, in form: Int) -> Meaning {
    switch fields[form][entry] {
    case Self.noField: .none
    case Self.severalFields: .several
    case let field: .field(Int(field))
    }
  }

  @discardableResult private mutating func add(_ core: [UInt8], _ landmark: Landmark) -> Int? {
    guard !core.isEmpty else { return nil }
    var node = 0
    for byte in core { node = child(of: node, byte) ?? addChild(to: node, byte) }
    if nodes[node].entry < 0 {
      nodes[node].entry = Int32(landmarks.count)
      landmarks.append([])
      kinds.append((false, false))
      cores.append(core)
    }
    let entry = Int(nodes[node].entry)
    if case .label = landmark { kinds[entry].isLabel = true } else { kinds[entry].isTitle = true }
    if !landmarks[entry].contains(landmark) { landmarks[entry].append(landmark) }
    return entry
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    if node == 0 { return roots[Int(byte)] < 0 ? nil : Int(roots[Int(byte)]) }
    var child = Int(nodes[node].firstChild)
    while child >= 0 {
      if nodes[child].byte == byte { return child }
      child = Int(nodes[child].nextSibling)
    }
    return nil
  }

  private mutating func addChild(to node: Int, _ byte: UInt8) -> Int {
    let new = nodes.count
    nodes.append(Node(byte: byte, nextSibling: nodes[node].firstChild))
    nodes[node].firstChild = Int32(new)
    if node == 0 { roots[Int(byte)] = Int32(new) }
    return new
  }

  /// True where a label may begin with the byte at hand, which is not folded.
  @inline(__always)
  func mayBegin(with byte: UInt8) -> Bool {
    byte >= 0x80 || roots[Int(byte &- 0x41 < 26 ? byte | 0x20 : byte)] >= 0
  }

  /// The longest label that begins at `start` and ends at the end of a word.
  @inline(__always)
  func match(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Match? {
    guard start < end, mayBegin(with: text[start]) else { return nil }
    return walk(text, from: start, to: end)
  }

  /// A label with its other names behind a stroke: `Name / Enw` is one label. (W80)
  @inline(__always)
  func label(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Match? {
    guard let match = match(text, from: start, to: end) else { return nil }
    return withOtherNames(match, text, end)
  }

  private func withOtherNames(_ match: Match, _ text: borrowing Span<UInt8>, _ end: Int) -> Match {
    var match = match
    while true {
      let stroke = skipSpace(text, match.end, end)
      guard stroke < end, text[stroke] == UInt8(ascii: "/"),
        let other = self.match(text, from: skipSpace(text, stroke + 1, end), to: end),
        !landmarks[other.entry].allSatisfy({ !landmarks[match.entry].contains($0) })
      else { return match }
      match.end = other.end
    }
  }

  private func walk(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Match? {
    var node = 0
    var best: Match?
    var offset = start
    while offset < end {
      var byte = text[offset]
      offset += 1
      if byte > 0x20, byte < 0x7F {
        if byte &- 0x41 < 26 { byte |= 0x20 }
      } else {
        // A single space before a letter folds to itself; all else folds by the table.
        guard byte == 0x20, offset < end, text[offset] > 0x20, text[offset] < 0x7F else {
          return walkFolding(text, from: start, to: end)
        }
      }
      guard let next = child(of: node, byte) else { break }
      node = next
      let entry = nodes[node].entry
      if entry >= 0, !continuesWord(text, at: offset, end: end) {
        best = Match(entry: Int(entry), end: offset)
      }
    }
    return best
  }

  private func walkFolding(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Match? {
    var cursor = FoldingCursor(from: start, to: end)
    var node = 0
    var best: Match?
    while let byte = cursor.next(text) {
      guard let next = child(of: node, byte) else { break }
      node = next
      let entry = nodes[node].entry
      if entry >= 0, cursor.isAtBoundary, !continuesWord(text, at: cursor.offset, end: end) {
        best = Match(entry: Int(entry), end: cursor.offset)
      }
    }
    return best
  }
}

/// A label without what is round it: numbering before, colons, stars and question marks behind. (W22)
func labelCore(_ label: String) -> [UInt8] {
  var core = folded(label.utf8)[...]
  if let dot = core.prefix(5).firstIndex(where: {
    $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")")
  }),
    dot > core.startIndex, dot + 1 < core.endIndex, core[dot + 1] == UInt8(ascii: " "),
    isNumbering(core[core.startIndex..<dot])
  {
    core = core[(dot + 2)...]
  }
  let noise = Set(" :*?.".utf8)
  while let last = core.last, noise.contains(last) { core.removeLast() }
  return Array(core)
}

/// `12`, `a` or `iv`: what stands before the dot or bracket of a numbered line.
func isNumbering(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.first else { return false }
  if first &- 0x30 < 10 { return bytes.count <= 3 && bytes.allSatisfy { $0 &- 0x30 < 10 } }
  return bytes.count == 1 && first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
}

private func withoutBracket(_ core: [UInt8]) -> [UInt8] {
  guard core.last == UInt8(ascii: ")"), let open = core.lastIndex(of: UInt8(ascii: "(")), open > 0
  else { return core }
  var bare = core[..<open]
  while let last = bare.last, Set(" :*?.".utf8).contains(last) { bare.removeLast() }
  return Array(bare)
}

/// True where a letter or digit goes on at `offset`.
func continuesWord(_ text: borrowing Span<UInt8>, at offset: Int, end: Int) -> Bool {
  guard offset < end else { return false }
  let byte = text[offset]
  if byte < 0x80 { return isWordByte(byte) }
  let (scalar, _) = decodeScalar(text, at: offset, end: end)
  // Scripts without spaces between words have no word ends to look for.
  guard scalar < 0x2E80, let unicode = Unicode.Scalar(scalar) else { return false }
  return unicode.properties.isAlphabetic
}

@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
  byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
}
