internal import Word

/// Which form a record is, and how much of it is there.
struct Recognition {
  var form: Int
  /// The fields whose label or control was found.
  var found: Int
  var total: Int
  /// What the form's mark says that it asks; nil where it has none.
  var checkCode: String?

  /// Fewer than half of the labels: the page is perhaps a scan, or another form. (W90)
  var isSparse: Bool { found * 2 < total }
}

/// Asks which form a record is: by its own mark, in the file or in print, then its title, then the share of
/// known labels.
struct Recogniser {
  private let forms: [ReadingForm]
  private let index: LabelIndex
  private let fieldStarts: [Int]

  init(_ catalogue: ReadingCatalogue) {
    forms = catalogue.forms
    index = catalogue.index
    fieldStarts = forms.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.fields.count) }
  }

  /// Nil where no form is likely: no title with a label under it, and fewer than half of any form's labels.
  func recognise(
    _ record: RecordLines, in readings: [StoryReading], mark: FormMark?, isOnly: Bool
  ) -> Recognition? {
    let found = labelsFound(record, in: readings, isOnly: isOnly)
    if let mark = mark ?? printedMark(record, in: readings, isOnly: isOnly),
      let form = forms.firstIndex(where: { $0.identity == mark.form })
    {
      var recognition = recognition(form, found)
      recognition.checkCode = mark.checkCode
      return recognition
    }
    var titled: [Recognition] = []
    func note(_ titles: [TitleLine]) {
      for title in titles {
        for case .title(let form) in index.landmarks[title.entry]
        where !titled.contains(where: { $0.form == form }) {
          titled.append(recognition(form, found))
        }
      }
    }
    note(record.titles)
    if isOnly, titled.isEmpty {
      for reading in readings.dropFirst() { note(reading.scan.titles) }
    }
    if let best = best(titled.filter { $0.found > 0 }) { return best }
    let byShare = forms.indices.map { recognition($0, found) }.filter {
      $0.found > 0 && !$0.isSparse
    }
    return best(byShare)
  }

  /// The mark in the words of the record; of a file with one form, in a header or footer, too.
  private func printedMark(
    _ record: RecordLines, in readings: [StoryReading], isOnly: Bool
  ) -> FormMark? {
    if let title = record.titles.first(where: { $0.mark != nil }) { return title.mark }
    guard isOnly else { return nil }
    for reading in readings.dropFirst() {
      if let title = reading.scan.titles.first(where: { $0.mark != nil }) { return title.mark }
    }
    return nil
  }

  private func recognition(_ form: Int, _ found: FoundFields) -> Recognition {
    Recognition(form: form, found: found.count(of: form), total: found.total(of: form))
  }

  /// The form with the greatest share; nil where two forms are equal, as a person must say then.
  private func best(_ all: [Recognition]) -> Recognition? {
    if all.count <= 1 { return all.first }
    guard
      let best = all.max(by: { ($0.found * $1.total, $0.found) < ($1.found * $0.total, $1.found) })
    else { return nil }
    let equals = all.filter {
      $0.found * best.total == best.found * $0.total && $0.found == best.found
    }
    // Versions of one form stand newest first.
    let isOneForm = equals.allSatisfy {
      forms[$0.form].identity.id == forms[equals[0].form].identity.id
    }
    return isOneForm ? equals.first : nil
  }

  private func labelsFound(_ record: RecordLines, in readings: [StoryReading], isOnly: Bool)
    -> FoundFields
  {
    var found = FoundFields(starts: fieldStarts)
    func note(_ occurrences: ArraySlice<Occurrence>) {
      for occurrence in occurrences where occurrence.separator != .none {
        guard index.kinds[occurrence.entry].isLabel else { continue }
        for form in forms.indices {
          switch index.meaning(of: occurrence.entry, in: form) {
          case .none: break
          case .field(let field): found.add(form, field)
          case .several:
            for case .label(form, let field) in index.landmarks[occurrence.entry] {
              found.add(form, field)
            }
          }
        }
      }
    }
    note(readings[0].scan.occurrences[record.occurrences])
    guard isOnly else { return found }
    for reading in readings.dropFirst() { note(reading.scan.occurrences[...]) }
    for reading in readings
    where !reading.story.controls.isEmpty || !reading.story.legacyFields.isEmpty {
      for (form, names) in forms.lazy.map(\.names).enumerated() {
        for control in reading.story.controls {
          if let field = names.field(of: control) { found.add(form, field.field) }
        }
        for legacy in reading.story.legacyFields {
          if let field = names.field(of: legacy) { found.add(form, field) }
        }
      }
    }
    return found
  }
}

/// Which fields of which forms were seen.
private struct FoundFields {
  /// Where the fields of each form begin; one more at the end.
  let starts: [Int]
  private var seen: [Bool]

  init(starts: [Int]) {
    self.starts = starts
    seen = [Bool](repeating: false, count: starts.last ?? 0)
  }

  mutating func add(_ form: Int, _ field: Int) { seen[starts[form] + field] = true }

  func count(of form: Int) -> Int {
    seen[starts[form]..<starts[form + 1]].count { $0 }
  }

  func total(of form: Int) -> Int { starts[form + 1] - starts[form] }
}
