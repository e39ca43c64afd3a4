import Testing

@testable import Forms

@Suite struct `Options in words` {
  let options = [
    Field.Option(label: "Games"), Field.Option(label: "Social media", otherLabels: ["Chat"]),
    Field.Option(label: "Video, music"), Field.Option(label: "None"),
  ]

  @Test(
    arguments: [
      ("games", "Games"), ("SOCIAL  MEDIA.", "Social media"), ("Chat", "Social media"),
      ("Games – the maths ones", "Games"), ("Video, music", "Video, music"), ("none", "None"),
      ("Games: see Year 5", "Games"),
    ])
  func `one option is the value, a remark behind it or not`(_ raw: String, _ value: String) {
    #expect(reading(raw, as: .choice, options: options) == .value(.text(value)))
  }

  @Test(arguments: ["Game", "Gamesmanship", "the games", "Other", "Games-like", "Video"])
  func `anything else is none of the options`(_ raw: String) {
    #expect(reading(raw, as: .choice, options: options) == .unclear(.notAnOption, []))
  }

  @Test(arguments: ["Games, chat", "Games and Social media", "Games\nChat", "Games – chat"])
  func `W60: two where one is allowed are unclear`(_ raw: String) {
    #expect(
      reading(raw, as: .choice, options: options)
        == .unclear(.severalOptions, [.text("Games"), .text("Social media")]))
  }

  @Test(arguments: [
    "Chat, games", "games and chat", "Chat; Games", "Social media\nGames", "Games & chat.",
  ])
  func `W60: several where they are allowed come in the order of the form`(_ raw: String) {
    #expect(
      reading(raw, as: .choices, options: options) == .value(.texts(["Games", "Social media"])))
  }

  @Test func `W56: the untouched line of options is blank`() {
    let raw = "Games / Social media / Video, music / None"
    #expect(reading(raw, as: .choice, options: options) == .blank)
    #expect(reading(raw, as: .choices, options: options) == .blank)
  }

  @Test func `W61: a sign that is no option is unclear as in any field`() {
    #expect(reading("?", as: .choice, options: options) == .unclear(.looksLikeNoAnswer, []))
    #expect(
      reading("see attached", as: .choices, options: options) == .unclear(.pointsElsewhere, []))
  }
}
