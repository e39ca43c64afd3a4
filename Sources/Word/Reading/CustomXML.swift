internal import XML

/// A path of plain child steps, such as `/ns0:form[1]/ns0:name[1]`. (W48)
struct BindingPath: Hashable {
  /// Each step as `{namespace}name[position]`.
  let steps: [String]

  /// Nil where the path is more than that: it is not evaluated.
  ///
  /// The `prefixes` are namespaces as `w:prefixMappings` writes them: `xmlns:ns0="uri"`.
  init?(_ xpath: String, prefixes: String) {
    guard xpath.first == "/" else { return nil }
    let namespaces = Self.namespaces(prefixes)
    var steps: [String] = []
    for step in xpath.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      var name = step
      var position = 1
      if let bracket = step.firstIndex(of: "[") {
        guard step.last == "]",
          let number = Int(step[step.index(after: bracket)...].dropLast()), number > 0
        else { return nil }
        position = number
        name = step[..<bracket]
      }
      var namespace = ""
      if let colon = name.firstIndex(of: ":") {
        guard let uri = namespaces[name[..<colon]] else { return nil }
        namespace = uri
        name = name[name.index(after: colon)...]
      }
      guard !name.isEmpty, !name.contains(where: { "@:*()[]= '\"".contains($0) }) else {
        return nil
      }
      steps.append("{\(namespace)}\(name)[\(position)]")
    }
    self.steps = steps
  }

  private static func namespaces(_ mappings: String) -> [Substring: String] {
    var result: [Substring: String] = [:]
    for mapping in mappings.split(whereSeparator: \.isWhitespace) {
      guard mapping.hasPrefix("xmlns:"), let equals = mapping.firstIndex(of: "=") else { continue }
      let prefix = mapping[..<equals].dropFirst("xmlns:".count)
      result[prefix] = String(mapping[mapping.index(after: equals)...].dropFirst().dropLast())
    }
    return result
  }
}

/// Reads what stands at several places of a custom XML part, in one pass. (ECMA-376 Part 1, §22.5)
struct CustomXMLHandler: XMLHandler {
  private let wanted: Set<[String]>
  private(set) var found: [[String]: String] = [:]
  private var path: [String] = []
  /// How often each name came so far, for every element that is open.
  private var counts: [[String: Int]] = [[:]]
  private var bytes: [UInt8] = []
  private var collectedDepth: Int?
  var failure: XMLFailure? { nil }

  init(wanted: Set<[String]>) {
    self.wanted = wanted
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    let qualified = attributes.elementName
    let local = qualified.firstIndex(of: ":").map { qualified[qualified.index(after: $0)...] }
    let key = "{\(attributes.elementNamespace ?? "")}\(local ?? qualified[...])"
    let position = counts[counts.count - 1][key, default: 0] + 1
    counts[counts.count - 1][key] = position
    counts.append([:])
    path.append("\(key)[\(position)]")
    if collectedDepth == nil, wanted.contains(path) {
      collectedDepth = path.count
      bytes = []
    }
  }

  mutating func end(_ name: XMLName) {
    if collectedDepth == path.count {
      found[path] = String(decoding: bytes, as: UTF8.self)
      collectedDepth = nil
    }
    _ = path.popLast()
    _ = counts.popLast()
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard collectedDepth != nil else { return }
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}

/// Reads which custom XML part this is: `ds:datastoreItem`. (ECMA-376 Part 1, §22.5.2.1)
struct DataStoreHandler: XMLHandler {
  private(set) var itemID: String?
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.is(.customXML, .datastoreItem) else { return }
    itemID = attributes.string(.customXML, .itemID)
  }

  mutating func end(_ name: XMLName) {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
