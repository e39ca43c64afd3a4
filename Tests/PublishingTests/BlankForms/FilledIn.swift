import Archive
import Forms
import Foundation
import Word
import XML

/// Fills a Word form in as Word does it: what is typed takes the place of the prompt, which is no prompt
/// from then on.
///
/// - Parameters:
///   - file: the form.
///   - answers: by the tags of controls.
///   - form: says what the options are.
///   - inParagraphs: a new line was begun with Enter, not with Shift and Enter: the control goes round
///     paragraphs then.
/// - Returns: the file as it is sent in.
/// - Throws: where the file cannot be read or changed.
func filledIn(
  _ file: [UInt8], _ answers: [String: AnswerValue], _ form: FormSchema,
  inParagraphs: Bool = false
) throws -> [UInt8] {
  var word = try WordFile(file)
  let main = word.main
  guard let tree = try word.tree(of: main) else { throw CannotFill() }
  for control in controls(in: tree.root) {
    guard let properties = control.firstW("sdtPr"), let tag = properties.firstW("tag")?.wVal,
      let answer = answers[tag], let field = form.fields.first(where: { $0.key == tag }),
      let content = control.firstW("sdtContent")
    else { continue }
    if let box = properties.children.first(where: {
      $0.isElement("checkbox", in: WordNames.word2010)
    }) {
      tick(box, properties, content, answer, field)
      continue
    }
    if let date = properties.firstW("date"), case .date(let day) = answer {
      date.set("fullDate", like: properties, to: "\(day)T00:00:00Z")
    }
    properties.firstW("showingPlcHdr")?.remove()
    for run in content.children { run.remove() }
    let text = typed(answer)
    if inParagraphs, text.contains("\n") {
      write(text, inParagraphsOf: control, content)
    } else {
      content.append(run(text, like: content))
    }
  }
  var changes = WordChanges()
  changes.set(main, to: tree.bytes)
  return try changes.applied(to: file)
}

struct CannotFill: Error {}

/// An answer in the words that a person types.
func typed(_ answer: AnswerValue) -> String {
  switch answer {
  case .text(let text): text
  case .texts(let texts): texts.joined(separator: "\n")
  case .truth(let isTrue): isTrue ? "Yes" : "No"
  case .date(let day): "\(day.day) \(months[day.month - 1]) \(day.year)"
  }
}

/// Which of the options are ticked.
func ticked(_ answer: AnswerValue, _ field: Field) -> [String] {
  let options = field.options.isEmpty ? ["Yes", "No"] : field.options.map(\.label)
  switch answer {
  case .text(let text): return [text]
  case .texts(let texts): return texts
  case .truth(let isTrue): return [options[isTrue ? 0 : 1]]
  case .date: return []
  }
}

private let months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

private func controls(in node: XMLNode) -> [XMLNode] {
  node.children.flatMap { ($0.isW("sdt") ? [$0] : []) + controls(in: $0) }
}

/// The option stands behind its box, in the same paragraph.
private func tick(
  _ box: XMLNode, _ properties: XMLNode, _ content: XMLNode, _ answer: AnswerValue, _ field: Field
) {
  guard let title = properties.firstW("alias")?.wVal,
    ticked(answer, field).contains(where: { title.hasSuffix(": \($0)") })
  else { return }
  box.children.first { $0.localName == "checked" }?.set("val", like: box, to: "1")
  for old in content.children { old.remove() }
  content.append(run("☒", like: content))
}

/// Puts a control round the paragraph that it stands in, and one more for each line.
private func write(_ text: String, inParagraphsOf control: XMLNode, _ content: XMLNode) {
  guard let paragraph = control.parent else { return }
  paragraph.insertBefore(control)
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let copy = paragraph.copy()
    copy.append(run(String(line), like: content))
    content.append(copy)
  }
  paragraph.remove()
}

/// A run of text, each line but the first behind a break.
private func run(_ text: String, like node: XMLNode) -> XMLNode {
  let run = node.element("r")
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    if index > 0 { run.append(node.element("br")) }
    let words = node.element("t")
    words.set("xml:space", to: "preserve")
    words.setText(String(line))
    run.append(words)
  }
  return run
}

/// Types answers into a sheet: behind the question or below it, an x into a box.
func typedUp(_ sheet: String, _ answers: [String: AnswerValue], _ form: FormSchema) -> String {
  var blocks = sheet.split(separator: "\n\n").map(String.init)
  var block = 0
  for field in form.fields {
    while block < blocks.count, !blocks[block].hasPrefix(field.label) { block += 1 }
    guard block < blocks.count else { break }
    defer { block += 1 }
    guard let answer = answers[field.key] else { continue }
    if blocks[block].contains("[ ]") {
      for option in ticked(answer, field) {
        // "No" is not the beginning of "Not sure".
        blocks[block] = blocks[block].replacing(
          "[ ] \(option)", with: "[x] \(option)", maxReplacements: 1)
      }
    } else {
      let text = typed(answer)
      blocks[block] += (text.contains("\n") ? "\n" : " ") + text
    }
  }
  return blocks.joined(separator: "\n\n") + "\n"
}
