internal import Archive
internal import CLibxml2

/// A tree as text again: names, prefixes, the order of attributes and declarations as they came.
extension XMLNode {
  /// Writes it with all that is in it.
  package func write(to bytes: inout [UInt8]) {
    guard kind == .element else { return writeOther(to: &bytes) }
    guard first != nil else { return writeStart(to: &bytes, closing: true) }
    writeStart(to: &bytes)
    var child = first
    while let next = child {
      next.write(to: &bytes)
      child = next.next
    }
    writeEnd(to: &bytes)
  }

  /// Writes the start tag of an element; with `closing`, an empty-element tag.
  package func writeStart(to bytes: inout [UInt8], closing: Bool = false) {
    bytes.append(UInt8(ascii: "<"))
    unsafe writeName(node.pointee.ns, node.pointee.name, to: &bytes)
    var declaration = unsafe node.pointee.nsDef
    while let next = unsafe declaration {
      bytes.append(" xmlns" as StaticString)
      if let prefix = unsafe next.pointee.prefix {
        bytes.append(UInt8(ascii: ":"))
        unsafe append(prefix, to: &bytes)
      }
      bytes.append("=\"" as StaticString)
      if let uri = unsafe next.pointee.href { unsafe escape(uri, inAttribute: true, to: &bytes) }
      bytes.append(UInt8(ascii: "\""))
      unsafe declaration = next.pointee.next
    }
    var attribute = unsafe node.pointee.properties
    while let next = unsafe attribute {
      bytes.append(UInt8(ascii: " "))
      unsafe writeName(next.pointee.ns, next.pointee.name, to: &bytes)
      bytes.append("=\"" as StaticString)
      if let value = unsafe xmlNodeListGetString(tree.document, next.pointee.children, 1) {
        unsafe escape(value, inAttribute: true, to: &bytes)
        unsafe docket_xml_free(value)
      }
      bytes.append(UInt8(ascii: "\""))
      unsafe attribute = next.pointee.next
    }
    bytes.append(closing ? "/>" : ">" as StaticString)
  }

  /// Writes the end tag of an element.
  package func writeEnd(to bytes: inout [UInt8]) {
    bytes.append("</" as StaticString)
    unsafe writeName(node.pointee.ns, node.pointee.name, to: &bytes)
    bytes.append(UInt8(ascii: ">"))
  }

  private func writeOther(to bytes: inout [UInt8]) {
    let content = unsafe node.pointee.content
    switch unsafe node.pointee.type {
    case XML_TEXT_NODE:
      if let content = unsafe content { unsafe escape(content, inAttribute: false, to: &bytes) }
    case XML_CDATA_SECTION_NODE:
      bytes.append("<![CDATA[" as StaticString)
      if let content = unsafe content { unsafe append(content, to: &bytes) }
      bytes.append("]]>" as StaticString)
    case XML_COMMENT_NODE:
      bytes.append("<!--" as StaticString)
      if let content = unsafe content { unsafe append(content, to: &bytes) }
      bytes.append("-->" as StaticString)
    case XML_PI_NODE:
      bytes.append("<?" as StaticString)
      if let name = unsafe node.pointee.name { unsafe append(name, to: &bytes) }
      if let content = unsafe content {
        bytes.append(UInt8(ascii: " "))
        unsafe append(content, to: &bytes)
      }
      bytes.append("?>" as StaticString)
    default: break  // a DOCTYPE and what stands in one never get here
    }
  }

  private func writeName(
    _ namespace: xmlNsPtr?, _ name: UnsafePointer<xmlChar>?, to bytes: inout [UInt8]
  ) {
    if let prefix = unsafe namespace?.pointee.prefix {
      unsafe append(prefix, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
    }
    if let name = unsafe name { unsafe append(name, to: &bytes) }
  }

  private func append(_ text: UnsafePointer<xmlChar>, to bytes: inout [UInt8]) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }

  private func escape(
    _ text: UnsafePointer<xmlChar>, inAttribute: Bool, to bytes: inout [UInt8]
  ) {
    let text = unsafe UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    unsafe bytes.appendEscaped(text.span, inAttribute: inAttribute)
  }
}

extension [UInt8] {
  /// Appends UTF-8 as the text of an element or the value of an attribute. (XML 1.0, §2.4, §3.3.3)
  package mutating func appendEscaped(_ text: Span<UInt8>, inAttribute: Bool = false) {
    var copied = 0
    for index in text.indices {
      let escape: StaticString? =
        switch text[index] {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case 0x0D: "&#13;"
        case UInt8(ascii: "\"") where inAttribute: "&quot;"
        case 0x09 where inAttribute: "&#9;"
        case 0x0A where inAttribute: "&#10;"
        default: nil
        }
      guard let escape else { continue }
      append(text, copied..<index)
      append(escape)
      copied = index + 1
    }
    append(text, copied..<text.count)
  }
}
