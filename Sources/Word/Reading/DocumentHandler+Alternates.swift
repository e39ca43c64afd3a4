internal import XML

/// An `<mc:AlternateContent>` that is read. (ECMA-376 Part 3, "AlternateContent")
struct AlternateFrame {
  var isTaken = false
  /// Where the story stood before the choice that was taken.
  var before: AlternateMark
  /// What the choice gave, set aside while the fallback is tried.
  var setAside: (text: [UInt8], objects: [InlineObject])?
  var isTryingFallback = false
}

/// How far the stories have come.
struct AlternateMark {
  let characters: Int
  let text: Int
  let objects: Int
  let stories: Int
  let isInParagraph: Bool
}

extension DocumentHandler {
  mutating func startAlternate(_ name: XMLName, _ attributes: XMLAttributes) {
    switch LocalName(rawValue: name.local) {
    case .AlternateContent: alternates.append(AlternateFrame(before: mark))
    case .Choice:
      guard let last = alternates.indices.last, !alternates[last].isTaken,
        Self.knows(attributes.plain(.Requires) ?? "")
      else {
        skip()
        return
      }
      alternates[last].isTaken = true
    case .Fallback:
      guard let last = alternates.indices.last else { return }
      guard alternates[last].isTaken else { return }
      let before = alternates[last].before
      // Where the choice has no text, the fallback is looked at. (W68)
      guard characters == before.characters, before.isInParagraph, isShown else {
        skip()
        return
      }
      alternates[last].isTryingFallback = true
      alternates[last].setAside = (
        Array(current.story.text[before.text...]), Array(current.story.objects[before.objects...])
      )
      goBack(to: before)
    default: break
    }
  }

  mutating func endAlternate(_ name: XMLName) {
    guard let last = alternates.indices.last else { return }
    switch LocalName(rawValue: name.local) {
    case .AlternateContent: alternates.removeLast()
    case .Fallback where alternates[last].isTryingFallback:
      guard characters == alternates[last].before.characters,
        let choice = alternates[last].setAside
      else { return }
      goBack(to: alternates[last].before)
      current.story.text += choice.text
      current.story.objects += choice.objects
    default: break
    }
  }

  private var mark: AlternateMark {
    AlternateMark(
      characters: characters, text: current.story.text.count,
      objects: current.story.objects.count, stories: stories.count,
      isInParagraph: current.paragraph.isOpen)
  }

  /// Takes back what was read since a mark; there was no text in it.
  private mutating func goBack(to mark: AlternateMark) {
    guard current.story.text.count >= mark.text, current.story.objects.count >= mark.objects,
      stories.count >= mark.stories
    else { return }
    current.story.text.removeSubrange(mark.text...)
    current.story.objects.removeSubrange(mark.objects...)
    stories.removeSubrange(mark.stories...)
  }

  /// Whether docket knows all that a choice requires.
  ///
  /// The prefixes are those that every program gives these namespaces; one that is bound to something
  /// else costs no text, for the fallback is read where the choice has none.
  private static func knows(_ prefixes: String) -> Bool {
    prefixes.split(separator: " ").allSatisfy { prefix in
      ["wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "a14", "v", "o", "w", "c14"]
        .contains(prefix) || prefix.hasPrefix("w16")
    }
  }
}
