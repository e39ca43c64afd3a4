import Foundation
import Testing

@Suite struct `docket transcribe` {
  private let good = Office.request(teacher: "Ann Lee")
  private let bad = Office.request(teacher: "Bo Winter", url: "")
  private let mended = Office.request(teacher: "Bo Winter", url: "https://www.example.org/b")
  private let other = Office.request(teacher: "Cy Hill")

  private func office(_ batch: String, as name: String = "batch.txt") throws -> Office {
    let office = try Office()
    try office.write(name, batch)
    return office
  }

  private func text(_ name: String, in office: Office) throws -> String {
    String(decoding: try office.bytes(name), as: UTF8.self)
  }

  private func cases(_ office: Office) throws -> Int {
    try office.run("cases", "--json").out.split(separator: "\n").count
  }

  @Test func `opens a case for each good form, and hands the others back`() throws {
    let office = try office(Office.batch([good, bad, other]))
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.status == 1)
    #expect(
      run.out == """
        BCA-2026-0001-Y  opened, for ict-manager: batch.txt, line 1
        to mend, 1 thing: batch.txt, line 10
        BCA-2026-0002-W  opened, for ict-manager: batch.txt, line 19

        """)
    #expect(
      run.err == """
        Cases opened: 2.
        To mend: 1 form of batch.txt, in batch-to-mend.txt.
        hint: Mend that file and run it: docket transcribe batch-to-mend.txt

        """)
    let back = try text("batch-to-mend.txt", in: office)
    #expect(
      back.hasPrefix(
        """
        >> Full URL: it was left empty. Please copy the whole web address from
        >> your browser, such as https://www.example.org/page.
        >> docket
        """))
    #expect(back.hasSuffix("\n" + bad.replacing(" \n", with: "\n")))
  }

  @Test func `takes mended forms in as they stand, and no good one twice`() throws {
    let office = try office(Office.batch([good, bad, other]))
    try office.run("transcribe", "batch.txt")
    let back = try text("batch-to-mend.txt", in: office)
    try office.write(
      "batch-to-mend.txt",
      back.replacing("\nFull URL:\n", with: "\nFull URL: https://www.example.org/b\n"))
    let run = try office.run("transcribe", "batch-to-mend.txt")
    #expect(run.status == 0)
    #expect(
      run.out == "BCA-2026-0003-R  opened, for ict-manager: batch-to-mend.txt, line 4\n")
    // The whole batch once more, mended in place, saved by another program, in another order.
    let again = Office.batch([other, mended, good]).replacing("\n", with: "\r\n") + "\r\n\r\n"
    try office.write("again.txt", again)
    let second = try office.run("transcribe", "again.txt")
    #expect(second.status == 0)
    #expect(second.err == "Cases opened: 0.\n  3 known already: typed before, word for word\n")
    #expect(try cases(office) == 3)
    #expect(try office.run("verify").status == 0)
  }

  @Test func `hands a form back once more where a note above it was typed into`() throws {
    let office = try office(Office.batch([bad]))
    try office.run("transcribe", "batch.txt")
    let back = try text("batch-to-mend.txt", in: office)
    try office.write(
      "batch-to-mend.txt", back.replacing("Full URL:", with: "Full URL: www.example.org/b"))
    #expect(try office.run("transcribe", "batch-to-mend.txt").status == 1)
    let again = try text("batch-to-mend-2.txt", in: office)
    #expect(again.contains(">> Words begin with >>, as docket's notes do. Please delete them,"))
    #expect(again.contains("\n>> Full URL: www.example.org/b it was left empty."))
    #expect(try cases(office) == 0)
  }

  @Test func `never replaces what is being mended`() throws {
    let office = try office(Office.batch([bad]))
    try office.write("batch-to-mend.txt", "half mended\n")
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.err.contains("in batch-to-mend-2.txt."))
    #expect(try text("batch-to-mend.txt", in: office) == "half mended\n")
    try office.run("transcribe", "batch-to-mend-2.txt")
    #expect(try text("batch-to-mend-3.txt", in: office) == text("batch-to-mend-2.txt", in: office))
  }

  @Test func `keeps the forms to mend from others' eyes`() throws {
    let office = try office(Office.batch([bad]))
    try office.run("transcribe", "batch.txt")
    let file = office.folder.appending(path: "batch-to-mend.txt").path
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `opens cases for all where the paper itself is incomplete`() throws {
    let office = try office(Office.batch([good, bad]))
    let run = try office.run("transcribe", "batch.txt", "--take-all")
    #expect(run.status == 1)
    #expect(
      run.out == """
        BCA-2026-0001-Y  opened, for ict-manager: batch.txt, line 1
        BCA-2026-0002-W  opened, needs review, for ict-manager: batch.txt, line 10

        """)
    #expect(
      run.err == "Cases opened: 2.\n  1 taken in though something is missing or doubtful\n")
  }

  @Test func `takes tables, and hands rows back in a table`() throws {
    let office = try office(
      """
      Teacher name;url;Site content;Reasons;Risks;Paper
      Ann Lee;www.example.org/a;Maps;Geography;None that I know of;17
      Bo;;"Two
      lines; really";=1+1;Adverts;18

      """, as: "typed.csv")
    let run = try office.run("transcribe", "typed.csv")
    #expect(
      run.out == """
        BCA-2026-0001-Y  opened, for ict-manager: typed.csv, row 2
        to mend, 1 thing: typed.csv, row 3

        """)
    #expect(
      run.err.hasPrefix(
        "warning: typed.csv: no question is called \"Paper\". What stands there is kept with the case, as words beside the questions.\n"
      ))
    let back = try text("typed-to-mend.csv", in: office)
    #expect(
      back.hasPrefix("\u{FEFF}Teacher name;url;Site content;Reasons;Risks;Paper\n\">> Full URL: "))
    #expect(back.hasSuffix("\nBo;;\"Two\nlines; really\";'=1+1;Adverts;18\n"))
    try office.write("typed-to-mend.csv", back.replacing("Bo;;", with: "Bo;www.example.org/b;"))
    let mended = try office.run("transcribe", "typed-to-mend.csv")
    #expect(mended.status == 0)
    let shown = try office.run("show", "BCA-2026-0002-W", "--json")
    #expect(shown.out.contains(#""reasons":{"outcome":"value","value":"=1+1""#))
    #expect(shown.out.contains(#""unassigned":[{"text":"18""#))
  }

  @Test func `reads on behind a row of too few values, and stops at a quote that is never closed`()
    throws
  {
    let office = try office(
      """
      teacher,url,content,reasons,risks
      Ann,www.example.org/a,Maps,Geography,None known
      Bo
      Cy,www.example.org/c,Maps,Geography,None known
      Di,"www.example.org/d,Maps,Geography,None known
      Ed,www.example.org/e,Maps,Geography,None known

      """, as: "typed.csv")
    let run = try office.run("transcribe", "typed.csv")
    #expect(run.status == 1)
    #expect(try cases(office) == 2)
    #expect(
      run.err.hasSuffix(
        """
        error: The batch cannot be read on from here: A quote is opened here and never closed (line 5).
          --> typed.csv
        hint: Close it; a quote within a value in quotes is written twice: "". Run it again then: no form is entered twice.

        """))
  }

  // MARK: Two typings

  @Test func `holds what two clerks have typed differently, and what one of them lacks`() throws {
    let forms = (1...8).map {
      Office.request(teacher: "Teacher \($0)", url: "https://www.example.org/\($0)")
    }
    var second = forms
    second[1] = second[1].replacing("Teacher 2", with: "Teacher Z")
    second[4] = second[4].replacing("A project on space.", with: "A  project on\nspace.")
    second.remove(at: 6)
    let office = try office(Office.batch(forms))
    try office.write("second.txt", second.joined(separator: "===\n"))
    let run = try office.run("transcribe", "batch.txt", "--second", "second.txt")
    #expect(run.status == 1)
    #expect(try cases(office) == 6)
    let back = try text("batch-to-mend.txt", in: office)
    #expect(
      back.contains(
        ">> Teacher name: the second typing has “Teacher Z”. Please leave what\n>> the paper says.\n"
      ))
    #expect(back.contains(">> The second typing lacks this form."))
    #expect(back.contains("Teacher 7"))
    // The third look.
    try office.write(
      "batch-to-mend.txt", back.replacing("name: Teacher 2", with: "name: Teacher Z"))
    #expect(try office.run("transcribe", "batch-to-mend.txt").status == 0)
    #expect(try cases(office) == 8)
    let shown = try office.run("show", "BCA-2026-0001-Y")
    #expect(shown.words.contains("typed up from paper twice and alike"))
  }

  @Test func `compares tables whose columns stand in another order`() throws {
    let office = try office(
      "teacher,url,content,reasons,risks\nAnn,www.example.org/a,Maps,Geo,None known\n",
      as: "a.csv")
    try office.write(
      "b.csv",
      "url,teacher,content,reasons,risks\nwww.example.org/a,Ann,Maps,Geo,None known\nwww.example.org/b,Bo,M,G,None known\n"
    )
    let run = try office.run("transcribe", "a.csv", "--second", "b.csv")
    #expect(run.out.hasPrefix("BCA-2026-0001-Y  opened, for ict-manager: a.csv, row 2\n"))
    let back = try text("a-to-mend.csv", in: office)
    #expect(back.hasSuffix("\nBo,www.example.org/b,M,G,None known\n"))
  }

  @Test func `keeps both papers where the typings have different ones at a place`() throws {
    let office = try office(good)
    try office.write(
      "second.txt",
      Office.request(
        teacher: "Di Moor", url: "www.example.org/d", content: "Songs", reasons: "Music",
        risks: "Adverts"))
    let run = try office.run("transcribe", "batch.txt", "--second", "second.txt")
    #expect(run.status == 1)
    let back = try text("batch-to-mend.txt", in: office)
    #expect(back.contains("Teacher name: Ann Lee") && back.contains("Teacher name: Di Moor"))
  }

  @Test func `holds a paper whose scan the clerks name differently`() throws {
    let office = try office(good + "Scan: a.jpg\n")
    try office.write("second.txt", good + "Scan: b.jpg\n")
    for scan in ["a.jpg", "b.jpg"] { try office.write(scan, scan) }
    try office.run("transcribe", "batch.txt", "--second", "second.txt")
    #expect(
      try text("batch-to-mend.txt", in: office).hasPrefix(
        ">> Scan: the second typing has “b.jpg”. Please leave what"))
  }

  // MARK: Scans

  @Test func `keeps the scan of a paper with its case, unopened`() throws {
    let office = try office(good + "Scan: scans/1.jpg\n")
    try office.write("scans/1.jpg", "not really a picture")
    #expect(try office.run("transcribe", "batch.txt").status == 0)
    let shown = try office.run("show", "BCA-2026-0001-Y", "--json")
    #expect(shown.out.contains(#""event":"evidence","name":"1.jpg","type":"image/jpeg""#))
    #expect(try office.run("verify").status == 0)
  }

  @Test func `takes a scan that is named above the title for that of the form below`() throws {
    let office = try office("Scan: 1.jpg\n\(good)\nScan: 2.jpg\n\(other)")
    try office.write("1.jpg", "one")
    try office.write("2.jpg", "two")
    #expect(try office.run("transcribe", "batch.txt").status == 0)
    #expect(try office.run("show", "BCA-2026-0001-Y").out.contains("came with it: 1.jpg"))
    #expect(try office.run("show", "BCA-2026-0002-W").out.contains("came with it: 2.jpg"))
    #expect(try !office.run("show", "BCA-2026-0001-Y").out.contains("2.jpg"))
  }

  @Test(arguments: [
    "Scan: 0042", "Scan - a.jpg", "Scan a.jpg", "Photo: page 1.jpeg (front)", "Scan 1: x",
  ])
  func `hands a form back with a line that seems to name a scan`(_ line: String) throws {
    let office = try office(good + line + "\n")
    try office.run("transcribe", "batch.txt")
    #expect(try cases(office) == 0)
    let back = try text("batch-to-mend.txt", in: office)
    #expect(back.hasPrefix(">> Words stand where the scan of the paper is named"))
  }

  @Test(arguments: ["scans/2.jpg", "../office.jpg", "/etc/x.jpg", "link.jpg", "folder.jpg"])
  func `hands a form back whose scan is not in the folder`(_ name: String) throws {
    let office = try office(good + "Scan: \(name)\n")
    try office.write("folder.jpg/x", "")
    try office.write("ws/y.jpg", "outside")
    try FileManager.default.createSymbolicLink(
      atPath: office.folder.appending(path: "link.jpg").path, withDestinationPath: "ws/y.jpg")
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.status == 1)
    #expect(try cases(office) == 0)
    #expect(try text("batch-to-mend.txt", in: office).hasPrefix(">> Scan \(name): "))
  }

  // MARK: Words like those of mails

  @Test(arguments: [
    "This message is confidential", "On Monday Ann wrote:\nhello", "--", "Sent from my iPhone",
    "From: Ann\nDate: 3 March 2026", "-----Original Message-----", "> quoted",
  ])
  func `takes nothing that stands on paper for the end of a message`(_ words: String) throws {
    let risky = good.replacing("Risks: None that I know of.", with: "Risks: Some.\n\(words)")
    let office = try office([good, risky, other].joined())
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.out.split(separator: "\n").count == 3)
    let shown = try office.run("show", "BCA-2026-0002-W", "--json")
    #expect(shown.out.contains(#""unassigned":[]"#))
  }

  // MARK: Identity

  @Test func `knows a row whatever its quotes, line ends, guards and empty columns`() throws {
    let office = try office(
      "teacher,url,content,reasons,risks\nAnn,www.example.org/a,\"x\ny\",-adverts,None known\n",
      as: "a.csv")
    try office.write(
      "b.csv",
      "\u{FEFF}teacher;url;content;reasons;risks;\r\nAnn;\"www.example.org/a\";\"x\r\ny\";'-adverts;None known;\r\n"
    )
    try office.run("transcribe", "a.csv")
    let run = try office.run("transcribe", "b.csv")
    #expect(
      run.err.hasSuffix("Cases opened: 0.\n  1 known already: typed before, word for word\n"))
  }

  @Test func `knows a form whose lines lost the spaces at their ends`() throws {
    let office = try office(good.replacing("\n", with: "  \n"))
    try office.run("transcribe", "batch.txt")
    try office.write("again.txt", good)
    #expect(try office.run("transcribe", "again.txt").out.contains("known"))
  }

  // MARK: Refusals

  @Test(arguments: [
    ("x.csv", "a,b\n1,2\n", "The first row does not name the questions of one known form."),
    (
      "x.csv", "teacher,url,content,resons,risks\n",
      "Column 4 is called like no question of the form."
    ),
    ("x.txt", "", "The file is empty."),
    ("x.txt", " \n\n", "There is no form in it."),
    ("x.csv", "teacher,url,content,reasons,risks\n", "There is no form in it."),
    ("x.txt", "PK\u{3}\u{4}", "This is neither plain text nor a table in CSV."),
    ("x.txt", "Name: a\u{0}b", "The file holds NUL bytes, so it is not plain text."),
  ])
  func `refuses what is no batch before it takes anything`(
    _ name: String, _ content: String, _ message: String
  ) throws {
    let office = try office(content, as: name)
    let run = try office.run("transcribe", name)
    #expect(run.status == 2)
    #expect(run.err.contains("error: \(message)\n  --> \(name)\nhint: "))
  }

  @Test(arguments: ["ingest", "ingest --isolated", "watch --once"])
  func `is known again by other roads`(_ road: String) throws {
    let table = "teacher,url,content,reasons,risks\r\nAnn,www.example.org/a,-x,y,None known\r\n"
    let office = try office(table, as: "a.csv")
    try office.write("b.txt", Office.batch([good + "Scan: 1.jpg  \n", other]))
    try office.write("1.jpg", "one")
    try office.run("transcribe", "a.csv", "b.txt")
    let arguments = road.split(separator: " ").map(String.init)
    if arguments[0] == "watch" {
      for name in ["a.csv", "b.txt"] {
        let bytes = String(decoding: try office.bytes(name), as: UTF8.self)
        try office.write("ws/inbox/\(name)", bytes)
        let old = Date(timeIntervalSinceNow: -60)
        try FileManager.default.setAttributes(
          [.modificationDate: old],
          ofItemAtPath: office.folder.appending(path: "ws/inbox/\(name)").path)
      }
      try office.run(arguments)
    } else {
      try office.run(arguments + ["a.csv", "b.txt"])
    }
    #expect(try cases(office) == 3)
    let shown = try office.run("show", "BCA-2026-0001-Y", "--json").out
    #expect(shown.contains(#""arrivals":2"#))
    #expect(!shown.contains("words-sha256"))
    #expect(try office.run("verify").status == 0)
  }

  @Test func `refuses a batch that came in as one file`() throws {
    let office = try office(Office.batch([good, other]))
    try office.run("ingest", "batch.txt")
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.status == 2)
    #expect(
      run.err == """
        error: This file came in before as a whole, and its forms are cases.
          --> batch.txt
        hint: There is nothing to do; new forms go into a file of their own.

        """)
  }

  @Test func `takes nothing in where the forms to mend cannot be written`() throws {
    let office = try office(good)
    let run = try office.run("transcribe", "batch.txt", "--output", "nowhere/back.txt")
    #expect(run.status == 2)
    #expect(
      run.err.hasSuffix(
        """
        error: The forms to mend cannot be written: it is not there.
          --> nowhere/back.txt
        hint: Name another file with --output, and run it again: no form is entered twice.

        """))
    #expect(try cases(office) == 0)
    try office.write("there.txt", "mine")
    let second = try office.run("transcribe", "batch.txt", "--output", "there.txt")
    #expect(
      second.err == """
        error: The file is there already, so nothing was taken in.
          --> there.txt
        hint: Name another file, or add --force to replace it.

        """)
  }

  // MARK: Crashes

  @Test func `killed when some are told of and run again, every form has exactly one case`() throws
  {
    let forms = (1...1_000).map { number in
      Office.request(
        teacher: "Teacher \(number)",
        url: number.isMultiple(of: 20) ? "" : "www.example.org/\(number)")
    }
    let office = try office(Office.batch(forms))
    var halfDone = 0
    for round in 0..<6 {
      let process = Process()
      process.executableURL = CommandLineRun.program
      process.arguments = ["transcribe", "--workspace", office.workspace, "batch.txt"]
      process.currentDirectoryURL = office.folder
      process.environment = CommandLineRun.environment
      let told = Pipe()
      process.standardOutput = told
      process.standardError = FileHandle.nullDevice
      try process.run()
      // The first commits are told of; more are on their way.
      for _ in 0...round / 2 { _ = told.fileHandleForReading.availableData }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if (1..<950).contains(try cases(office)) { halfDone += 1 }
    }
    #expect(halfDone > 0)
    let run = try office.run("transcribe", "batch.txt", "--output", "back.txt")
    #expect(run.status == 1)
    #expect(try cases(office) == 950)
    #expect(try text("back.txt", in: office).components(separatedBy: "Teacher name:").count == 51)
    #expect(try office.run("verify").status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
    #expect(left.sorted() == ["back.txt", "batch.txt", "ws"])
  }

  @Test func `goes on where nobody reads what it prints`() throws {
    let forms = (1...900).map { Office.request(teacher: "Teacher \($0)") }
    let office = try office(Office.batch(forms + [bad]))
    let run = try CommandLineRun.shell(
      "docket transcribe batch.txt --workspace ws | head -1", in: office.folder)
    #expect(
      run.err.hasPrefix("Cases opened: 900.\nTo mend: 1 form of batch.txt, in batch-to-mend.txt.\n")
    )
    #expect(try cases(office) == 900)
  }

  @Test(arguments: [
    "transcribe batch.txt", "transcribe batch.txt --take-all",
    "transcribe batch.txt --second other.txt",
    "transcribe batch.csv", "transcribe broken.csv", "transcribe batch.csv --second other.csv",
    "confirm BCA-2026-0001-Y --yes",
  ])
  func `says nothing personal on stderr`(_ command: String) throws {
    let canary = "Canaryword"
    let forms = [
      Office.request(teacher: canary, reasons: canary),
      Office.request(teacher: canary, url: canary, content: canary),
      "\(canary)\nRisks: \(canary)\nScan: \(canary).jpg\n",
    ]
    let office = try office(Office.batch(forms))
    try office.write("other.txt", Office.batch([forms[1].replacing(canary, with: canary + "x")]))
    let row = "\(canary),\(canary),\(canary),,\(canary).jpg"
    try office.write("batch.csv", "teacher,url,content,reasons,risks,scan\n\(row)\n\(row),\n")
    try office.write("other.csv", "teacher,url,content,reasons,risks,scan\n\(row),x,y\n")
    try office.write("broken.csv", "teacher,url,content,reasons,risks\n\"\(canary)\n")
    let run = try office.run(command.split(separator: " ").map(String.init))
    #expect(!run.err.contains(canary))
    #expect(!run.out.contains(canary))
  }

  @Test func `prints a line of JSON a form`() throws {
    let office = try office(Office.batch([good, bad]))
    let run = try office.run("transcribe", "batch.txt", "--json")
    let lines = try run.out.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["outcome"] as? String } == ["entered", "to-mend"])
    #expect(lines.map { $0["where"] as? String } == ["line 1", "line 10"])
    #expect((lines[0]["receipts"] as? [[String: Any]])?.first?["receipt"] as? String == "opened")
    #expect((lines[1]["problems"] as? [String])?.count == 1)
  }
}

