internal import Forms

/// Turns read forms into what is printed; runs on the threads that read.
protocol FormPrinter: Sendable {
  func print(_ forms: [ReadForm]) -> [UInt8]
}

/// One line of JSON a form.
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
}
