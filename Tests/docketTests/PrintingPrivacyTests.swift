import Foundation
import TestSupport
import Testing

/// Words that stand in no label: in people, sessions, policies and signatures alone.
private let canaries = [
  "canaryperson", "canarycourse", "canarykind", "canarydate", "canaryhours", "canarytrainer",
  "canaryextra", "canaryhead", "canarylead", "canarysigner", "canaryapprover", "canaryreason",
]

private let head = "name,course,kind,date,hours,trainer,class"
private let row =
  "Canaryperson Zoë,Canarycourse,Induction,2026-09-02,1.5,Canarytrainer,Canaryextra"

/// Tables of people, each wrong in another way but for the first.
private let sessions: [String: String] = [
  "good.csv": "\(head)\n\(row)\nCanaryperson Two,Canarycourse,CPD,2026-09-02,2,Canarytrainer,x\n",
  "wrong.csv": """
  \(head)
  Canaryperson A,Canarycourse,Canarykind,Canarydate,Canaryhours,Canarytrainer,Canaryextra
  Canaryperson B\u{200B},Canarycourse,Inductoin canarykind,31/02/2026,-1,,Canaryextra
  \(String(repeating: "Canaryperson", count: 40)),,,2036-09-02,1.555,Canarytrainer\u{7},x

  """,
  "twice.csv": "\(head)\n\(row)\n\(row.replacing("1.5", with: "2"))\n",
  "headless.csv": "\(row)\nCanarytrainer,Canarycourse,Induction,2026-09-02,1,Canaryperson,x\n",
  "short.csv": "\(head)\n\(row)\nCanaryperson Short,Canarycourse\n",
  "long.csv": "\(head)\n\(row),Canaryextra,Canaryextra\n",
  "open.csv": "\(head)\n\"Canaryperson,Canarycourse,Induction\n",
  "letters.csv": "\(head)\n\(row.replacing("Zoë", with: "\u{2FE0}"))\n",
  "roomy.csv":
    "\(head)\n\(String(repeating: "王", count: 199)),\(String(repeating: "王", count: 190)) Canarycourse,CPD,2026-09-02,1,Canarytrainer,x\n",
  "broken.json": "[{\"name\": \"Canaryperson\", \"course\": Canarycourse}]",
  "nested.json": "[{\"name\": {\"Canaryperson\": 1}, \"course\": [\"Canarycourse\"]}]",
  "broken.yaml": "- name: Canaryperson\n  course: \"Canarycourse\n - kind: Canarykind\n",
  "list.yaml": "- Canaryperson\n- Canarytrainer\n",
]

private let policy = """
  ---
  title: E-safety
  version: 2
  owner: headteacher
  approved by: Canaryapprover
  approved on: 2026-09-01
  next review: 2027-09-01
  signatures: [headteacher, ict-lead]
  ---

  # Rules

  Canaryperson is careful, and so is {{ roles.headteacher.name }}.
  """

/// An office of people with telling names, with a policy, a pack for each person, and tables of people.
private func office() throws -> Office {
  let office = try Office()
  func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
  let template = docx(
    body: p("{{ certificate.name }}") + p("{{qr certificate.qr size: 46mm}}"))
  try Data(template).write(to: office.folder.appending(path: "ws/templates/certificate.docx"))
  for name in try office.names(in: "ws/templates") where name.hasSuffix(".md") {
    guard name != "pack-cover.md" else { continue }
    try FileManager.default.removeItem(at: office.folder.appending(path: "ws/templates/\(name)"))
  }
  try office.write("ws/templates/e-safety.md", policy)
  try office.write(
    "ws/templates/packs/each.yaml",
    """
    title: For each
    for-each: person
    documents:
      - policy: e-safety
      - certificate

    """)
  let school = String(decoding: try office.bytes("ws/school.yaml"), as: UTF8.self)
  try office.write(
    "ws/school.yaml",
    school.replacing(
      "title: Headteacher\n    people: []",
      with: """
        title: Headteacher
            people:
              - name: Mrs Canaryhead
                email: canaryhead@example.org
        """
    ).replacing(
      "title: ICT lead\n    people: []",
      with: """
        title: ICT lead
            people:
              - name: Mr Canarylead
              - name: Ms Canarylead
        """))
  for (name, text) in sessions { try office.write(name, text) }
  return office
}

@Suite struct `Nothing personal of what is printed` {
  /// What stands on stderr and in the names of all files but those that were given.
  private func check(_ office: Office, _ run: CommandLineRun, _ given: [String] = []) {
    let typed = given.joined(separator: " ").lowercased()
    let files =
      FileManager.default.enumerator(atPath: office.folder.path)?.compactMap { $0 as? String } ?? []
    for canary in canaries {
      if !typed.contains(canary) {
        #expect(!run.err.lowercased().contains(canary), "\(canary) in \(run.err)")
      }
      #expect(!files.contains { $0.lowercased().contains(canary) }, "\(canary)")
    }
  }

  @Test(arguments: sessions.keys.sorted())
  func `is said of a table of people, right or wrong`(_ table: String) throws {
    let office = try office()
    for command in [
      ["print", "certificates", "--session", table, "--dry-run"],
      ["print", "certificates", "--session", table, "--course", "C", "--hours", "1"],
      ["print", "certificates", "--session", table, "--one-file", "--force"],
      ["print", "certificates", "--session", table, "--as", "word"],
      ["print", "pack", "each", "--people", table],
      ["print", "pack", "each", "--people", table, "--one-file"],
    ] {
      let run = try office.run(command)
      #expect(run.status != 0 || table == "good.csv", "\(command) \(run.out) \(run.err)")
      check(office, run)
    }
  }

