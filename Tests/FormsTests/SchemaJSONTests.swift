import Foundation
import Testing

@testable import Forms

@Suite struct `form.schema.json` {
  /// What no JSON Schema can say, because it is about two places of the file or about its YAML.
  static let seenByDocketOnly: Set<String> = [
    "a decision without a field for it", "a yes-no field with the no first",
    "an urgent rule on a text field", "an urgent rule on no field",
    "an urgent rule on no field, near one",
  ]

  static let slips =
    `A form with a key wrong or missing`.slips + `A form with a wrong value`.slips
    + `A field with wrong options or rules`.slips + `A form with a wrong route`.slips

  @Test(.enabled(if: Python.hasJSONSchema, "skipped: python3 lacks jsonschema or yaml"))
  func `accepts the forms that docket accepts, and refuses those that it refuses`() throws {
    let shipped = try FormCatalogue(folder: Repository.forms).forms.map { form in
      try String(contentsOfFile: "\(Repository.forms)/\(form.id).yaml", encoding: .utf8)
    }
    let good = shipped + [lostProperty]
    let wrong = Self.slips.map { $0.applied(to: lostProperty) }
    let verdicts = try Python.validate(good + wrong)
    #expect(verdicts.prefix(good.count).allSatisfy { $0 == "ok" })
    let missed = zip(Self.slips, verdicts.dropFirst(good.count))
      .filter { $1 == "ok" }.map(\.0.testDescription)
    #expect(Set(missed) == Self.seenByDocketOnly)
  }

  @Test func `knows the keys that docket knows`() throws {
    let data = try Data(contentsOf: URL(filePath: "\(Repository.forms)/form.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    #expect(keys(schema) == Set(FormSchema.keys))
    #expect(keys(definitions["field"]) == Set(Field.keys))
    #expect(keys(definitions["section"]) == ["title", "filled-by", "fields"])
    #expect(keys(definitions["step"]) == ["name", "role", "working-days"])
    #expect(keys(definitions["urgency"]) == ["field", "unless", "goes-to"])
    #expect(keys(definitions["keep"]) == ["years", "from", "review"])
  }

  private func keys(_ schema: [String: Any]?) -> Set<String> {
    Set((schema?["properties"] as? [String: Any] ?? [:]).keys)
  }
}

/// Python's jsonschema, the reference for what editors say about a form.
private enum Python {
  static let hasJSONSchema: Bool = (try? run("import jsonschema, yaml", input: Data())) != nil

  /// "ok" or what is wrong, for each form.
  static func validate(_ forms: [String]) throws -> [String] {
    let output = try run(validator, input: JSONEncoder().encode(forms))
    return try JSONDecoder().decode([String].self, from: output)
  }

  // PyYAML reads YAML 1.1, where `no` is a flag; editors read 1.2, where it is a word.
  private static let validator = """
    import json, re, sys, jsonschema, yaml
    class Loader(yaml.SafeLoader): pass
    Loader.yaml_implicit_resolvers = {
        first: [r for r in rules if r[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")
    check = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
    def verdict(text):
        wrong = jsonschema.exceptions.best_match(check.iter_errors(yaml.load(text, Loader)))
        return wrong.message if wrong else "ok"
    json.dump([verdict(text) for text in json.load(sys.stdin)], sys.stdout)
    """

  private struct Failure: Error { var status: Int32 }

  private static func run(_ program: String, input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, "\(Repository.forms)/form.schema.json"]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The program reads all before it writes, so neither side waits for the other.
    if !input.isEmpty { try stdin.fileHandleForWriting.write(contentsOf: input) }
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return output
  }
}
