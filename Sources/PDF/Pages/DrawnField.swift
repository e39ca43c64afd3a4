/// A part of a page that is filled in. (ISO 32000-1, 12.7)
package struct DrawnField: Sendable {
  package enum Kind: Hashable, Sendable {
    case text(isMultiline: Bool)
    case checkBox(isOn: Bool)
    case choice([String], isEditable: Bool)
  }

  package var kind: Kind
  /// What programs know it by; the same name twice gets a number.
  package var name: String
  /// What is said of it. (ISO 14289-1, 7.18.4)
  package var tip: String
  package var value: String
  /// It can be read, not changed. (12.7.3.1, ReadOnly)
  package var isLocked: Bool
  package var area: Rectangle
  /// Of what is written into it, in points.
  package var size: Double
  /// How its value looks, from the upper left corner of the field.
  package var items: [DrawnItem]
  /// Where it stands in the document.
  package var slot: StructureTree.Slot

  func moved(_ dx: Double, _ dy: Double) -> DrawnField {
    var field = self
    field.area = area.moved(dx, dy)
    return field
  }
}
