/// What a tag with a mistake in it means nevertheless, so that the rest of the template is understood.
struct HalfTag: Hashable, Sendable {
  /// As far as it could be read: its names, and that it opens or closes a block.
  var meaning: Tag
  /// It opens or closes a block of some kind, but which one is not known.
  var isOfAnyKind = false

  /// The same for a tag whose end is not known, and with it which of its words are names.
  var withoutNames: HalfTag? {
    let nothing = Condition.holds(.truth(true))
    switch meaning {
    case .each: return HalfTag(meaning: .each(Name(steps: [])), isOfAnyKind: isOfAnyKind)
    case .ifBegins: return HalfTag(meaning: .ifBegins(nothing), isOfAnyKind: isOfAnyKind)
    case .elseBegins, .eachEnds, .ifEnds:
      return HalfTag(meaning: meaning.isEnd ? meaning : .elseBegins(nil), isOfAnyKind: isOfAnyKind)
    case .value, .picture, .remark: return nil
    }
  }
}
