import Cases
import Forms
import Publishing
import Testing

private let head = "name,course,kind,date,hours,trainer\n"

/// What is wrong, a line each.
private func mistakes(_ csv: String, common: [SessionColumn: String] = [:]) throws -> [String] {
  let errors = try #require(throws: PublishingErrors.self) { try session(csv, common: common) }
  return errors.mistakes.map { "\($0.place ?? ""): \($0.message) \($0.hint)" }
}

@Suite struct `A session of training` {
  @Test func `has the facts of each person`() throws {
    let session = try session(
      head + "Ms R Okafor,Online safety,Induction,2026-09-02,1.50,Mr J Lindqvist\n"
        + "  Zoe\u{308}   Smith ,Online safety,at-risk identification,02/09/2026,3,Mr J Lindqvist\n"
    )
    #expect(
      session.rows.map(\.facts) == [
        try facts(course: "Online safety"),
        try facts("Zoë Smith", course: "Online safety", kind: .atRisk, hours: "3"),
      ])
    // Swift calls texts equal that are composed in two ways.
    #expect(Array(session.rows[1].facts.name.utf8) == Array("Zo\u{EB} Smith".utf8))
    #expect(session.rows.map(\.place) == ["line 2, record 1", "line 3, record 2"])
  }

  @Test
  func `has its columns under their usual names, in any order, and says which it does not use`()
    throws
  {
    let session = try session(
      "TRAINED BY;Department;Duration (hours);Forename;Date of training;Surname;Type;Course title\n"
        + "Mr J Lindqvist;Maths;1,5;Rita;2 September 2026;Okafor;new starter induction;Safety\n")
    #expect(session.rows.map(\.facts) == [try facts("Rita Okafor", course: "Safety")])
    #expect(session.unused == ["Department"])
  }

  @Test func `may come as YAML or JSON`() throws {
    let yaml = """
      - {name: Ms R Okafor, course: Online safety for staff, kind: induction, date: 2026-09-02, \
      hours: 1.5, trainer: Mr J Lindqvist}
      """
    #expect(try session(yaml, name: "trained.yaml").rows.map(\.facts) == [try facts()])
    let json = """
      [{"name": "Ms R Okafor", "course": "Online safety for staff", "kind": "induction",
        "date": "2026-09-02", "hours": 1.50, "trainer": "Mr J Lindqvist"}]
      """
    let read = try session(json, name: "trained.json")
    #expect(read.rows.map(\.facts) == [try facts()])
    #expect(read.rows[0].place == "record 1")
  }

  @Test func `takes what holds for all where a column is missing or a cell empty`() throws {
    let session = try session(
      "name,hours\nAnn,\nBo,3\n",
      common: [
        .course: "Safety", .kind: "refresher", .date: "2026-09-02", .hours: "2", .trainer: "T Rex",
      ])
    #expect(session.rows.map(\.facts.hours) == ["2", "3"])
    #expect(session.rows.map(\.facts.trainer) == ["T Rex", "T Rex"])
  }

  @Test func `is refused with every mistake, each with its row and without a name`() throws {
    let long = String(repeating: "x", count: 201)
    let lines = try mistakes(
      head + ",C,Induction,2026-09-02,1,T\n"
        + "Canary A,C,Induction,2026-02-29,1,T\n"
        + "Canary B,C,Inductoin,2026-09-02,0,T\n"
        + "\n"
        + "Canary C,C,Induction,2026-11-28,1001,\n"
        + "\"Canary\nD\",\(long),party,next week,1.234,T\n"
        + "Canary \u{202E}E,C,Induction,2026-09-02,1,T\n"
        + "Canary F,C,Induction,2026-09-02,1,T\n"
        + "CANARY  f,c,new starters,2/9/2026,2,Other\n"
        + "Canary G,C,Induction\n")
    #expect(
      lines == [
        "trained.csv, line 2, record 1: The name is missing. Fill it in, such as \"Ms R Okafor\".",
        "trained.csv, line 3, record 2: The date is no day that there is, or says none clearly. Write it such as 2026-09-02 or 02/09/2026, the day before the month.",
        "trained.csv, line 4, record 3: The kind of training is none that docket knows. Did you mean \"Induction\"?",
        "trained.csv, line 4, record 3: The hours are no number over 0 and up to 1000. Write a number such as 2 or 1.5, with at most two decimals.",
        "trained.csv, line 6, record 4: The training is still to come: its date lies after 2026-11-27. Print certificates when it is over; --date names another day than today.",
        "trained.csv, line 6, record 4: The hours are no number over 0 and up to 1000. Write a number such as 2 or 1.5, with at most two decimals.",
        "trained.csv, line 6, record 4: The trainer is missing. Fill it in, such as \"Mr J Lindqvist\".",
        "trained.csv, line 7, record 5: The name holds a line break, or a sign that nobody sees. Type it anew: signs that hide come with what is pasted, and could make it read as another.",
        "trained.csv, line 7, record 5: The course is longer than 200 letters. Shorten it: it must fit on the certificate and into its QR code.",
        "trained.csv, line 7, record 5: The kind of training is none that docket knows. Write \"Induction\" or \"Refresher\" or \"Identifying pupils at risk\".",
        "trained.csv, line 7, record 5: The date is no day that there is, or says none clearly. Write it such as 2026-09-02 or 02/09/2026, the day before the month.",
        "trained.csv, line 7, record 5: The hours are no number over 0 and up to 1000. Write a number such as 2 or 1.5, with at most two decimals.",
        "trained.csv, line 9, record 6: The name holds a line break, or a sign that nobody sees. Type it anew: signs that hide come with what is pasted, and could make it read as another.",
        "trained.csv, line 11, record 8: The same person stands here and at line 10, record 7, with the same course, kind and date. Delete one row; where they are two people, tell them apart, such as by a middle name.",
        "trained.csv, line 12, record 9: The row has 3 values, and the first row 6 columns. Add what is missing; an empty value is nothing between two commas.",
      ])
    #expect(!lines.joined().lowercased().contains("canary"))
  }

  @Test func `without names of its columns is refused, and names nobody`() throws {
    // Mr Trainor and Ms Namer are nearly what columns are called.
    let people = "Namer,Safety,Kin,2026-09-02,1.5,Trainor\n"
    #expect(
      try mistakes(people + people) == [
        "trained.csv: The table does not name its columns. Write their names above the first person: name,course,kind,date,hours,trainer."
      ])
    let told = try mistakes(people.replacing("Safety", with: "Training") + people).joined()
    #expect(told.contains("The table does not say the name. Add a column \"name\"."))
    #expect(!told.contains("Namer") && !told.contains("Trainor"))
  }

  @Test func `is refused with every column that it lacks or has twice`() throws {
    #expect(
      try mistakes("name,full name,course,kind,dtae,hours\nA,A,C,Induction,2026-09-02,1\n") == [
        "trained.csv: Several columns say the name: full_name, name. Leave one of them, or rename those that say something else.",
        "trained.csv: The table does not say the date of the training. Should the column \"dtae\" be \"date\"?",
        "trained.csv: The table does not say the trainer. Add a column \"trainer\", or say it for all: --trainer \"Mr J Lindqvist\".",
      ])
    #expect(
      try mistakes(head)
        == [
          "trained.csv: There is nobody in the table. Write a row for each person behind the row with the names of the columns."
        ])
  }

  @Test func `says where a value that holds for all is wrong`() throws {
    #expect(
      try mistakes(
        "name,course,date,hours,trainer\nA,C,2026-09-02,1,T\n", common: [.kind: "lunch"])
        == [
          "--kind: The kind of training is none that docket knows. Write \"Induction\" or \"Refresher\" or \"Identifying pupils at risk\"."
        ])
  }
}

