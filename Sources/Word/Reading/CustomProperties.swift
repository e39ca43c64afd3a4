internal import XML

/// Reads the custom properties of a file: names and values as text. (ECMA-376 Part 1, §22.3)
struct CustomPropertiesHandler: XMLHandler {
  private(set) var properties: [String: String] = [:]
  private var name: String?
  private var bytes: [UInt8] = []
  var failure: XMLFailure? { nil }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.is(.customProperties, .property) else { return }
    self.name = attributes.plain(.name)
    bytes = []
  }

  mutating func end(_ name: XMLName) {
    guard name.is(.customProperties, .property), let property = self.name else { return }
    properties[property] = String(decoding: bytes, as: UTF8.self)
    self.name = nil
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard name != nil else { return }
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}
