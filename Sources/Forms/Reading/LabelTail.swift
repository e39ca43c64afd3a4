internal import Folding

/// What stands between a label and its answer.
struct LabelTail {
  enum Separator {
    case colon, question, tab, lineEnd, leader, dash, equals, gap
    /// Words go on: it was no label, unless something else says so.
    case none
  }

  var separator: Separator
  /// Where the answer begins.
  var valueStart: Int

  /// Reads from the end of a label's words to the end of its line. (W21, W22, W74, W75, W76)
  init(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) {
    var offset = start
    var spaces = 0
    var hasTab = false
    var isQuestion = false
    scan: while offset < end {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: ":"):
        self.init(separator: .colon, valueStart: offset + 1)
        return
      case UInt8(ascii: " "): spaces += 1
      case UInt8(ascii: "\t"): hasTab = true
      case UInt8(ascii: "*"): spaces = 0
      case UInt8(ascii: "?"):
        isQuestion = true
        spaces = 0
      case UInt8(ascii: "="):
        self.init(separator: .equals, valueStart: offset + 1)
        return
      case UInt8(ascii: "_"), UInt8(ascii: "."):
        if isRun(of: byte, text, at: offset, end: end) {
          self.init(separator: .leader, valueStart: offset)
          return
        }
        guard byte == UInt8(ascii: "."), !continuesWord(text, at: offset + 1, end: end) else {
          break scan
        }
      case UInt8(ascii: "-") where spaces > 0 && !continuesWord(text, at: offset + 1, end: end):
        self.init(separator: .dash, valueStart: offset + 1)
        return
      case UInt8(ascii: "("):
        guard let close = closingBracket(text, from: offset, to: end) else { break scan }
        let rest = LabelTail(text, from: close + 1, to: end)
        guard rest.separator != .none else { break scan }
        self = rest
        return
      case 0x80...:
        let (scalar, length) = decodeScalar(text, at: offset, end: end)
        switch FoldedScalar(scalar) {
        case .space: spaces += 1
        case .nothing: break
        case .bytes(let bytes, _) where bytes == UInt64(UInt8(ascii: ":")):
          self.init(separator: .colon, valueStart: offset + length)
          return
        case .bytes(let bytes, _)
        where bytes == UInt64(UInt8(ascii: "-")) && spaces > 0
          && !continuesWord(text, at: offset + length, end: end):
          self.init(separator: .dash, valueStart: offset + length)
          return
        case .bytes, .long:
          if scalar == 0x2026 {
            self.init(separator: .leader, valueStart: offset)
            return
          }
          break scan
        }
        offset += length - 1
      default: break scan
      }
      offset += 1
    }
    let separator: Separator =
      isQuestion ? .question : offset >= end ? .lineEnd : hasTab ? .tab : spaces >= 3 ? .gap : .none
    self.init(separator: separator, valueStart: offset)
  }

  private init(separator: Separator, valueStart: Int) {
    self.separator = separator
    self.valueStart = valueStart
  }
}

/// Three and more of one character: a line to write on, or a leader. (W75)
private func isRun(of byte: UInt8, _ text: borrowing Span<UInt8>, at offset: Int, end: Int) -> Bool
{
  offset + 2 < end && text[offset + 1] == byte && text[offset + 2] == byte
}

/// The bracket that closes the one at `start`, if it is near: an instruction, not an answer.
private func closingBracket(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
  let longest = min(end, start + 120)
  var offset = start + 1
  while offset < longest {
    if text[offset] == UInt8(ascii: ")") { return offset }
    offset += 1
  }
  return nil
}
