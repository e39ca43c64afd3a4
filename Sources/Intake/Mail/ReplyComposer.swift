internal import Cases
internal import Forms
internal import School

/// Composes replies from what the store holds: of the same reply the same bytes, whenever it is tried.
struct ReplyComposer {
  enum Failure: Error {
    case store(StoreError)
    /// Why there is no message now, in a sentence.
    case reason(String)
  }

  let from: OutgoingMail.Mailbox
  let school: School
  let forms: [FormSchema]
  let store: CaseStore
  let readers: ReaderPool

  /// The message as it is handed over.
  func bytes(of reply: Reply) throws(Failure) -> [UInt8] {
    let letter = try letter(reply)
    let answered = try asked { () throws(StoreError) in try store.mail(reply.mail) }?.messageID
      .map { "<\($0)>" }.flatMap { OutgoingMail.isMessageID($0) ? $0 : nil }
    do throws(OutgoingMail.Fault) {
      return try OutgoingMail(
        letter, from: from, to: reply.address, date: reply.at, messageID: "<\(reply.messageID)>",
        inReplyTo: answered, references: [answered].compactMap(\.self)
      ).rendered()
    } catch {
      throw .reason(error.message)
    }
  }

  private func letter(_ reply: Reply) throws(Failure) -> ReplyLetter {
    let item = reply.item
    guard let reference = item.reference, let number = item.reading,
      let occasion = ReplyLetter.Occasion(item.kind)
    else {
      return ReplyLetter(refusing: item.refusal ?? Refusal(general: .damaged), school: school)
    }
    let (summary, reading) = try asked { () throws(StoreError) in
      (try store.detail(reference).summary, try store.reading(of: reference, at: number))
    }
    let schema = reading.form.form.flatMap { identity in
      forms.first { $0.id == identity.id && $0.version == identity.version }
    }
    let corrections =
      schema.map { [Correction](of: reading.form, schema: $0, school: school) } ?? []
    let officeParts =
      schema.map { [Correction].officeParts(filledIn: reading.form, schema: $0, school: school) }
      ?? []
    return ReplyLetter(
      about: summary, occasion, form: schema, school: school, corrections: corrections,
      officeParts: officeParts,
      copy: corrections.isEmpty ? nil : try copy(of: reading.file, reading.form, reply))
  }

  /// Nil where none can be made of the file: the list in the letter says all then.
  private func copy(
    of file: Original, _ form: ReadForm, _ reply: Reply
  ) throws(Failure) -> CorrectionCopy? {
    let mark = reply.item.reference.flatMap { reference in
      reply.item.token.flatMap {
        CorrectionMark(reference: reference.description, token: $0)
      }
    }
    do throws(ReaderPool.CopyFailure) {
      return try readers.copy(of: file, form, mark: mark, at: reply.at)
    } catch {
      throw .reason(error.reason)
    }
  }

  private func asked<Answer>(_ store: () throws(StoreError) -> Answer) throws(Failure) -> Answer {
    do throws(StoreError) {
      return try store()
    } catch {
      throw .store(error)
    }
  }
}
