/// The numbers of the names in one dictionary, learnt as the names come.
///
/// Nothing is put into the dictionary up front: while it holds few names libxml2 hashes them by a few of
/// their bytes, and goes over all of them once it has grown (2.9.14, `xmlDictComputeKey`).
@safe struct XMLNames: ~Copyable {
  private let vocabulary: XMLVocabulary
  private var locals = XMLNameTable()
  private var namespaces = XMLNameTable()
  /// The namespace that came last, which is mostly the next one too.
  private var lastNamespace: UnsafePointer<UInt8>?
  private var lastNumber = XMLName.noNamespace

  init(_ vocabulary: XMLVocabulary) {
    self.vocabulary = vocabulary
    unsafe lastNamespace = nil
  }

  @inline(__always)
  mutating func name(_ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) -> XMLName
  {
    unsafe XMLName(namespace: self.namespace(namespace), local: self.local(local))
  }

  /// The number of a local name.
  @inline(__always)
  mutating func local(_ pointer: UnsafePointer<UInt8>?) -> UInt16 {
    guard let pointer = unsafe pointer else { return XMLName.unknownLocal }
    return unsafe locals.number(of: pointer) ?? learnLocal(pointer)
  }

  /// The number of a namespace.
  @inline(__always)
  mutating func namespace(_ pointer: UnsafePointer<UInt8>?) -> UInt8 {
    if unsafe pointer == lastNamespace { return lastNumber }
    return unsafe otherNamespace(pointer)
  }

  private mutating func otherNamespace(_ pointer: UnsafePointer<UInt8>?) -> UInt8 {
    var number = XMLName.noNamespace
    if let pointer = unsafe pointer {
      number = unsafe UInt8(
        truncatingIfNeeded: namespaces.number(of: pointer) ?? learnNamespace(pointer))
    }
    unsafe lastNamespace = pointer
    lastNumber = number
    return number
  }

  private mutating func learnLocal(_ pointer: UnsafePointer<UInt8>) -> UInt16 {
    let number = unsafe vocabulary.number(ofLocal: String(cString: pointer))
    unsafe locals.insert(pointer, number)
    return number
  }

  private mutating func learnNamespace(_ pointer: UnsafePointer<UInt8>) -> UInt16 {
    let number = unsafe UInt16(vocabulary.number(ofNamespace: String(cString: pointer)))
    unsafe namespaces.insert(pointer, number)
    return number
  }
}
