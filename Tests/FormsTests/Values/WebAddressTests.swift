import Testing

@testable import Forms

@Suite struct `Web addresses` {
  @Test(
    arguments: [
      (
        "https://www.example.org/ks1/a_b?id=3&lang=en",
        "https://www.example.org/ks1/a_b?id=3&lang=en"
      ),
      ("www.example.org", "www.example.org"), ("WWW.Example.ORG/x", "WWW.Example.ORG/x"),
      ("example.org/x", "example.org/x"), ("example.co.uk", "example.co.uk"),
      ("https://example.org/a.", "https://example.org/a"),
      ("(https://example.org/a)", "https://example.org/a"),
      ("<https://example.org/>", "https://example.org/"),
      ("“https://example.org/a”,", "https://example.org/a"),
      ("https://example.org/a_(b)", "https://example.org/a_(b)"),
      ("https://example.org/#top", "https://example.org/#top"),
      ("https://example.org/a (video)", "https://example.org/a"),
      ("Link: https://example.org/a", "https://example.org/a"),
      ("URL:https://example.org/a", "https://example.org/a"),
      ("•https://example.org/a", "https://example.org/a"),
      ("Please unblock https://example.org/a for Year 3.", "https://example.org/a"),
      (
        "https://example.org/?u=https://example.net/", "https://example.org/?u=https://example.net/"
      ),
      ("https://example.org/a\nhttps://example.org/a", "https://example.org/a"),
      ("https://example.org/it’s", "https://example.org/it’s"),
      ("http://192.168.0.1/x", "http://192.168.0.1/x"),
      ("https://example.org:8080/x", "https://example.org:8080/x"),
      ("https://example.org/ \u{2013} the maths and/or reading pages", "https://example.org/"),
      ("Our site. It is at https://example.org, as before.", "https://example.org"),
    ])
  func `one address is the value, with nothing added`(_ raw: String, _ address: String) {
    #expect(reading(raw, as: .webAddress) == .value(.text(address)))
    #expect(
      reading(raw, as: .webAddresses)
        == .value(.texts(raw.contains("\n") ? [address, address] : [address])))
  }

  @Test(
    arguments: [
      "https://a.example.org/x https://b.example.org/",
      "https://a.example.org/x, https://b.example.org/",
      "https://a.example.org/x;https://b.example.org/",
      "https://a.example.org/x,https://b.example.org/",
      "https://a.example.org/x and https://b.example.org/",
      "https://a.example.org/x & https://b.example.org/",
      "1. https://a.example.org/x\n2. https://b.example.org/",
      "https://a.example.org/x\nhttps://b.example.org/",
      "- https://a.example.org/x (video)\n- https://b.example.org/ (game)",
      "<https://a.example.org/x>\n<https://b.example.org/>",
      "https://a.example.org/x / https://b.example.org/",
      "https://a.example.org/x.\n\nhttps://b.example.org/.",
      "Both https://a.example.org/x\nThe second is https://b.example.org/",
      "https://a.example.org/x\u{2028}https://b.example.org/",
    ])
  func `several stand among marks, breaks and remarks`(_ raw: String) {
    let addresses = ["https://a.example.org/x", "https://b.example.org/"]
    #expect(reading(raw, as: .webAddresses) == .value(.texts(addresses)))
    #expect(
      reading(raw, as: .webAddress) == .unclear(.severalAddresses, addresses.map { .text($0) }))
  }

  @Test func `addresses without a scheme stand in a list too`() {
    #expect(
      reading("www.a.example.org,b.example.org/x\nc.example.net", as: .webAddresses)
        == .value(.texts(["www.a.example.org", "b.example.org/x", "c.example.net"])))
  }

  @Test(
    arguments: [
      ("https://example.org/lesson-\n3/index.html", "https://example.org/lesson-3/index.html"),
      ("https://example.org/lessons/\nks1/a", "https://example.org/lessons/ks1/a"),
      ("https://example.org/a?\nid=3", "https://example.org/a?id=3"),
      ("https://example.org/a?id=\n3", "https://example.org/a?id=3"),
      ("https://example.org/a?id=3&\nlang=en", "https://example.org/a?id=3&lang=en"),
      ("https://example.org/index.\nhtml", "https://example.org/index.html"),
      ("https://example.org\n/a/b", "https://example.org/a/b"),
      ("https://example.org/a\n?id=3", "https://example.org/a?id=3"),
      ("https://\nwww.example.org/a", "https://www.example.org/a"),
      ("https://www.\nexample.org/a", "https://www.example.org/a"),
      ("https://example.org/les\nson-3/index.html", "https://example.org/lesson-3/index.html"),
      ("https://example.org/lesson-\n3/a-\nb.html", "https://example.org/lesson-3/a-b.html"),
    ])
  func `an address that a line break cut is put together`(_ raw: String, _ address: String) {
    #expect(reading(raw, as: .webAddress) == .value(.text(address)))
  }

  @Test(
    arguments: [
      "https://example.org/rain\nforest", "https://example.org/\nvideo",
      "https://example.org/a\nand/or",
      "https://example.org/a-\nthe first page", "https ://example.org", "https:// example.org",
      "https://example .org",
      "https://example. org/x", "www. example.org", "https://www.example.co. uk",
      "https://example.org/my page.html",
      "https://example.org/ page", "https://example.org /page", "http//example.org",
      "http:/example.org", "https:\\\\example.org",
      "https://", "www", "hxxps://example.org", "https://example", "https://example.org/long…",
      "https://example.org/a...",
      "https://example.org/ahttps://example.net/b", "https://example.org/a- b",
    ])
  func `an address that may be broken is unclear`(_ raw: String) {
    guard case .unclear(.brokenAddress, _) = reading(raw, as: .webAddresses) else {
      Issue.record("\(reading(raw, as: .webAddresses))")
      return
    }
  }

  @Test func `the readings of a cut address are given`() {
    #expect(
      reading("https://example.org/rain\nforest", as: .webAddress)
        == .unclear(
          .brokenAddress,
          [.text("https://example.org/rain"), .text("https://example.org/rainforest")]))
  }

  @Test(arguments: [
    "The BBC site", "games", "ann@example.org", "index.html", "e.g. maths", "KS1/KS2",
  ])
  func `words are no address`(_ raw: String) {
    #expect(reading(raw, as: .webAddress) == .unclear(.notAnAddress, []))
  }

  @Test(arguments: ["example.school", "The page was blocked.It is fine", "192.168.0.1"])
  func `words that may be an address are unclear`(_ raw: String) {
    #expect(reading(raw, as: .webAddresses) == .unclear(.uncertainAddress, []))
  }

  @Test(arguments: [")", "a", "-\na", "/"])
  func `what is longer than any address is unclear`(_ part: String) {
    let raw = "https://example.org/" + String(repeating: part, count: 5_000)
    guard case .unclear = reading(raw, as: .webAddresses) else {
      Issue.record("\(reading(raw, as: .webAddresses))")
      return
    }
  }

  @Test func `an address that words exclude is unclear`() {
    #expect(
      reading("https://example.org/a but not https://example.org/b", as: .webAddresses)
        == .unclear(
          .excludedAddress, [.text("https://example.org/a"), .text("https://example.org/b")]))
  }

  @Test func `W16: what cannot be seen is no part of an address`() {
    #expect(
      reading("https://exam\u{200B}ple.org/\u{AD}a", as: .webAddress)
        == .value(.text("https://example.org/a")))
  }
}