  @Test func `is said of certificates that are there, revoked or forged`() throws {
    let office = try office()
    check(office, try office.run("print", "certificates", "--session", "good.csv"))
    let list = try office.run("certificates", "list")
    check(office, list)
    let number = try #require(list.out.firstMatch(of: /CERT-\d{4}-\d{4}-\S/)).0
    check(office, try office.run("certificates", "list", "--name", "nobody"))
    check(office, try office.run("certificates", "verify", String(number)))
    try office.write(
      "forged.txt", "School: X\nCertificate: \(number)\nName: Canaryperson\nCourse: Canarycourse\n")
    check(office, try office.run("certificates", "verify", "forged.txt"))
    // The same with other hours, then revoked, then with another template than before.
    try office.write(
      "other.csv", sessions["good.csv", default: ""].replacing("1.5", with: "3"))
    check(office, try office.run("print", "certificates", "--session", "other.csv"))
    check(
      office,
      try office.run("certificates", "revoke", String(number), "--reason", "Canaryreason"),
      ["Canaryreason"])
    check(office, try office.run("print", "certificates", "--session", "good.csv"))
    check(office, try office.run("certificates", "revoke", String(number), "--reason", "x"))
    try office.write("ws/templates/certificate.docx", "Canaryperson")
    check(office, try office.run("print", "certificates", "--session", "good.csv", "--reissue"))
  }

  @Test func `is said of policies and of those who sign them`() throws {
    let office = try office()
    for command in [
      ["print", "policy"], ["print", "signature-page"], ["policy"], ["policy", "show"],
      ["policy", "due"], ["signatures", "outstanding"],
      ["signatures", "record", "e-safety", "--role", "headteacher"],
      ["signatures", "record", "e-safety", "--role", "ict-lead"],
      ["signatures", "record", "e-safety", "--role", "Mrs Nobody"],
      ["signatures", "record", "e-safety", "--role", "ict-lead", "--name", "Canarysigner"],
      ["signatures", "record", "e-safety", "--role", "ict-lead", "--name", "Canarysigner"],
      ["signatures", "list"], ["signatures", "outstanding"], ["policy", "due"],
      ["signatures", "withdraw", "e-safety", "--role", "ict-lead", "--reason", "Canaryreason"],
      ["signatures", "withdraw", "e-safety", "--role", "ict-lead", "--reason", "Canaryreason"],
      ["signatures", "record", "e-safety", "--role", "headteacher", "--hash", "ffff"],
      ["print", "policy", "--force"], ["policy", "diff", "e-safety", "e-safety"],
    ] {
      // Who types a name sees it; nobody else does.
      check(office, try office.run(command), command)
    }
  }

  @Test(arguments: [
    ("title: E-safety", "title: [Canaryapprover]"),
    ("2026-09-01", "the day of Canaryapprover"),
    ("2027-09-01", "2025-09-01"),
    ("approved by: Canaryapprover", "approved by: {Canaryapprover: x}"),
    ("approved by: Canaryapprover", "approved by: Canaryapprover: x"),
    ("headteacher.name", "headteacher.nam"),
    ("headteacher.name", "ict-manager.name"),
    ("headteacher.name }}", "headteacher.name"),
    ("owner: headteacher", "owner: nobody"),
  ])
  func `is said of a policy that is wrong`(_ right: String, _ wrong: String) throws {
    let office = try office()
    try office.write("ws/templates/e-safety.md", policy.replacing(right, with: wrong))
    for command in [
      ["print", "policy"], ["print", "signature-page"], ["policy"], ["policy", "due"],
      ["print", "pack", "each", "--people", "good.csv"],
    ] {
      check(office, try office.run(command))
    }
  }

  @Test(arguments: [
    ("- name: Mrs Canaryhead", "- nam: Mrs Canaryhead"),
    ("- name: Mrs Canaryhead", "- name: [Mrs Canaryhead]"),
    ("canaryhead@example.org", "canaryhead at example"),
    ("canaryhead@example.org", "\"canaryhead@example.org"),
    ("- name: Mr Canarylead", "- Mr Canarylead"),
    ("- name: Ms Canarylead", "- name: Mr Canarylead"),
  ])
  func `is said of a school.yaml that is wrong`(_ right: String, _ wrong: String) throws {
    let office = try office()
    let own = String(decoding: try office.bytes("ws/school.yaml"), as: UTF8.self)
    #expect(own.contains(right))
    try office.write("ws/school.yaml", own.replacing(right, with: wrong))
    for command in [
      ["print", "policy"], ["print", "certificates", "--session", "good.csv"],
      ["signatures", "record", "e-safety", "--role", "headteacher"], ["policy", "due"],
      ["print", "form", "blocked-content-access"],
    ] {
      check(office, try office.run(command))
    }
  }

  @Test func `is said of a policy that is taken over`() throws {
    let office = try office()
    try office.write(
      "old.txt",
      """
      Policy of Canaryperson

      Version 4, approved by Canaryapprover on 3 March 2026.

      Mrs Canaryhead looks after it.

      Signed: Canarysigner ________ Date: ______
      """)
    check(office, try office.run("policy", "import", "old.txt"))
    check(office, try office.run("policy", "import", "old.txt", "--tags", "--force"))
    check(office, try office.run("policy", "diff", "old.txt", "e-safety"))
  }
}
