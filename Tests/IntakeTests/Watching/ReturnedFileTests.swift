import Foundation
import Testing

@testable import Intake

/// People mend what came back where it lies, each in the way of their program.
@Suite struct `A returned file` {
  private let inbox: WatchedInbox

  init() throws {
    inbox = try WatchedInbox()
    try inbox.put("form.docx", "not a Word file")
    try inbox.watchOnce()
    #expect(inbox.files == ["returned/form.docx", "returned/form.docx.txt"])
  }

  private func mend(_ name: String = "form.docx", after seconds: Double = 60) throws {
    try inbox.put("returned/\(name)", "still none")
    try inbox.touch("returned/\(name)", after: seconds)
  }

  @Test func `stays as long as nobody touches it`() throws {
    for _ in 0..<3 { try inbox.watchOnce() }
    #expect(inbox.filed == 1)
  }

  @Test func `comes in again when it was mended where it lay`() throws {
    try mend()
    try inbox.watchOnce()
    #expect(inbox.files == ["returned/form.docx", "returned/form.docx.txt"])
    #expect(inbox.filed == 2)
    try inbox.watchOnce()
    #expect(inbox.filed == 2)
  }

  @Test func `comes in again where an older copy takes its place`() throws {
    try mend(after: -86_400 * 30)
    try inbox.watchOnce()
    #expect(inbox.filed == 2)
  }

  @Test func `comes in under another name, and the first one stays`() throws {
    try mend("form, mended.docx")
    try inbox.watchOnce()
    #expect(inbox.filed == 2)
    #expect(
      inbox.files == [
        "returned/form, mended.docx", "returned/form, mended.docx.txt", "returned/form.docx",
        "returned/form.docx.txt",
      ])
  }

  @Test(arguments: ["~$form.docx", "~$orm.docx", "~$rm.docx", ".~lock.form.docx#"])
  func `is left alone while Word or LibreOffice has it open`(_ owner: String) throws {
    try mend()
    try inbox.put("returned/\(owner)")
    try inbox.watchOnce()
    #expect(inbox.filed == 1)
    try inbox.drop.returned.appending(owner).remove()
    try inbox.watchOnce()
    #expect(inbox.filed == 2)
  }

  @Test func `is no other file's business`() throws {
    try inbox.put("returned/~$letter.docx")
    try mend()
    try inbox.watchOnce()
    #expect(inbox.filed == 2)
  }

  @Test func `with a time to come is not taken for mended`() throws {
    try inbox.put("later.docx", "not a Word file either")
    try inbox.touch("later.docx", after: 1e8)
    for _ in 0..<3 { try inbox.watchOnce() }
    #expect(inbox.filed == 2)
  }

  @Test func `leaves its note behind when it is taken away, and that is no form`() throws {
    try inbox.drop.returned.appending("form.docx").remove()
    try inbox.watchOnce()
    #expect(inbox.filed == 1)
    #expect(inbox.files == ["returned/form.docx.txt"])
  }
}
