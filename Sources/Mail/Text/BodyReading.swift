internal import Archive
internal import Word

extension MailMessage {
  /// Reads the text parts of the message into one document.
  mutating func takeBody(_ texts: [PartSorting.Text], limits: ReadingLimits) {
    var document: BodyDocument?
    var hasReplacements = false
    var body = MailBody(places: [], document: Document())
    for text in texts {
      guard text.entity.bytes.count <= limits.textFormBytes else {
        wrappings.append(Wrapping(kind: .text, place: text.place))
        continue
      }
      let decoded = Charset.decode(text.entity.bytes, named: text.entity.charset)
      guard decoded.oddity == nil else {
        wrappings.append(Wrapping(kind: .text, place: text.place))
        continue
      }
      var reading = document ?? BodyDocument(limits: limits)
      if text.isHTML {
        guard reading.append(html: decoded.bytes) else {
          wrappings.append(Wrapping(kind: .text, place: text.place))
          continue
        }
      } else {
        reading.append(
          plain: text.entity.isFlowed
            ? FlowedText.unstuffed(decoded.bytes, deletesSpaces: text.entity.deletesSpaces)
            : decoded.bytes)
      }
      document = reading
      body.places.append(text.place)
      body.content += text.entity.bytes
      body.isHTML = body.isHTML || text.isHTML
      if decoded.hasReplacements { hasReplacements = true }
    }
    guard let document else { return }
    body.document = document.finished()
    if hasReplacements {
      body.document.notes.append(
        DocumentNote(kind: .replacedCharacters, location: DocumentLocation(line: 1)))
    }
    self.body = body
  }
}
