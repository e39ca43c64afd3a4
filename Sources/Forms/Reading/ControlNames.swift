internal import Folding
internal import Word

/// Which field of a form a control's name means. (W44)
struct ControlNames {
  private let byTag: [[UInt8]: Int]
  private let byTitle: [[UInt8]: Int]
  private static let ambiguous = -1

  init(_ fields: [Field]) {
    var byTag: [[UInt8]: Int] = [:]
    var byTitle: [[UInt8]: Int] = [:]
    for (index, field) in fields.enumerated() {
      for name in [field.key] + field.controlNames { byTag[folded(name.utf8)] = index }
      for name in Set(
        ([field.key, field.label] + field.controlNames + field.otherLabels).map(labelCore))
      {
        // A title of two fields leads to neither: the section above its label decides. (W77)
        byTitle[name] = byTitle[name] == nil ? index : Self.ambiguous
      }
    }
    self.byTag = byTag
    self.byTitle = byTitle.filter { $0.value != Self.ambiguous }
  }

  /// The field and the name that leads to it: the tag first, then the bound element, then the title.
  func field(of control: ContentControl) -> (field: Int, how: Evidence)? {
    if let tag = control.tag, let field = byTag[folded(tag.utf8)] { return (field, .tag) }
    if let binding = control.binding, let field = byTag[folded(Self.element(binding.xpath).utf8)] {
      return (field, .binding)
    }
    if let alias = control.alias, let field = byTitle[labelCore(alias)] { return (field, .alias) }
    return nil
  }

  func field(of legacy: LegacyField) -> Int? {
    guard let name = legacy.name else { return nil }
    return byTag[folded(name.utf8)]
  }

  /// The local name of the last step: `/ns0:form[1]/ns0:teacher[1]` → `teacher`.
  private static func element(_ xpath: String) -> String {
    let step = xpath.split(separator: "/").last ?? ""
    let name = step.prefix { $0 != "[" }
    return String(name.split(separator: ":").last ?? "")
  }
}
