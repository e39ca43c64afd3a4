internal import Cases
internal import Forms

extension RegisteredCertificate {
  /// The certificate as `docket certificates list --json` prints it, with a line end.
  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("number")
      $0.string(certificate.number.description)
      $0.key("status")
      $0.string(revoked == nil ? "counts" : "revoked")
      certificate.facts.writeMembers(to: &$0)
      $0.key("key")
      $0.string(certificate.key)
      $0.key("signature")
      $0.string(certificate.signature)
      $0.key("issued")
      $0.string(issued.description)
      $0.key("revoked")
      if let revoked {
        $0.object {
          $0.key("at")
          $0.string(revoked.at.description)
          $0.key("reason")
          $0.string(revoked.reason)
        }
      } else {
        $0.null()
      }
    }
    writer.endLine()
    return writer.bytes
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
