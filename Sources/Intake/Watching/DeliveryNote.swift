internal import Cases
internal import Forms
internal import School

/// What a person reads beside a file that docket has moved: what became of it, in plain words.
///
/// It holds references, names of forms and roles, and why something was refused; never an answer.
struct DeliveryNote {
  private let school: School?
  private let forms: [FormSchema]

  init(school: School?, forms: [FormSchema]) {
    self.school = school
    self.forms = forms
  }

  /// The name of the note about a file.
  static func name(for file: some Collection<UInt8>) -> [UInt8] { Array(file) + ending }

  /// Whether bytes are those of a note that docket wrote: people who tidy up move notes with their files.
  static func isNote(_ bytes: [UInt8]) -> Bool {
    bytes.count < mostBytes && delivery(inFoot: bytes.suffix(footBytes)) != nil
  }

  /// Whether the file of a name is a note that docket wrote.
  static func stands(at path: FilePath) -> Bool { delivery(toldAt: path) != nil }

  /// The id of the delivery that a note at a path is about; nil where no note is there.
  static func delivery(toldAt path: FilePath) -> String? {
    guard path.name.suffix(ending.count).elementsEqual(ending),
      let file = try? OpenFile(path, upTo: mostBytes),  // what cannot be read is no note
      let foot = try? file.bytes(at: max(0, file.size - footBytes), count: footBytes)
    else { return nil }
    return delivery(inFoot: foot[...])
  }

  private static func delivery(inFoot foot: ArraySlice<UInt8>) -> String? {
    guard foot.starts(with: footStart.utf8), foot.suffix(2).elementsEqual("\r\n".utf8) else {
      return nil
    }
    let id = foot.dropFirst(footStart.utf8.count).dropLast(2)
    let isHexadecimal = id.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return isHexadecimal && id.count == Claim.idDigits ? String(decoding: id, as: UTF8.self) : nil
  }

  private static let ending = Array(".txt".utf8)
  private static let mostBytes = 1 << 20
  private static let footBytes = footStart.utf8.count + Claim.idDigits + 2
  private static let footStart = "\r\n\r\nDelivery "

  /// Why nothing came of a message that a program sent, for counts.
  private static let fromMachine = "machine"

  /// What becomes of a delivery, by the receipts for the forms in it.
  func conclusion(_ delivery: Delivery, _ receipts: [Receipt]) -> DeliveryConclusion {
    if let trouble = delivery.trouble {
      let ending: DeliveryEnding = trouble == .ownNote ? .duplicates : .waiting
      return DeliveryConclusion(
        ending: ending, reason: trouble.rawValue, note: text(delivery, lines: lines(trouble)))
    }
    if delivery.mail?.kind == .machine {
      let lines = ["A program sent this message, not a person. It is kept, and nobody answers it."]
      return DeliveryConclusion(
        ending: .done, reason: Self.fromMachine, note: text(delivery, lines: lines))
    }
    let cases = receipts.filter { $0.kind != .refused }
    let refusals = receipts.compactMap(\.refusal).filter { $0.code != .unrecognised }
    guard !cases.isEmpty else {
      return DeliveryConclusion(
        ending: .returned, reason: refusals.first?.code.rawValue,
        note: text(delivery, lines: refused(refusals) + Self.mending(refusals)))
    }
    let isKnown = cases.allSatisfy { $0.kind == .arrivedAgain }
    var lines = isKnown ? ["It had come in before; nothing was entered twice.", ""] : []
    for receipt in cases { lines += self.lines(receipt, ofMany: receipts.count > 1) }
    if !refusals.isEmpty { lines += ["", "Not taken in:"] + refused(refusals) }
    return DeliveryConclusion(
      ending: isKnown ? .duplicates : .done, note: text(delivery, lines: lines))
  }

  private func text(_ delivery: Delivery, lines: [String]) -> String {
    let arrival = delivery.arrival
    let head = [
      "\(Self.oneLine(arrival.file))", "Seen by docket on \(Self.time(arrival.received)).",
    ]
    let foot = ["", "Delivery \(delivery.id)"]
    // Windows' editor of the office's oldest machine shows a line feed alone as nothing.
    return (head + [""] + lines + foot).map { $0 + "\r\n" }.joined()
  }

  private func lines(_ receipt: Receipt, ofMany isOneOfMany: Bool) -> [String] {
    guard let summary = receipt.summary else { return [] }
    let record = isOneOfMany ? "Form \(receipt.record): " : ""
    let title = summary.form.flatMap { identity in forms.first { $0.id == identity.id }?.title }
    var lines = ["\(record)\(title ?? "No form was recognised in it.")"]
    lines.append("Reference: \(summary.reference)")
    let role = school?.title(of: summary.assigned) ?? summary.assigned
    switch receipt.kind {
    case .cameAgain: lines.append("It was closed and came again. It is with: \(role).")
    case .corrected: lines.append("It corrects what came in before. It is with: \(role).")
    case .opened, .arrivedAgain, .refused: lines.append("It is with: \(role).")
    }
    switch summary.outcome {
    case .needsReview: lines.append("Something in it is missing or doubtful: it will be asked for.")
    case .unrecognised: lines.append("A person will look at it.")
    case .complete, .refused: break
    }
    return lines
  }

  private func refused(_ refusals: [Refusal]) -> [String] {
    refusals.flatMap { ["Why it came back: \($0.message)", "What to do: \($0.hint)"] }
  }

  private func lines(_ trouble: DeliveryTrouble) -> [String] {
    switch trouble {
    case .readerCrashed:
      [
        "docket tried twice to read this file, and its reader broke down both times.",
        "Nothing else was touched. It may be damaged, or made to do harm.",
        "What to do: open it only if you know who sent it; ask for it to be saved anew, or typed up.",
      ]
    case .readerTooSlow:
      [
        "Reading this file took longer than any form should, so docket stopped.",
        "What to do: ask for the form alone, without pictures and other documents in it.",
      ]
    case .tooMuch:
      [
        "There is more in this file than docket takes from one file.",
        "What to do: part it into several files, and put them into the folder above.",
      ]
    case .cannotBeKept:
      [
        "docket's store took other files but not this one. Nothing of it was entered.",
        "What to do: show this to whoever looks after docket; its log says more.",
      ]
    case .ownNote:
      ["This is a note that docket wrote beside a file. It is no form, and nothing was entered."]
    case .cannotBeRead:
      [
        "The system did not let docket read this file, though it tried for a while.",
        "What to do: check that docket may read it, then move it back into the folder above.",
      ]
    }
  }

  private static func mending(_ refusals: [Refusal]) -> [String] {
    // What may do harm is not to be opened, so not to be mended either.
    let isUnsafe = refusals.contains { $0.code == .unsafe }
    return [
      "",
      isUnsafe
        ? "Put the new copy into the folder above: it comes in by itself."
        : "Mend it and save it, here or in the folder above: it comes in again by itself.",
    ]
  }

  /// A name that holds line breaks must not look like a line of ours.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0.unicodeScalars.allSatisfy(\.isControl) ? " " : $0 })
  }

  /// "2026-11-27 at 10:14".
  private static func time(_ moment: Moment) -> String {
    let text = moment.description
    return "\(text.prefix(10)) at \(text.dropFirst(11).prefix(5))"
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control }
}
