import Foundation
import Publishing
import TestSupport
import Testing
import YAML

private let names = PackNames(
  templates: ["social-media-policy", "be-smart-poster-a4", "certificate", "signature-page"],
  forms: ["blocked-content-access", "inappropriate-content-report"])

private func pack(_ yaml: String) throws -> PackDefinition {
  try PackDefinition(yaml: Array(yaml.utf8), file: "pack.yaml", names: names)
}

/// What is said of a pack that is wrong.
private func complaints(_ yaml: String) -> String {
  do {
    _ = try pack(yaml)
    return ""
  } catch {
    return "\(error)"
  }
}

@Suite struct `A pack in YAML` {
  @Test func `says what is in it`() throws {
    let pack = try pack(
      """
      title: Induction pack
      cover: no
      duplex: no
      for-each: person
      documents:
        - policy: Social media policy
        - signature-page: social-media-policy
        - form: blocked-content-access
          copies: 2
        - template: be-smart-poster-a4
        - certificate
      """)
    #expect(
      pack
        == PackDefinition(
          title: "Induction pack", hasCover: false, startsOnFronts: false, isForEachPerson: true,
          documents: [
            PackDefinition.Document(.policy, "social-media-policy"),
            PackDefinition.Document(.signaturePage, "social-media-policy"),
            PackDefinition.Document(.form, "blocked-content-access", copies: 2),
            PackDefinition.Document(.template, "be-smart-poster-a4"),
            PackDefinition.Document(.certificate, "certificate"),
          ]))
  }

  @Test func `has a cover, begins documents on fronts and is for all unless it says otherwise`()
    throws
  {
    let pack = try pack("title: Forms\ndocuments: [{form: blocked-content-access}]")
    #expect(pack.hasCover && pack.startsOnFronts && !pack.isForEachPerson)
  }

  @Test func `may say copies of a certificate, which needs no name`() throws {
    let pack = try pack(
      "title: A\nfor-each: person\ndocuments:\n  - certificate:\n    copies: 2\n")
    #expect(pack.documents == [PackDefinition.Document(.certificate, "certificate", copies: 2)])
  }

  @Test func `is told every mistake in one run`() {
    #expect(
      complaints(
        """
        titel: Policy pack
        cover: perhaps
        for-each: pupil
        documents:
          - policy: social-media-polcy
          - form: blocked-content-acces
            copies: 0
          - poster: be-smart-poster-a4
          - policy: social-media-policy
            form: blocked-content-access
          - copies: 3
          - certificate
          - policy
          - certifcate
          - template:
          - [form]
          - template: zebra
        """) == """
          pack.yaml:1: Unknown key "titel" in the pack.
          hint: Did you mean "title"?
          pack.yaml:1: The pack needs "title".
          hint: Write what its cover says, such as `title: Policy pack`.
          pack.yaml:2: "cover" must be yes or no.
          hint: Write `cover: yes` or `cover: no`.
          pack.yaml:3: "for-each" cannot be "pupil".
          hint: It is one of person.
          pack.yaml:5: There is no template "social-media-polcy".
          hint: Did you mean "social-media-policy"?
          pack.yaml:6: There is no form "blocked-content-acces".
          hint: Did you mean "blocked-content-access"?
          pack.yaml:7: "copies" must be a whole number from 1 to 100.
          hint: Write it in digits, such as `copies: 1`.
          pack.yaml:8: Unknown key "poster" in a document.
          hint: The keys are policy, signature-page, form, template, certificate, copies.
          pack.yaml:9: A document cannot be a policy and a form.
          hint: Start each document of the list with `- ` on a line of its own.
          pack.yaml:11: It is not said what this document is.
          hint: Write one of policy, signature-page, form, template, certificate, and the name of what is printed.
          pack.yaml:12: A certificate is a person's, and this pack is for nobody in particular.
          hint: Add `for-each: person`, or leave the certificate out.
          pack.yaml:13: It is not said which policy.
          hint: Write its name behind it: `- policy: NAME`.
          pack.yaml:14: "certifcate" is no document.
          hint: Did you mean "certificate"?
          pack.yaml:15: It is not said which template.
          hint: Write its name behind it: `- template: NAME`.
          pack.yaml:16: A document must be a kind and a name, not a list.
          hint: Write it such as `- policy: social-media-policy`.
          pack.yaml:17: There is no template "zebra".
          hint: There are social-media-policy, be-smart-poster-a4, certificate, signature-page.
          """)
  }

  @Test(arguments: ["title: A", "title: A\ndocuments: []", "title: A\ndocuments:"])
  func `needs documents`(_ yaml: String) {
    #expect(
      complaints(yaml).hasSuffix(
        """
        The pack needs "documents".
        hint: List them, such as `- policy: social-media-policy`.
        """))
  }

  @Test func `that ships names what ships`() throws {
    let all = try PackNames(templates: fileNames("templates"), forms: fileNames("forms"))
    for name in ["policy", "induction"] {
      let file = "templates/packs/\(name).yaml"
      _ = try PackDefinition(yaml: try shipped(file), file: file, names: all)
    }
  }

  /// The names of the files of a folder of the project, without their endings.
  private func fileNames(_ folder: String) throws -> [String] {
    let path = URL(filePath: #filePath).appending(path: "../../../\(folder)").standardized.path
    return try FileManager.default.contentsOfDirectory(atPath: path).map { name in
      String(name.prefix { $0 != "." })
    }
  }
}

@Suite struct `pack.schema.json` {
  private static let good = [
    "title: A\ndocuments: [{policy: p}]",
    "title: A\ncover: no\nduplex: yes\nfor-each: person\ndocuments: [certificate, {form: f, copies: 2}]",
  ]
  private static let wrong = [
    "documents: [{policy: p}]", "title: A", "title: A\ndocuments: []",
    "title: A\ncover: perhaps\ndocuments: [{policy: p}]",
    "title: A\nfor-each: pupil\ndocuments: [{policy: p}]",
    "title: A\ndocuments: [certificate]", "title: A\ndocuments: [{certificate: c}]",
    "title: A\ndocuments: [policy]", "title: A\ndocuments: [{copies: 2}]",
    "title: A\ndocuments: [{policy: p, form: f}]", "title: A\ndocuments: [{poster: p}]",
    "title: A\ndocuments: [{policy: p, copies: 0}]", "title: A\npages: 3\ndocuments: [{policy: p}]",
  ]

  @Test(.enabled(if: JSONSchema.isThere, "skipped: python3 lacks jsonschema or yaml"))
  func `accepts the packs that docket accepts, and refuses those that it refuses`() throws {
    let packs = try ["policy", "induction"].map {
      String(decoding: try shipped("templates/packs/\($0).yaml"), as: UTF8.self)
    }
    let names = PackNames(templates: ["p", "c", "certificate"], forms: ["f"])
    for yaml in Self.good {
      _ = try PackDefinition(yaml: Array(yaml.utf8), file: "pack.yaml", names: names)
    }
    for yaml in Self.wrong {
      #expect(throws: YAMLError.self, "\(yaml)") {
        try PackDefinition(yaml: Array(yaml.utf8), file: "pack.yaml", names: names)
      }
    }
    let schema = URL(filePath: #filePath)
      .appending(path: "../../../templates/packs/pack.schema.json").standardized.path
    let verdicts = try JSONSchema.verdicts(on: packs + Self.good + Self.wrong, by: schema)
    let expected = Array(repeating: true, count: packs.count + Self.good.count)
    #expect(verdicts.map { $0 == "ok" } == expected + Self.wrong.map { _ in false })
  }
}
