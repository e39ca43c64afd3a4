internal import Cases
internal import Forms

extension RegisteredCertificate {
  /// The certificate as `docket certificates list --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writeMembers(to: &$0) }
    writer.endLine()
    return writer.bytes
  }

  func writeMembers(to writer: inout JSONWriter) {
    writer.key("number")
    writer.string(certificate.number.description)
    writer.key("status")
    writer.string(revoked == nil ? "counts" : "revoked")
    certificate.facts.writeMembers(to: &writer)
    writer.key("key")
    writer.string(certificate.key)
    writer.key("signature")
    writer.string(certificate.signature)
    writer.key("issued")
    writer.string(issued.description)
    writer.key("revoked")
    guard let revoked else { return writer.null() }
    writer.object {
      $0.key("at")
      $0.string(revoked.at.description)
      $0.key("reason")
      $0.string(revoked.reason)
    }
  }
}

extension CertifiedFacts {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.key("name")
    writer.string(name)
    writer.key("course")
    writer.string(course)
    writer.key("kind")
    writer.string(kind.rawValue)
    writer.key("date")
    writer.string(day.description)
    writer.key("hours")
    writer.string(hours)
    writer.key("trainer")
    writer.string(trainer)
  }
}
