import Foundation
import TestSupport
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

  @Test(.enabled(if: JSONSchema.isThere, "skipped: python3 lacks jsonschema or yaml"))
  func `accepts the forms that docket accepts, and refuses those that it refuses`() throws {
    let shipped = try FormCatalogue(folder: Repository.forms).forms.map { form in
      try String(contentsOfFile: "\(Repository.forms)/\(form.id).yaml", encoding: .utf8)
    }
    let good = shipped + [lostProperty]
    let wrong = Self.slips.map { $0.applied(to: lostProperty) }
    let verdicts = try JSONSchema.verdicts(
      on: good + wrong, by: "\(Repository.forms)/form.schema.json")
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
