internal import Folding
internal import Word

/// The words of a blank form that stand where answers belong: prompts, defaults, printed help.
///
/// Text equal to the blank form's is never an answer, whatever its flags say; a flag alone proves
/// nothing in either direction (W37, W39, W41, W42).
struct Prompts {
  /// What a control shows.
  enum ControlState: Hashable {
    case prompt, filled
    /// The control says that it shows its prompt, and no known prompt stands there.
    case doubtful
  }

  /// By the index of the story's control.
  private(set) var states: [ControlState]
  /// Text of the blank form, in order.
  private(set) var ranges: [Range<Int>]
  /// Untouched defaults of legacy fields, which some forms count as answers. (W37)
  private(set) var defaults: [Range<Int>]

  init(_ story: Story) {
    states = []
    ranges = []
    defaults = []
    if story.controls.isEmpty, story.legacyFields.isEmpty { return }
    let text = story.text.span
    for control in story.controls {
      let state = Self.state(of: control, text)
      states.append(state)
      if state == .prompt, !control.text.isEmpty { ranges.append(control.text) }
    }
    for field in story.legacyFields {
      switch field.kind {
      case .text(let defaultText):
        if let defaultText, !defaultText.isEmpty,
          folded(text, field.text) == folded(defaultText.utf8)
        {
          defaults.append(field.text)
        }
      case .dropDown(let entries, let selected, _):
        if selected == 0, let first = entries.first, isPromptLike(folded(first.utf8)) {
          ranges.append(field.text)
        }
      case .checkBox: break
      }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
  }

  private static func state(of control: ContentControl, _ text: borrowing Span<UInt8>)
    -> ControlState
  {
    switch control.kind {
    case .checkBox, .picture, .group, .repeatingSection, .repeatingSectionItem: return .filled
    default: break
    }
    let shown = folded(text, control.text)
    if shown.isEmpty { return .prompt }
    if let placeholder = control.placeholder, folded(placeholder.utf8) == shown { return .prompt }
    if isKnownPrompt(shown) { return .prompt }
    if let items = control.kind.listItems,
      items.contains(where: {
        ($0.value ?? "").isEmpty && folded(($0.display ?? "").utf8) == shown
      }), isPromptLike(shown)
    {
      return .prompt
    }
    return control.showsPlaceholder ? .doubtful : .filled
  }

  /// The parts of `range` that are the blank form's own.
  func ranges(in range: Range<Int>, countingDefaults: Bool) -> [Range<Int>] {
    if ranges.isEmpty, defaults.isEmpty { return [] }
    var found = ranges.filter { $0.overlaps(range) }
    if !countingDefaults { found += defaults.filter { $0.overlaps(range) } }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }
}

extension ContentControl.Kind {
  var listItems: [ListItem]? {
    switch self {
    case .dropDownList(let items), .comboBox(let items): items
    default: nil
    }
  }
}

/// The prompts that Word itself puts into controls, folded.
private let knownPrompts: Set<[UInt8]> = Set(
  [
    "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.",
    "Click or tap to enter a date.", "Click here to enter a date.",
    "Click or tap here to enter text",
    "Choose a building block.", "[Click and type]",
    "Enter any content that you want to repeat, including other content controls. You can also insert this control around table rows in order to repeat parts of a table.",
  ].map { folded($0.utf8) })

/// A cheap test that spares most answers the folding: what prompts begin with, and how long they are.
func mayBePrompt(_ text: String.UTF8View) -> Bool {
  guard let first = text.first, (10...200).contains(text.count) else { return false }
  return first == UInt8(ascii: "[") || [0x63, 0x65].contains(first | 0x20)
}

/// Text that a program put where an answer belongs.
func isKnownPrompt(_ text: [UInt8]) -> Bool { knownPrompts.contains(text) }

/// The first entry of a list that asks to choose rather than answers.
func isPromptLike(_ text: [UInt8]) -> Bool {
  text.isEmpty || isKnownPrompt(text)
    || ["choose", "select", "please choose", "please select", "pick", "click", "--", "..."]
      .contains { text.starts(with: $0.utf8) }
}