@Suite struct `A decision on paper` {
  private let decided = Office.request(teacher: "Ann Lee")
    .replacing("Approved: Yes / No", with: "Approved: [ ] Yes [x] No")
    .replacing("Reason:\n", with: "Reason: Too many adverts.\n")

  private func office() throws -> Office {
    let office = try Office()
    try office.write("batch.txt", decided)
    try office.run("transcribe", "batch.txt")
    return office
  }

  @Test func `waits for the role that decides`() throws {
    let office = try Office()
    try office.write("batch.txt", decided)
    let run = try office.run("transcribe", "batch.txt")
    #expect(run.status == 0)
    #expect(run.out == "BCA-2026-0001-Y  opened, for headteacher to confirm: batch.txt, line 1\n")
    #expect(
      run.err == """
        Cases opened: 1.
          1 decided on paper: the case waits until the decision is confirmed

        """)
    #expect(
      try office.run("show", "BCA-2026-0001-Y").out.contains(
        "went to headteacher, to confirm the decision on the"))
  }

  @Test func `is confirmed once, in a name, and the case goes on`() throws {
    let office = try office()
    let run = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--yes")
    #expect(run.status == 0)
    #expect(run.out == "BCA-2026-0001-Y  confirmed by Dr P Head, now for ict-manager\n")
    let shown = try office.run("show", "BCA-2026-0001-Y")
    #expect(shown.words.contains("the decision on the paper: confirmed by Dr P Head, headteacher"))
    let again = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--yes")
    #expect(again.status == 2)
    #expect(
      again.err.hasPrefix(
        "error: Case BCA-2026-0001-Y has no clear decision from paper that waits to be confirmed.\n"
      ))
    #expect(try office.run("verify").status == 0)
  }

  @Test func `that is not theirs does not count, which is written down`() throws {
    let office = try office()
    let run = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--not-mine")
    #expect(run.out == "BCA-2026-0001-Y  not confirmed by Dr P Head, now for ict-manager\n")
    #expect(
      try office.run("show", "BCA-2026-0001-Y").words.contains(
        "the decision on the paper: not theirs, says Dr P Head, headteacher"))
  }

  @Test func `that is unclear cannot be confirmed, only disowned`() throws {
    let office = try Office()
    try office.write("batch.txt", decided.replacing("[ ] Yes", with: "[x] Yes"))
    try office.run("transcribe", "batch.txt", "--take-all")
    let run = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--yes")
    #expect(run.status == 2)
    #expect(
      run.err.hasPrefix(
        "error: The decision on the paper is unclear, so there is nothing to confirm.\n"))
    let other = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--not-mine")
    #expect(other.status == 0)
  }

  @Test func `asks nobody where nobody is at the terminal`() throws {
    let office = try office()
    let run = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head")
    #expect(run.status == 2)
    #expect(
      run.err.hasSuffix(
        "error: Nobody is at the terminal to be asked.\nhint: Add --yes to say that it is so.\n"))
  }

  @Test func `that came by other roads is none to confirm`() throws {
    let office = try Office()
    try office.write("a.txt", decided)
    try office.run("ingest", "a.txt")
    #expect(try office.run("cases").out.contains("ict-manager"))
    let run = try office.run("confirm", "BCA-2026-0001-Y", "--name", "Dr P Head", "--yes")
    #expect(run.status == 2)
  }
}

extension CommandLineRun {
  /// What was printed, however its lines are wrapped.
  fileprivate var words: String {
    out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
