internal import Foundation

/// Python's jsonschema, the reference for what editors say about a file in YAML.
package enum JSONSchema {
  /// What it needs is on this machine.
  package static let isThere: Bool =
    (try? run(["-c", "import jsonschema, yaml"], input: Data())) != nil

  /// What is wrong with texts, as a schema has it.
  ///
  /// - Parameters:
  ///   - texts: each a whole file in YAML.
  ///   - schema: the path of the schema.
  /// - Returns: "ok" or what is wrong, for each text.
  /// - Throws: where Python does not end as it should.
  package static func verdicts(on texts: [String], by schema: String) throws -> [String] {
    let output = try run(["-c", validator, schema], input: JSONEncoder().encode(texts))
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

  private static func run(_ arguments: [String], input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
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
