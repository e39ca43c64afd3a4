internal import Forms
internal import Templates

/// Finds printed forms in a policy, whose every word is one of a form that docket knows.
struct FormRegions {
  private let forms: [Outline]

  /// The words of a printed form, one step after the other; each in the ways in which it may be written.
  private struct Outline {
    var id: String
    var title: String
    var steps: [(ways: [[String]], isOptional: Bool)]
  }

  init(_ forms: [FormSchema]) {
    self.forms = forms.map { form in
      var steps = [(ways: ([form.title] + form.otherTitles).map(Self.words), isOptional: false)]
      for section in form.sections {
        if let title = section.title { steps.append(([Self.words(title)], true)) }
        for field in section.fields {
          steps.append((([field.label] + field.otherLabels).map(Self.words), false))
          let options = field.printedOptions
          if !options.isEmpty { steps.append(([options.flatMap(Self.words)], true)) }
        }
      }
      return Outline(id: form.id, title: form.title, steps: steps)
    }
  }

  /// Puts the forms themselves in the place of such pages.
  func replace(in reading: inout SourceReading) {
    var blocks: [PolicyBlock] = []
    let words = forms.isEmpty ? [] : reading.blocks.map(Self.words)
    var index = 0
    while index < reading.blocks.count {
      guard let (form, end) = match(at: index, in: words) else {
        blocks.append(reading.blocks[index])
        index += 1
        continue
      }
      let taken = reading.blocks[index..<end]
      for block in taken { reading.leaveOut(block.origin) }
      let origin =
        reading.blocks[index].origin.lowerBound..<reading.blocks[end - 1].origin.upperBound
      let block = PolicyBlock(.form(form.id), from: origin)
      blocks.append(block)
      reading.findings.append(
        ImportFinding(
          "form", at: reading.place(of: block),
          "\"\(form.title)\" is printed from its definition: {{include form \(form.id)}}.",
          hint: "Nothing need be done."))
      index = end
    }
    reading.blocks = blocks
  }

  /// The form whose words begin with a block, and the block behind it; nil for a block is what is no part of a form.
  private func match(at start: Int, in blocks: [[String]?]) -> (Outline, end: Int)? {
    guard !forms.isEmpty else { return nil }
    var words: [String] = []
    var ends: [Int: Int] = [:]
    for index in start..<min(blocks.count, start + 60) {
      guard let more = blocks[index] else { break }
      words += more
      // A block without words, such as a line to write on, belongs to what stands before it.
      ends[words.count] = index + 1
    }
    for form in forms {
      var places: Set<Int> = [0]
      for step in form.steps {
        var next: Set<Int> = step.isOptional ? places : []
        for place in places {
          for way in step.ways where words[place...].starts(with: way) {
            next.insert(place + way.count)
          }
        }
        places = next
      }
      if let end = places.compactMap({ ends[$0] }).max(), !places.contains(0) { return (form, end) }
    }
    return nil
  }

  /// Nil for what is no part of a form.
  private static func words(of block: PolicyBlock) -> [String]? {
    guard !block.origin.isEmpty else { return nil }
    return switch block.content {
    case .heading(_, let words), .paragraph(let words): self.words(words.plain)
    case .item(let item): self.words(item.words.plain)
    case .table(let rows): rows.flatMap { $0.flatMap { self.words($0.plain) } }
    case .contents, .form, .remark: nil
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
