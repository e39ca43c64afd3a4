/// How a blank form is filled in.
package enum FormFace: Hashable, Sendable {
  /// With Word: each answer has a content control.
  case controls
  /// On the screen as a PDF: controls of one kind or another become its fields.
  case fields
  /// By hand: there are lines to write on and boxes to tick.
  case lines

  var isOnScreen: Bool { self != .lines }
}