@Suite struct `A kind of training` {
  @Test(arguments: [
    ("Induction", TrainingKind.induction), ("new starter induction", .induction),
    ("New-Starter Induction", .induction), ("refresher", .refresher),
    ("Annual refresher", .refresher), ("CPD", .refresher), ("at-risk", .atRisk),
    ("At risk identification", .atRisk), ("Identifying pupils at risk", .atRisk),
    ("IDENTIFYING PUPILS AT\u{2010}RISK", .atRisk),
  ])
  func `is understood as people write it`(_ words: String, _ kind: TrainingKind) {
    #expect(TrainingKind(written: words) == kind)
  }

  @Test(arguments: ["", "risk", "Induction and refresher", "lunch"])
  func `is not guessed`(_ words: String) {
    #expect(TrainingKind(written: words) == nil)
  }
}

@Suite struct `Hours of training` {
  @Test(arguments: [
    ("2", "2"), ("1.5", "1.5"), ("1,50", "1.5"), ("01.0", "1"), ("3 hours", "3"), ("2h", "2"),
    ("0.25", "0.25"), ("1000", "1000"), (" 1 ", "1"),
  ])
  func `have one way in which they are written`(_ written: String, _ text: String) {
    #expect(TrainingHours(written)?.text == text)
  }

  @Test(arguments: [
    "", "0", "0.00", "-1", "1001", "1000.5", "1.234", "1,000", "two", "1:30", "1e3", "٢", ".5",
    "1.", "1.2.3", "hours", "NaN",
  ])
  func `are refused where they are no such number`(_ written: String) {
    #expect(TrainingHours(written) == nil)
  }
}

@Suite struct `A text on a certificate` {
  @Test(arguments: [
    "O’Brien", "Nguyễn Thị Minh Khai", "محمد بن عبد الله", "שרה לוי", "王小明", "ثناء اللہ خان",
    "می\u{200C}خواهم", "क्\u{200D}ष", "葛\u{E0100}城",
  ])
  func `is in any script`(_ name: String) throws {
    #expect(try FactText(name).text == name)
  }

  @Test(arguments: [
    ("", FactText.Flaw.empty), (" \n", .empty), ("-", .empty), ("A\u{202E}B", .unseen),
    ("A\u{2066}B", .unseen), ("A\u{200B}B", .unseen), ("A\u{200F}B", .unseen), ("A\u{0}B", .unseen),
    ("A\u{7F}B", .unseen), ("A\nB", .unseen), ("A\u{2028}B", .unseen), ("A\u{FFFD}B", .unseen),
    ("A\u{3164}B", .unseen), ("A\u{E0041}B", .unseen), ("A\u{E000}B", .unseen),
    (String(repeating: "x", count: 201), .tooLong),
    ("a" + String(repeating: "\u{301}", count: 500), .tooLong),
  ])
  func `holds nothing that nobody sees`(_ text: String, _ flaw: FactText.Flaw) {
    #expect(throws: flaw) { try FactText(text) }
  }
}
