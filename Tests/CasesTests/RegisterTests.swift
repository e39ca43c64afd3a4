import Forms
import GRDB
import Testing

@testable import Cases

@Suite struct `The register of printed documents` {
  @Test func `holds a printed version once, however often it is printed`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    #expect(try store.register(Sample.printing, at: Sample.moment))
    #expect(try !store.register(Sample.printing, at: Sample.moment))
    var other = Sample.printing
    other.version = "4"
    other.sha256 = Sample.sha256("other")
    #expect(try store.register(other, at: Sample.moment))
    #expect(
      try store.printings(of: Sample.printing.document).map(\.printing)
        == [Sample.printing, other])
    #expect(try store.printings(of: DocumentName("other")).isEmpty)
    #expect(try store.head().number == 2)
  }

  @Test func `holds one signature a role on a printed version`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    try store.register(Sample.printing, at: Sample.moment)
    for role in ["headteacher", "chair-of-governors"] {
      try store.record(Sample.signature(role), at: Sample.moment)
    }
    let signed = try store.signatures(on: Sample.printing.document)
    #expect(signed.map(\.signature.role) == ["headteacher", "chair-of-governors"])
    #expect(signed.map(\.on.printing) == [Sample.printing, Sample.printing])
    let error = #expect(throws: StoreError.self) {
      try store.record(Sample.signature("headteacher"), at: Sample.moment)
    }
    #expect(
      error?.description == """
        Version 3 of social-media-policy is signed in this role already: headteacher.
        hint: `docket signatures list social-media-policy` shows by whom and when; `docket signatures \
        withdraw` takes back what was recorded by mistake.
        """)
  }

  @Test func `takes a signature back, and then takes another`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    try store.register(Sample.printing, at: Sample.moment)
    let withdrawal = Withdrawal(
      printing: Sample.printing.sha256, role: "headteacher", reason: "Wrong day.")
    let error = #expect(throws: StoreError.self) {
      try store.withdraw(withdrawal, at: Sample.moment)
    }
    #expect(error?.code == .noSuchSignature)
    try store.record(Sample.signature("headteacher"), at: Sample.moment)
    try store.withdraw(withdrawal, at: Sample.moment)
    #expect(try store.signatures().isEmpty)
    try store.record(Sample.signature("headteacher"), at: Sample.moment)
    #expect(try store.signatures().count == 1)
    #expect(try store.verify().faults == [])
  }

  @Test func `takes no signature on what was never printed`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let error = #expect(throws: StoreError.self) {
      try store.record(Sample.signature("headteacher"), at: Sample.moment)
    }
    #expect(
      error?.description == """
        No version with this hash was printed.
        hint: `docket policy show` lists the printed versions and their hashes.
        """)
  }
}

@Suite struct `The register of certificates` {
  @Test func `numbers certificates within a year`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let first = try store.issue(
      [Sample.facts("A"), Sample.facts("B")], at: Sample.moment, year: 2026, sign: Sample.sign)
    #expect(first.map(\.number.description) == ["CERT-2026-0001-Y", "CERT-2026-0002-W"])
    // Whatever the clock says: certificates are printed for a day.
    let later = try store.issue(
      [Sample.facts("C")], at: Sample.moment, year: 2027, sign: Sample.sign)
    #expect(later.map(\.number.number) == [1])
    #expect(later.map(\.number.year) == [2027])
  }

  @Test func `keeps the number and the signature of what was certified before`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let facts = [Sample.facts("A"), Sample.facts("B")]
    let first = try store.issue(facts, at: Sample.moment, year: 2026, sign: Sample.sign)
    let again = try store.issue([facts[1], Sample.facts("C")], at: Sample.moment, year: 2026) {
      number, facts in
      ("another key", "another signature")
    }
    #expect(again[0] == first[1])
    #expect(again[1].number.number == 3)
    #expect(try store.certificates(of: facts).map(\.?.certificate) == first)
    #expect(try store.certificate(first[0].number)?.certificate == first[0])
  }

  @Test func `gives a new number to what was revoked`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    let facts = [Sample.facts("A")]
    let first = try store.issue(facts, at: Sample.moment, year: 2026, sign: Sample.sign)[0]
    try store.revoke(Revocation(number: first.number, reason: "Mistake."), at: Sample.moment)
    #expect(try store.certificate(first.number)?.revoked?.reason == "Mistake.")
    let error = #expect(throws: StoreError.self) {
      try store.revoke(Revocation(number: first.number, reason: "Again."), at: Sample.moment)
    }
    #expect(
      error?.description == """
        Certificate CERT-2026-0001-Y is revoked already.
        hint: `docket certificates list` says when.
        """)
    let second = try store.issue(facts, at: Sample.moment, year: 2026, sign: Sample.sign)[0]
    #expect(second.number.number == 2)
    #expect(try store.certificates().map(\.certificate) == [first, second])
  }

  @Test func `lists by name, course and day`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    var late = Sample.facts("A")
    late.day = try #require(CalendarDate(year: 2026, month: 9, day: 1))
    _ = try store.issue(
      [Sample.facts("A"), Sample.facts("B"), late], at: Sample.moment, year: 2026, sign: Sample.sign
    )
    func numbers(_ filter: CertificateFilter) throws -> [Int] {
      try store.certificates(filter).map(\.certificate.number.number)
    }
    #expect(try numbers(CertificateFilter()) == [1, 2, 3])
    #expect(try numbers(CertificateFilter(name: "A")) == [1, 3])
    #expect(try numbers(CertificateFilter(course: "Other")) == [])
    #expect(try numbers(CertificateFilter(name: "A", since: late.day)) == [3])
  }

  @Test func `what ends in an error issues nothing`() throws {
    struct Lost: Error {}
    let folder = try TemporaryStore()
    let store = try folder.open()
    #expect(throws: StoreError.self) {
      try store.issue([Sample.facts("A"), Sample.facts("B")], at: Sample.moment, year: 2026) {
        number, facts in
        guard facts.name == "A" else { throw Lost() }
        return ("", "")
      }
    }
    #expect(try store.certificates().isEmpty)
    #expect(try store.head().number == 0)
  }
}

@Suite struct `Registers and cases` {
  @Test func `are made anew from the events, each its own`() throws {
    let folder = try TemporaryStore()
    let store = try folder.open()
    _ = try store.intake([Sample.arrival("a")], forms: Sample.forms)
    try Sample.fillRegisters(of: store)
    let before = try Contents(of: store)
    try store.rebuild()
    #expect(try Contents(of: store) == before)
    #expect(try store.cases().count == 1)
    #expect(try store.verify().faults == [])
  }

  @Test(arguments: [
    ("Social Media Policy", "social-media-policy"), ("  e-safety (2026) ", "e-safety-2026"),
    ("Política", "política"), ("سياسة التواصل", "سياسة-التواصل"),
  ])
  func `a document's name is small and has no signs`(_ text: String, _ name: String) {
    #expect(DocumentName(text)?.description == name)
    #expect(DocumentName(name)?.description == name)
  }

  @Test(arguments: ["", "…", String(repeating: "a", count: 101)])
  func `what names nothing is no name`(_ text: String) {
    #expect(DocumentName(text) == nil)
  }
}
