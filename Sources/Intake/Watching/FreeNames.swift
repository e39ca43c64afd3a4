/// Names for a file where its own may be taken: `form.docx`, `form (2).docx` to `form (9).docx`, then one with
/// the id of the delivery, which nothing else has.
struct FreeNames: Sequence {
  private let stem: ArraySlice<UInt8>
  private let ending: ArraySlice<UInt8>
  private let id: String

  init(name: [UInt8], id: String) {
    let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let isHidden = dot == name.startIndex
    let end = isHidden || name.endIndex - dot > Self.longestEnding ? name.endIndex : dot
    stem = name[..<end]
    ending = name[end...]
    self.id = id
  }

  func makeIterator() -> AnyIterator<[UInt8]> {
    var number = 0
    return AnyIterator {
      number += 1
      switch number {
      case 1: return name(mark: "")
      case 2...9: return name(mark: " (\(number))")
      case 10: return name(mark: " (\(id))")
      default: return nil
      }
    }
  }

  /// Short enough that a note may be called after it.
  private func name(mark: String) -> [UInt8] {
    let room = Self.longest - ending.count - mark.utf8.count
    var cut = stem.prefix(room)
    // Not within a character: its further bytes begin with the bits 10.
    if cut.count < stem.count {
      while let next = stem[cut.endIndex...].first, next & 0xC0 == 0x80, !cut.isEmpty {
        cut = cut.dropLast()
      }
    }
    return Array(cut) + Array(mark.utf8) + Array(ending)
  }

  /// File systems take 255 bytes a name; a note adds four, a draft of it some more.
  private static let longest = 200
  private static let longestEnding = 12
}
