import Testing

@testable import Cases

@Suite struct `Case reference` {
  static let references = [
    ("BCA", 2026, 42, "BCA-2026-0042-K"), ("BCA", 2026, 1, "BCA-2026-0001-Y"),
    ("IWC", 2031, 9999, "IWC-2031-9999-H"), ("DOC", 2026, 123_456, "DOC-2026-123456-H"),
  ].compactMap { prefix, year, number, text in
    CaseReference(prefix: prefix, year: year, number: number).map { ($0, text) }
  }

  @Test(arguments: references)
  func `is written with a check letter`(_ reference: CaseReference, _ text: String) {
    #expect(reference.description == text)
    #expect(CaseReference(text) == reference)
  }

  @Test(arguments: [
    "bca-2026-0042-k", "BCA20260042K", " bca 2026 0042 k ", "BCA–2026–0042–K", "BCA/2026/0042.K",
    "BCA-2O26-OO42-K", "BCA\u{2011}2026\u{2011}0042\u{2011}K", "bca-2o26-oo42-k\n",
  ])
  func `is read as people type it`(_ typed: String) {
    #expect(CaseReference(typed)?.description == "BCA-2026-0042-K")
  }

  @Test func `is read with 0 for the O of its prefix`() {
    #expect(CaseReference("D0C-2026-I23456-H")?.description == "DOC-2026-123456-H")
  }

  @Test(arguments: [
    "", "K", "BCA", "BCA-2026-0042", "BCA-2026-0042-F", "BCA-2026-042-K", "BCA-2026-00042-K",
    "B-2026-0042-K", "ABCDE-2026-0042-K", "BCA-1026-0042-K", "BCA-2026-0000-P", "BCA-2026-0042-K K",
    "ÄCA-2026-0042-K", "BCA-2026-٠٠٤٢-K", "BCA-2026-99999999999999999999-K", "💥",
  ])
  func `is not read from anything else`(_ typed: String) {
    #expect(CaseReference(typed) == nil)
  }

  @Test(arguments: references)
  func `shows every wrong digit or check letter and every swap of neighbours`(
    _ reference: CaseReference, _ text: String
  ) {
    let characters = Array(text)
    var wrong: [[Character]] = []
    for index in characters.indices
    where characters[index].isNumber || index == characters.count - 1 {
      let others: [Character] =
        characters[index].isNumber ? Array("0123456789") : Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
      for other in others where other != characters[index] {
        var changed = characters
        changed[index] = other
        wrong.append(changed)
      }
    }
    let digits = characters.indices.filter { characters[$0].isNumber }
    for (left, right) in zip(digits, digits.dropFirst())
    where characters[left] != characters[right] {
      var changed = characters
      changed.swapAt(left, right)
      wrong.append(changed)
    }
    for changed in wrong {
      #expect(CaseReference(String(changed)) == nil)
    }
  }

  @Test func `has no check letter that is taken for a digit`() {
    #expect(Set(CaseReference.checkLetters).count == 11)
    #expect(Set(CaseReference.checkLetters).isDisjoint(with: "ABDEGILOQSZ"))
  }
}

@Suite struct `A moment` {
  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00+00:00"), (1_772_439_330_999, 0, "2026-03-02T08:15:30+00:00"),
    (1_782_981_664_000, 60, "2026-07-02T09:41:04+01:00"), (-1, 0, "1969-12-31T23:59:59+00:00"),
    (1_798_761_599_000, 60, "2027-01-01T00:59:59+01:00"),
    (1_709_164_800_000, -210, "2024-02-28T20:30:00-03:30"),
    (.max, 0, "9999-12-31T23:59:59+00:00"), (.min, 0, "0001-01-01T00:00:00+00:00"),
  ])
  func `is written as the clock on the wall showed it`(
    _ milliseconds: Int64, _ zone: Int, _ text: String
  ) {
    #expect(Moment(milliseconds: milliseconds, zoneMinutes: zone).description == text)
  }
}
