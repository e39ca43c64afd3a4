internal import Forms

/// Turns read forms into what is printed; runs on the threads that read.
protocol FormPrinter: Sendable {
  func print(_ forms: [ReadForm]) -> [UInt8]
  func print(_ message: ReadMessage) -> [UInt8]
}

/// One line of JSON a form, or an e-mail message.
struct JSONLines: FormPrinter {
  func print(_ forms: [ReadForm]) -> [UInt8] {
    // A form is mostly shorter than this; growing from nothing would copy a batch several times.
    var writer = JSONWriter(capacity: forms.count * 3_072)
    for form in forms {
      writer.form(form)
      writer.endLine()
    }
    return writer.bytes
  }

  func print(_ message: ReadMessage) -> [UInt8] {
    var writer = JSONWriter()
    writer.message(message)
    writer.endLine()
    return writer.bytes
  }
}
