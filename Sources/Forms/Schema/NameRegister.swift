internal import YAML

/// The names given so far, each with its owner, to find one that is given twice.
///
/// Names are compared as labels are when a form is read: without case, without the signs at the end
/// and with one space between words. (W22)
struct NameRegister {
  /// Such as "label", for messages.
  private let what: String
  private let hint: String
  private let mistakes: MistakeList
  private var entries: [String: [Entry]] = [:]

  private struct Entry {
    var line: Int
    var owner: Int
    var section: String?
  }

  init(what: String, hint: String, mistakes: MistakeList) {
    self.what = what
    self.hint = hint
    self.mistakes = mistakes
  }

  /// Takes a name, and adds a mistake where another owner has it.
  ///
  /// Two sections with a title each may have one name twice: the title tells them apart. (W77)
  mutating func add(_ name: String, line: Int, owner: Int, section: String? = nil) {
    let entry = Entry(line: line, owner: owner, section: section)
    let others = entries[Self.fold(name), default: []]
    let clash = others.first { other in
      other.owner != owner && (section == nil || other.section == nil || section == other.section)
    }
    take(name, entry)
    guard let clash else { return }
    mistakes.add(
      line: line, "The \(what) \"\(name)\" is given twice, also in line \(clash.line).", hint: hint
    )
  }

  /// Takes a name that another register has checked.
  mutating func take(_ name: String, line: Int, owner: Int) {
    take(name, Entry(line: line, owner: owner))
  }

  private mutating func take(_ name: String, _ entry: Entry) {
    entries[Self.fold(name), default: []].append(entry)
  }

  /// A name as it is compared.
  static func fold(_ name: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count)
    for byte in name.lowercased().utf8 {
      let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      if !isSpace || folded.last != UInt8(ascii: " ") {
        folded.append(isSpace ? UInt8(ascii: " ") : byte)
      }
    }
    let signs = ":*?. ".utf8
    while let last = folded.last, folded.count > 1, signs.contains(last) { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }
}
