import Cases
import Forms
import Foundation
import Intake
import Publishing
import School
import Templates
import TestSupport
import Testing

/// Facts that hold for a person.
func facts(
  _ name: String = "Ms R Okafor", course: String = "Online safety for staff",
  kind: TrainingKind = .induction, on date: String = "2026-09-02", hours: String = "1.5",
  trainer: String = "Mr J Lindqvist"
) throws -> CertifiedFacts {
  CertifiedFacts(
    name: name, course: course, kind: kind, day: try day(date), hours: hours, trainer: trainer)
}

/// The text of a certificate that a key can sign.
func text(_ facts: CertifiedFacts, _ key: CertificateKey, number: Int = 42) throws
  -> CertificateText
{
  CertificateText(
    school: school.name, number: try #require(CertificateNumber(year: 2026, number: number)),
    facts: facts, key: key.publicKey.fingerprint)
}

/// A certificate, signed.
func certificate(_ facts: CertifiedFacts, _ key: CertificateKey, number: Int = 42) throws
  -> Certificate
{
  let text = try text(facts, key, number: number)
  return Certificate(
    number: text.number, facts: facts, key: text.key, signature: try text.signature(by: key))
}

/// The text of its QR code.
func code(_ facts: CertifiedFacts, _ key: CertificateKey) throws -> String {
  let text = try text(facts, key)
  return text.code(signature: try text.signature(by: key))
}

/// A template with everything that a certificate says.
func certificateTemplate(_ more: String = "", code: String = "46mm") throws -> Template {
  func p(_ text: String, _ style: String = "") -> String {
    "<w:p><w:pPr>\(style)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }
  return try Template(
    docx(
      body: p("Certificate of training", "<w:outlineLvl w:val=\"0\"/>")
        + p("{{ certificate.name }}") + p("{{ certificate.course }}")
        + p("{{ certificate.kind }}, {{ certificate.date | format: \"d MMMM yyyy\" }}")
        + p("{{ certificate.hours }} hours, {{ certificate.trainer }}")
        + p("{{qr certificate.qr size: \(code) alt: \"The facts of this certificate\"}}")
        + p("{{ certificate.number }}, {{ certificate.key }}, {{ school.name }}\(more)")))
}

/// Prints certificates with a template.
func press(_ template: Template, threads: Int = 2) throws -> CertificatePress {
  CertificatePress(
    template, school, today: try day("2026-11-27"), pictures: FilePath("."), threads: threads)
}

/// A table of a session.
func session(
  _ csv: String, common: [SessionColumn: String] = [:], name: String = "trained.csv"
) throws -> TrainingSession {
  try TrainingSession(
    TemplateData(Array(csv.utf8), name: name), file: name, common: common,
    today: try day("2026-11-27"))
}
