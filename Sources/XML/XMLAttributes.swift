internal import Archive
internal import CLibxml2

/// The attributes of an element while ``XMLHandler/start(_:_:)`` runs; not to be kept beyond it.
///
/// Values are looked up by the vocabulary's numbers, and compared or copied out. An attribute without a
/// prefix is in no namespace, whatever its element is in: ``XMLName/noNamespace``. (Namespaces in XML 1.0,
/// §6.2) Declarations of namespaces are no attributes.
@safe @usableFromInline package struct XMLAttributes {
  /// How many attributes there are.
  package let count: Int
  /// Five pointers an attribute: local name, prefix, namespace, begin and end of the value.
  private let values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let element: XMLElementPointers
  private let names: UnsafeMutablePointer<XMLNames>

  init(
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    element: XMLElementPointers, names: UnsafeMutablePointer<XMLNames>
  ) {
    unsafe self.values = values
    self.count = count
    self.element = element
    unsafe self.names = names
  }

  /// The value as text; nil where there is no such attribute.
  package func string(_ namespace: UInt8, _ local: UInt16) -> String? {
    withBytes(namespace, local) { String($0) }
  }

  /// The value as a whole number; nil where there is no such attribute or it is no whole number.
  package func integer(_ namespace: UInt8, _ local: UInt16) -> Int? {
    withBytes(namespace, local) { $0.integer } ?? nil
  }

  /// Whether there is such an attribute and its value is this text, byte for byte.
  package func equals(_ namespace: UInt8, _ local: UInt16, _ text: StaticString) -> Bool {
    withBytes(namespace, local) { $0.equals(text) } ?? false
  }

  /// Whether there is such an attribute.
  package func has(_ namespace: UInt8, _ local: UInt16) -> Bool {
    index(namespace, local) != nil
  }

  /// What `body` makes of the UTF-8 of the value; nil where there is no such attribute.
  package func withBytes<Result>(
    _ namespace: UInt8, _ local: UInt16, _ body: (Span<UInt8>) -> Result
  ) -> Result? {
    guard let index = index(namespace, local) else { return nil }
    return body(unsafe value(index).span)
  }

  /// The name of the attribute with this index, in the order of the document.
  package func name(at index: Int) -> XMLName {
    precondition(index >= 0 && index < count)
    guard let values = unsafe values else { return .unlisted }
    return unsafe names.pointee.name(values[index * 5], values[index * 5 + 2])
  }

  /// The value of the attribute with this index.
  package func string(at index: Int) -> String {
    precondition(index >= 0 && index < count)
    return String(unsafe value(index).span)
  }

  /// Hands over the UTF-8 of the value of the attribute with this index.
  package func withBytes(at index: Int, _ body: (Span<UInt8>) -> Void) {
    precondition(index >= 0 && index < count)
    body(unsafe value(index).span)
  }

  /// The name of the attribute with this index as it stands, such as `w:val`; for reports.
  package func qualifiedName(at index: Int) -> String {
    precondition(index >= 0 && index < count)
    guard let values = unsafe values else { return "" }
    return unsafe XMLElementPointers(
      local: values[index * 5], prefix: values[index * 5 + 1], namespace: nil
    ).qualifiedName
  }

  /// The name of the element as it stands, such as `w:p`; for reports of names that are not listed.
  package var elementName: String { element.qualifiedName }

  /// The namespace of the element as it stands, nil for none.
  package var elementNamespace: String? {
    unsafe element.namespace.map { unsafe String(cString: $0) }
  }

  private func index(_ namespace: UInt8, _ local: UInt16) -> Int? {
    guard let values = unsafe values else { return nil }
    for index in 0..<count
    where unsafe names.pointee.local(values[index * 5]) == local
      && names.pointee.namespace(values[index * 5 + 2]) == namespace
    {
      return index
    }
    return nil
  }

  private func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let begin = unsafe values?[index * 5 + 3], let end = unsafe values?[index * 5 + 4] else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeBufferPointer(start: begin, count: end - begin)
  }
}

/// The parts of an element's name as libxml2 hands them over.
@safe struct XMLElementPointers {
  let local: UnsafePointer<UInt8>?
  let prefix: UnsafePointer<UInt8>?
  let namespace: UnsafePointer<UInt8>?

  init(
    local: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
  ) {
    unsafe self.local = local
    unsafe self.prefix = prefix
    unsafe self.namespace = namespace
  }

  var qualifiedName: String {
    guard let local = unsafe local else { return "" }
    guard let prefix = unsafe prefix else { return unsafe String(cString: local) }
    return unsafe String(cString: prefix) + ":" + String(cString: local)
  }
}
