import Testing
import YAML

@testable import Forms

@Suite struct `A catalogue of forms` {
  @Test func `keeps every version of a form, the newest first`() throws {
    let catalogue = try catalogue([
      "a.yaml": lostProperty, "b.yaml": form(version: 10), "c.yaml": form(version: 9),
      "d.yaml": form(id: "found", title: "Found property form", prefix: "FPF"),
    ])
    #expect(
      catalogue.forms.map { "\($0.id) \($0.version)" }
        == ["found 1", "lost-property 10", "lost-property 9", "lost-property 1"])
    #expect(catalogue.newest.map { "\($0.id) \($0.version)" } == ["found 1", "lost-property 10"])
    #expect(catalogue.form("lost-property", version: 9)?.version == 9)
    #expect(catalogue.form("lost-property", version: 2) == nil)
    #expect(catalogue.versions(of: "lost-property").map(\.version) == [10, 9, 1])
  }

  @Test(
    arguments: [
      (
        form(version: 1),
        """
        b.yaml: Version 1 of the form "lost-property" is in a.yaml already.
        hint: Raise `version` in the newer of the two files, or delete one.
        """
      ),
      (
        form(id: "found", title: "Found property form"),
        """
        b.yaml: The reference prefix LPF belongs to a.yaml already.
        hint: Choose another `reference-prefix`: cases are told apart by it.
        """
      ),
      (
        form(id: "found", title: "LOST property  form", prefix: "FPF"),
        """
        b.yaml: The title "Lost property form" belongs to a.yaml already.
        hint: Give each form titles of its own: forms are recognised by them.
        """
      ),
      (
        form(id: "found", title: "Found\nother-titles: Lost property form", prefix: "FPF"),
        """
        b.yaml: The title "Lost property form" belongs to a.yaml already.
        hint: Give each form titles of its own: forms are recognised by them.
        """
      ),
    ])
  func `refuses two forms that could be taken for each other`(_ other: String, _ says: String) {
    let error = #expect(throws: SchemaError.self) {
      try catalogue(["a.yaml": lostProperty, "b.yaml": other])
    }
    #expect(error?.description == says)
  }

  @Test func `names the mistakes of all files at once`() {
    let error = #expect(throws: SchemaError.self) {
      try catalogue(["a.yaml": "", "b.yaml": form(prefix: "x")])
    }
    #expect(
      error?.description == """
        a.yaml: The file is empty.
        hint: Start from a file that works, and change it.
        b.yaml:4: "reference-prefix" is "x", which is not two to four capital letters.
        hint: Write letters A to Z only, such as `BCA`.
        """)
  }

  @Test func `refuses a folder that is not there`() {
    let error = #expect(throws: SchemaError.self) { try FormCatalogue(folder: "/nowhere") }
    #expect(
      error?.description == """
        /nowhere: The folder cannot be opened: No such file or directory.
        hint: Check that it is there and that you may read it.
        """)
  }

  @Test func `refuses a folder without a form`() {
    let folder = Repository.root + "Sources"
    let error = #expect(throws: SchemaError.self) { try FormCatalogue(folder: folder) }
    #expect(
      error?.description == """
        \(folder): The folder holds no form.
        hint: Put at least one form, a file ending in .yaml, into it.
        """)
  }

  private func catalogue(_ files: KeyValuePairs<String, String>) throws -> FormCatalogue {
    try FormCatalogue(files: files.map { (file: $0.key, bytes: Array($0.value.utf8)) })
  }
}

/// The lost property form under another name.
private func form(
  id: String = "lost-property", version: Int = 1, title: String = "Lost property form",
  prefix: String = "LPF"
) -> String {
  lostProperty
    .replacing("id: lost-property", with: "id: \(id)")
    .replacing("version: 1", with: "version: \(version)")
    .replacing("title: Lost property form", with: "title: \(title)")
    .replacing("LPF", with: prefix)
}
