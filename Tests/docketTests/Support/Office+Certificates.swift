import Foundation
import TestSupport
import Testing

let sessionHead = "name,course,kind,date,hours,trainer"
let sessionTable = """
  \(sessionHead)
  Canary Okafor,Online safety for staff,Induction,2026-09-02,1.5,Canary Trainer
  Canary Zoë,Online safety for staff,new starter induction,02/09/2026,1.5,Canary Trainer
  محمد کناری,Online safety for staff,at-risk identification,2 September 2026,2,Canary Trainer

  """

/// An office with a template of certificates and a session.
func officeThatTrained(_ session: String = sessionTable) throws -> Office {
  func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  let office = try Office()
  let template = docx(
    body: p("{{ certificate.name }}") + p("{{ certificate.number }}")
      + p("{{qr certificate.qr size: 46mm}}"))
  try Data(template).write(
    to: office.folder.appending(path: "ws/templates/certificate.docx"))
  try office.write("trained.csv", session)
  return office
}

extension Office {
  func printCertificates(_ more: String...) throws -> CommandLineRun {
    try run(
      ["print", "certificates", "--session", "trained.csv", "--date", "2026-11-27"] + more)
  }

  /// The numbers of all certificates, oldest first.
  var numbers: [String] {
    get throws {
      try run("certificates", "list", "--json").out.split(separator: "\n").map {
        let json = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        return try #require(json?["number"] as? String)
      }
    }
  }

  /// The text of a certificate's code, as the register gives it.
  func code(_ number: String) throws -> String {
    let pdf = try bytes("ws/output/certificates-2026-11-27/\(number).pdf")
    return try #require(try QRScanner.texts(pdf: pdf).first ?? nil)
  }
}
