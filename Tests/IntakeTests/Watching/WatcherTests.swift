import Cases
import Forms
import Foundation
import Testing

@testable import Intake

@Suite struct `A watched folder` {
  @Test func `files a form as a case, beside a note that says which`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("Year 4/form.txt")
    #expect(try inbox.watchOnce())
    #expect(inbox.files == ["done/2026-11/form.txt", "done/2026-11/form.txt.txt"])
    let reference = try #require(try inbox.store.cases().first?.reference)
    let note = try inbox.text("done/2026-11/form.txt.txt")
    let id = try #require(note.split(separator: "Delivery ").last?.prefix(16))
    #expect(
      note.replacing("\r\n", with: "\n") == """
        Year 4/form.txt
        Seen by docket on 2026-11-27 at 10:14.

        No form was recognised in it.
        Reference: \(reference)
        It is with: office.
        A person will look at it.

        Delivery \(id)

        """)
  }

  @Test func `puts what came in before among the duplicates`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("form.txt")
    try inbox.watchOnce()
    try inbox.put("again.txt")
    try inbox.watchOnce()
    #expect(
      inbox.files == [
        "done/2026-11/form.txt", "done/2026-11/form.txt.txt", "duplicates/2026-11/again.txt",
        "duplicates/2026-11/again.txt.txt",
      ])
    #expect(try inbox.store.cases().count == 1)
    #expect(
      try inbox.text("duplicates/2026-11/again.txt.txt").contains(
        "It had come in before; nothing was entered twice."))
  }

  @Test func `returns what is refused, with the reason and what to do`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("form.docx", "not a Word file")
    try inbox.watchOnce()
    #expect(inbox.files == ["returned/form.docx", "returned/form.docx.txt"])
    let note = try inbox.text("returned/form.docx.txt")
    #expect(note.contains("Why it came back: "))
    #expect(note.contains("What to do: "))
    #expect(note.contains("Mend it and save it, here or in the folder above"))
    #expect(try inbox.store.cases().isEmpty)
  }

  @Test func `gives files of one name different names`() throws {
    let inbox = try WatchedInbox()
    for number in 1...12 { try inbox.put("\(number)/form.txt", "number \(number)") }
    try inbox.watchOnce()
    let forms = inbox.files.filter { !$0.hasSuffix(".txt.txt") }
    #expect(forms.count == 12)
    #expect(Set(forms).isSuperset(of: ["done/2026-11/form.txt", "done/2026-11/form (9).txt"]))
    #expect(inbox.files.count == 24)
  }

  @Test func `leaves alone what programs keep there, and what is still empty`() throws {
    let inbox = try WatchedInbox()
    let names = ["~$form.docx", "a.tmp", ".~lock.form.docx#", "empty.docx", ".hidden/form.txt"]
    for name in names { try inbox.put(name, name == "empty.docx" ? "" : "x") }
    try inbox.watchOnce()
    #expect(inbox.files == names.sorted())
    #expect(try inbox.store.cases().isEmpty)
  }

  @Test func `returns links, and never follows them`() throws {
    let inbox = try WatchedInbox()
    try inbox.folder.write("secret.txt", "secret")
    try inbox.folder.link("inbox/form.txt", to: "../secret.txt")
    try inbox.watchOnce()
    #expect(inbox.files == ["returned/form.txt", "returned/form.txt.txt"])
    #expect(try inbox.store.cases().isEmpty)
  }

  @Test func `sets a file aside that a reader fell over, and serves the next`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("a.txt", "poison")
    try inbox.put("b.txt", "slow")
    try inbox.put("c.txt", "good")
    inbox.read = { files in
      files.map { file in
        switch String(decoding: file.bytes, as: UTF8.self) {
        case "poison": .crashed(times: 2)
        case "slow": .overTime
        default: WatchedInbox.readHere([file])[0]
        }
      }
    }
    try inbox.watchOnce()
    #expect(
      inbox.files == [
        "done/2026-11/c.txt", "done/2026-11/c.txt.txt", "waiting/a.txt", "waiting/a.txt.txt",
        "waiting/b.txt", "waiting/b.txt.txt",
      ])
    #expect(try inbox.text("waiting/a.txt.txt").contains("its reader broke down both times"))
    #expect(try inbox.text("waiting/b.txt.txt").contains("took longer than any form should"))
  }

  @Test func `sets a file aside that holds more than one file may, and puts back what is not read`()
    throws
  {
    let inbox = try WatchedInbox()
    try inbox.put("a.txt", "endless")
    try inbox.put("b.txt", "late")
    inbox.read = { files in
      files.map { String(decoding: $0.bytes, as: UTF8.self) == "endless" ? .tooMuch : .notRead }
    }
    try inbox.watchOnce()
    #expect(inbox.files == ["b.txt", "waiting/a.txt", "waiting/a.txt.txt"])
    #expect(
      try inbox.text("waiting/a.txt.txt").contains("What to do: part it into several files"))
  }

  @Test func `a file that the store cannot take holds up no other`() throws {
    let inbox = try WatchedInbox()
    for name in ["a.txt", "b.txt", "c.txt"] { try inbox.put(name, name) }
    let catalogue = try FormCatalogue(folder: Self.checkout.appending(path: "forms").path)
    var schema = try #require(catalogue.newest.first)
    schema.referencePrefix = "no prefix at all"
    inbox.forms = [schema]
    let form = FormIdentity(id: schema.id, version: schema.version)
    inbox.read = { files in
      files.map { file in
        guard case .forms(var forms) = WatchedInbox.readHere([file])[0], file.name == "b.txt" else {
          return WatchedInbox.readHere([file])[0]
        }
        forms[0].form = form
        return .forms(forms)
      }
    }
    #expect(try inbox.watchOnce())
    #expect(inbox.files.filter { $0.hasPrefix("done/") }.count == 4)
    #expect(
      inbox.files.filter { $0.hasPrefix("waiting/") } == ["waiting/b.txt", "waiting/b.txt.txt"])
    #expect(try inbox.store.cases().count == 2)
    #expect(try inbox.text("waiting/b.txt.txt").contains("Nothing of it was entered."))
  }

  @Test func `puts everything back when nothing can be read`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("a.txt")
    inbox.read = { $0.map { _ in .unavailable(reason: "no process could be started") } }
    #expect(try !inbox.watchOnce())
    #expect(inbox.files == ["a.txt"])
    #expect(
      inbox.events.contains(
        .paused(
          reason: "Files cannot be read: no process could be started.",
          hint: "Run `docket doctor`; files stay where they are meanwhile.", seconds: 5)))
  }

  @Test func `takes a file in that is larger than any that is read`() throws {
    let inbox = try WatchedInbox()
    inbox.fileBytes = 10
    try inbox.put("a.txt", "more than ten bytes")
    try inbox.watchOnce()
    #expect(inbox.files == ["returned/a.txt", "returned/a.txt.txt"])
  }

  @Test func `a name of 255 bytes is cut at a whole character`() throws {
    let inbox = try WatchedInbox()
    try inbox.put(String(repeating: "é", count: 125) + ".docx", "no Word file")
    try inbox.watchOnce()
    let name = "returned/" + String(repeating: "é", count: 97) + ".docx"
    #expect(inbox.files == [name, name + ".txt"])
  }

  @Test func `a file that cannot be moved holds nobody up, and is filed when it can be`() throws {
    let inbox = try WatchedInbox()
    // Where the folder should be.
    try inbox.put("returned", "x")
    try inbox.put("a.docx", "not a Word file")
    try inbox.put("b.txt", "good")
    #expect(try !inbox.watchOnce())
    #expect(inbox.files.contains("done/2026-11/b.txt"))
    #expect(inbox.files.contains { $0.hasPrefix(".docket/") && $0.hasSuffix("/a.docx") })
    #expect(
      inbox.events.contains(.triedAgain(failure: "it exists already", attempts: 1, seconds: 5)))
    try inbox.drop.returned.remove()
    #expect(try inbox.watchOnce())
    #expect(inbox.files.contains("returned/a.docx"))
    #expect(try inbox.store.deliveryCounts().entries.map(\.files) == [1, 1])
  }

  @Test func `notes that were moved with their files are no forms`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("a.txt", "one")
    try inbox.watchOnce()
    try inbox.drop.path.appending("done").move(
      to: inbox.drop.path.appending("archive"), replacing: false)
    try inbox.watchOnce()
    #expect(try inbox.store.cases().map(\.arrivals) == [2])
    #expect(
      inbox.files == [
        "duplicates/2026-11/a.txt", "duplicates/2026-11/a.txt (2).txt",
        "duplicates/2026-11/a.txt (2).txt.txt", "duplicates/2026-11/a.txt.txt",
      ])
  }

  @Test func `a form with the name of the sheet is kept`() throws {
    let inbox = try WatchedInbox()
    try inbox.put("TODAY.docx", "somebody's")
    try inbox.watchOnce()
    try inbox.drop.inHand.makeFolder()
    try inbox.drop.writeDaySheet(Array("the sheet".utf8))
    try inbox.drop.writeDaySheet(Array("the next sheet".utf8))
    #expect(try inbox.text("TODAY.docx") == "the next sheet")
    #expect(try inbox.text("TODAY (2).docx") == "somebody's")
    try inbox.watchOnce()
    #expect(inbox.files.contains("returned/TODAY (2).docx"))
  }

  @Test func `a name of docket's own in other letters is docket's own`() throws {
    for name in ["Done", "RETURNED", "Today.docx", ".Docket"] {
      #expect(DropFolder.owns(Array(name.utf8)[...]))
    }
    #expect(!DropFolder.owns(Array("done.docx".utf8)[...]))
  }

  @Test func `a note is as open as its folder`() throws {
    let inbox = try WatchedInbox()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o770], ofItemAtPath: inbox.drop.path.text)
    try inbox.put("a.txt")
    try inbox.watchOnce()
    func mode(_ name: String) throws -> Int? {
      let path = inbox.folder.url.appending(path: "inbox/\(name)").path
      let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      return (value as? NSNumber)?.intValue
    }
    #expect(try mode("done") == 0o770)
    #expect(try mode("done/2026-11/a.txt.txt") == 0o660)
    #expect(try mode(".docket") == 0o700)
  }

  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
