/// A piece of the text in which options stand: an option, a mark, or what lies between.
struct OptionPiece {
  enum Kind: Equatable {
    case option(Int)
    /// A place to mark, with what is in it: ☐, ☒, `[x]`, a line to write on, a control.
    case box(Box)
    /// A mark without a box: `x`, ✓, `*`.
    case sign(Sign)
    /// What may stand before an option without meaning anything.
    case bullet(Bullet)
    /// `/`, `|`, the border of a cell.
    case separator
    /// `,`, `;`, "or", "and": it divides options, but prose too.
    case comma
    case lineBreak
    case words
    /// A symbol that nobody could map. (W17)
    case unknown
    /// Something that is not text.
    case object
  }

  enum Box: Equatable {
    case off, ticked, crossed
    /// Filled in or otherwise on.
    case on
    /// Underscores, dots or an empty cell: a place to mark only if another option has a mark.
    case line
    /// What it shows is not what it holds. (W47)
    case disputed
  }

  enum Sign: Equatable { case tick, cross, star, filled, one }
  enum Bullet: Equatable { case dot, dash, letter, number }

  var kind: Kind
  var text: Range<Int>
  /// A separator that is the border of two cells.
  var isBorder = false

  var isMark: Bool {
    switch kind {
    case .box, .sign: true
    default: false
    }
  }

  /// A box that was drawn as one.
  var isBox: Bool {
    if case .box(let box) = kind { return box != .line }
    return false
  }

  var isOn: Bool {
    switch kind {
    case .box(let box): box != .off && box != .line
    case .sign: true
    default: false
    }
  }

  var option: Int? {
    if case .option(let option) = kind { return option }
    return nil
  }
}
