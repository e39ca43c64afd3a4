/// The values that can be asked for at a place: those of the record, and of the lists that are gone through.
struct Scope {
  /// One element of a list.
  struct Frame {
    /// The name by which the template goes through the list.
    var list: String
    var element: TemplateValue
    /// Counted from 1.
    var number: Int
    var isLast: Bool
  }

  private let record: TemplateRecord
  private let defaults: TemplateRecord
  private let provided: TemplateRecord
  /// `today`, unless the data has one.
  private let today: String
  private(set) var frames: [Frame] = []

  init(
    _ record: TemplateRecord, defaults: TemplateRecord, provided: TemplateRecord, today: String
  ) {
    self.record = record
    self.defaults = defaults
    self.provided = provided
    self.today = today
  }

  mutating func enter(_ element: TemplateValue, of list: String, number: Int, isLast: Bool) {
    frames.append(Frame(list: list, element: element, number: number, isLast: isLast))
  }

  /// Of all records in one document, the number of the one that is filled.
  var recordNumber: Int? {
    record[Template.recordsName] == nil ? nil : frames.first?.number
  }

  /// Takes other elements for those that are gone through; returns those.
  mutating func exchange(_ other: [Frame]) -> [Frame] {
    defer { frames = other }
    return frames
  }

  mutating func leave() { frames.removeLast() }

  /// The value with a name, the nearest first; nil where there is none.
  func value(_ name: Name) -> TemplateValue? {
    guard let first = name.steps.first else { return frames.last?.element }
    // A column may have a dot in its name.
    if name.steps.count > 1, let value = find(name.text) { return value }
    let own = find(first) ?? (name.ignoresCase ? find(ignoringCaseOf: first) : nil)
    return own?.value(at: name.steps.dropFirst()) ?? provided.value(inGroup: name.steps)
  }

  private func find(ignoringCaseOf name: String) -> TemplateValue? {
    let lower = name.lowercased()
    let names = record.names.filter { $0.lowercased() == lower }
    return names.count == 1 ? record[names[0]] : nil
  }

  private func find(_ name: String) -> TemplateValue? {
    for frame in frames.reversed() {
      if case .record(let record) = frame.element, let value = record[name] { return value }
    }
    if let value = record[name] ?? defaults[name] { return value }
    return name == "today" ? .text(today) : nil
  }
}
