import Forms
import FuzzSupport
import JSON
import Mail
import Word

nonisolated(unsafe) private var reader = shippedFormsReader()

@_silgen_name("__lsan_disable") private func stopWatchingForLeaks()
@_silgen_name("__lsan_enable") private func watchForLeaks()

/// Sets GMime up before the first input, unwatched: what it leaves behind then is of the process and of no message.
///
/// g_mime_init() writes a table of kinds of part, and docket puts its own kinds in the place of five of them
/// (``GMimeLibrary``). g_mime_object_register_type() forgets the entry that stood there: five times 16 bytes, once. A
/// suppression by that name would see the name only with `fast_unwind_on_malloc=0`, which is many times slower, for GLib
/// is built without frame pointers.
@_cdecl("LLVMFuzzerInitialize")
public func setUp(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt
{
  stopWatchingForLeaks()
  defer { watchForLeaks() }
  _ = try? MailReader(servers: []).read(Array("From: a@example.org\n\n".utf8))
  return 0
}

/// Bytes as an e-mail message: its tree, its words, the forms in it.
@_cdecl("LLVMFuzzerTestOneInput")
public func readMail(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe input(start, count)
  _ = MessageShape.isMessage(bytes, name: "mail.eml")
  guard let message = try? MailReader(servers: ["mx.example.org"]).read(bytes) else { return 0 }
  expectSound(message)
  let read = unsafe reader.read(message: bytes, file: "mail.eml", servers: ["mx.example.org"])
  expectSound(read, of: message)
  let json = read.json(contents: true)
  guard let value = try? JSONValue(json), let back = ReadMessage(value) else {
    fatalError("what was read does not come back from JSON")
  }
  expect(back.json(contents: true) == json, "what was read comes back from JSON as something else")
  return 0
}

private func expectSound(_ message: MailMessage) {
  for line in [message.headers.subject] + message.headers.from.map(\.address)
    + message.headers.from.compactMap(\.name) + message.parts.compactMap(\.name)
  {
    expect(!line.unicodeScalars.contains { $0.value < 0x20 }, "a line has a control character")
  }
  message.body?.document.expectSound()
  expect(
    Set(message.parts.map(\.place)).count == message.parts.count, "two parts have one place")
  for part in message.parts {
    if let inner = part.message { expectSound(inner) }
  }
}

/// Each part is in one place; the words of a form that was typed into the message are all accounted for.
private func expectSound(_ read: ReadMessage, of message: MailMessage) {
  expect((read.outcome == .refused) == (read.refusal != nil), "a refusal without its reason")
  guard read.outcome != .refused else { return }
  expect(
    read.outcome != .needsReview || !read.attention.isEmpty
      || read.forms.contains { $0.outcome != .complete }, "a person must look, and nothing says why"
  )
  let places =
    read.submissions.map(\.place) + read.submissions.flatMap(\.copies)
    + read.evidence.map(\.place) + read.forwarded.map(\.place)
  for part in message.parts {
    expect(places.contains(part.place), "a part is nowhere")
  }
  for submission in read.submissions {
    expect(!submission.forms.isEmpty, "a submission without a form")
    if submission.name == nil, let body = message.body, submission.place == body.places.first {
      FuzzSupport.expectSound(submission.forms, of: body.document)
    }
  }
}
