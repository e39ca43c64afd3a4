internal import XML

/// The building blocks of the glossary part, which hold the prompts of controls. (ECMA-376 Part 1, §17.12)
struct GlossaryHandler: XMLHandler {
  /// The text of each building block, by its name.
  private(set) var texts: [String: String] = [:]
  private var name: String?
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInBody = false
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.namespace == Namespace.w.rawValue, let local = LocalName(rawValue: name.local) else {
      return
    }
    switch local {
    case .docPart: (self.name, bytes) = (nil, [])
    case .docPartBody: isInBody = true
    case .name where !isInBody: if self.name == nil { self.name = attributes.value }
    case .t: isInText = isInBody
    case .tab where isInBody: bytes.append(UInt8(ascii: "\t"))
    case .br where isInBody: bytes.append(UInt8(ascii: "\n"))
    default: break
    }
  }

  mutating func end(_ name: XMLName) {
    if name.isWord(.t) {
      isInText = false
    } else if name.isWord(.p), isInBody {
      bytes.append(UInt8(ascii: "\n"))
    } else if name.isWord(.docPartBody) {
      isInBody = false
    } else if name.isWord(.docPart), let block = self.name {
      while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      texts[block] = String(decoding: bytes, as: UTF8.self)
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard isInText else { return }
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}
