/// The doubts about a choice that only marks, strikes and boxes raise.
extension Doubt {
  package static let strikesAndMarks = Doubt(  // W56
    code: "strikes-and-marks", reason: "Strikes and marks say different things.",
    remedy: "Leave only the chosen option in")
  package static let lookContradictsMark = Doubt(  // W58
    code: "look-contradicts-mark",
    reason: "One option is marked and another stands out by its look.",
    remedy: "Leave only the chosen option in")
  package static let unsureMark = Doubt(  // W54, W55
    code: "unsure-mark", reason: "A sign before an option may be a mark or a bullet.",
    remedy: "Leave only the chosen option in")
  package static let markWithoutOption = Doubt(
    code: "mark-without-option", reason: "A mark stands where none of the form's options stands.",
    remedy: "Choose one of the printed options in")
  package static let boxMissing = Doubt(
    code: "box-missing", reason: "Its boxes are empty, and a box or an option is missing.",
    remedy: "Leave only the chosen option in")
  package static let boxContradicts = Doubt(  // W47
    code: "box-contradicts", reason: "A box shows another state than the one that the file holds.",
    remedy: "Tick or clear the box again in")
  package static let unmarkedRemark = Doubt(
    code: "unmarked-remark", reason: "Words stand beside options that are not marked.",
    remedy: "Mark the chosen option in")
  package static let optionTwice = Doubt(
    code: "option-twice", reason: "An option stands there twice, printed and perhaps typed.",
    remedy: "Leave only the chosen option in")
}
