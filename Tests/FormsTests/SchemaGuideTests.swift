import Foundation
import Testing
import YAML

@testable import Forms

@Suite struct `The guide for form authors` {
  let guide: String

  init() throws {
    guide = try String(contentsOfFile: Repository.root + "docs/forms.md", encoding: .utf8)
  }

  @Test func `shows a form that docket reads`() throws {
    let start = try #require(guide.firstRange(of: "```yaml\n"))
    let end = try #require(guide[start.upperBound...].firstRange(of: "```"))
    let yaml = String(guide[start.upperBound..<end.lowerBound])
    let form = try FormSchema(yaml: yaml, file: "forms/lost-property.yaml")
    #expect(form.fields.map(\.key) == ["child", "lost_on", "what", "where", "found"])
    #expect(form.fields.filter(\.isRequired).map(\.key) == ["child", "lost_on", "what"])
    #expect(form.routing.handledBy == "office")

    // The mistake that the guide shows is the one that docket finds.
    let slip = Slip("", "        label: \"Child", becomes: "        lable: \"Child", says: "")
    let error = #expect(throws: SchemaError.self) {
      try FormSchema(yaml: slip.applied(to: yaml), file: "forms/lost-property.yaml")
    }
    let shown = try #require(error?.mistakes.last?.description)
    #expect(guide.contains(shown))
  }

  @Test func `explains every key`() {
    for key in FormSchema.keys + Field.keys {
      #expect(guide.contains("`\(key)`") || guide.contains("`\(key): "), "\(key)")
    }
  }
}
