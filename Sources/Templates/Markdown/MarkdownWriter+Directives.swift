internal import Forms
internal import YAML

/// What docket does itself when a document is written.
extension MarkdownWriter {
  /// Does what a tag says; false for one of the template engine.
  mutating func direct(_ tag: String) -> Bool {
    let words = tag.split(separator: " ").map(String.init)
    let lower = words.map { $0.lowercased() }
    switch lower.first {
    case "page" where lower == ["page", "break"]: breaksPage = true
    case "pagebreak" where lower.count == 1: breaksPage = true
    case "section" where words.count <= 2:
      guard lower.count == 1 || ["landscape", "portrait"].contains(lower[1]) else {
        fail(
          "A section is landscape or portrait.",
          "Write {{section landscape}}, and {{section portrait}} where pages are upright again.")
        return true
      }
      guard !openBlocks.contains(where: \.isCondition) else {
        fail(
          "A section stands in a condition, and pages are laid out without one.",
          "Put the {{#if}} and {{/if}} behind the {{section}}, round its text.")
        return true
      }
      endSection()
      if lower.count == 2 { isLandscape = lower[1] == "landscape" }
    case "contents":
      let levels =
        lower.count == 3 && lower[1] == "levels:" ? Int(lower[2]) : lower.count == 1 ? 3 : nil
      guard let levels, (1...6).contains(levels) else {
        fail(
          "A contents list has 1 to 6 levels.",
          "Write {{contents}}, or {{contents levels: 2}}.")
        return true
      }
      guard contents == nil else {
        fail("There are two contents lists.", "Take one of the {{contents}} out.")
        return true
      }
      writePageBreak()
      contents = (body.count, levels)
    case "include" where lower.count >= 3 && lower[1] == "form":
      writePageBreak()
      includeForm(words[2...].joined(separator: " "))
    case "include" where words.count >= 2:
      include(words[1...].joined(separator: " "))
    default: return false
    }
    return true
  }

  /// Remembers which blocks of the template engine stand open.
  mutating func note(_ tag: String) {
    if tag.hasPrefix("#") {
      blockCount += 1
      openBlocks.append(ContentsEntry.Block(number: blockCount, tags: [(tag, here)]))
    } else if tag.hasPrefix("/") {
      _ = openBlocks.popLast()
    } else if tag.hasPrefix("else"), !openBlocks.isEmpty {
      openBlocks[openBlocks.count - 1].tags.append((tag, here))
    }
  }

  /// Ends the pages so far; what follows begins on a new one.
  private mutating func endSection() {
    breaksPage = false
    // Where nothing stands in a section, there is none.
    guard body.count > (lastSection?.end ?? 0) else { return }
    let place = body.count
    append("<w:p><w:pPr>")
    append(bytes: house.sectionEnd(isLandscape: isLandscape, isFirst: lastSection == nil))
    append("</w:pPr></w:p>")
    lastSection = (place, body.count, isLandscape)
  }

  private mutating func include(_ written: String) {
    let name =
      source.folder
      + written.split(separator: "/").filter { $0 != "." }
      .joined(separator: "/")
    let own = source.path.isEmpty ? source.name : source.file
    guard !source.path.contains(name), name != own else {
      return fail("A text includes itself.", "Take one of the {{include}} out.")
    }
    guard source.path.count < 8 else {
      return fail("Texts include each other more than 8 deep.", "Write some of them together.")
    }
    includedCount += 1
    guard includedCount <= Self.includeLimit else {
      if includedCount == Self.includeLimit + 1 {
        fail(
          "More than \(Self.includeLimit) texts are included.",
          "Look whether one that includes others is included in many places.")
      }
      return
    }
    do throws(LoadingFailure) {
      let text = try sources.text(name)
      let number = textNumbers[name] ?? textNumbers.count + 1
      textNumbers[name] = number
      write(MarkdownSource(text, file: name, number: number, path: source.path + [own]))
    } catch {
      fail(error.message, error.hint)
    }
  }

  private static let includeLimit = 500

  private mutating func includeForm(_ id: String) {
    guard let form = sources.form(id) else {
      return fail(
        "There is no form \"\(id)\".",
        id.nearest(of: sources.forms).map { "Did you mean {{include form \($0)}}?" }
          ?? "`docket forms` lists those that there are.")
    }
    write(form)
  }
}
