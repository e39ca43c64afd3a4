internal import CLibxml2

extension XMLFailure {
  static let badCharacter = "it holds bytes that are no character of XML"

  /// What libxml2 complains of, in docket's words; nil where it does not matter.
  ///
  /// Its own messages quote the document, and with it perhaps an answer: they are not passed on.
  init?(_ error: xmlError) {
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return nil }
    let code = unsafe error.code
    let reason: String
    switch xmlParserErrors(rawValue: UInt32(bitPattern: code)) {
    case XML_WAR_NS_URI, XML_WAR_NS_URI_RELATIVE:
      // A namespace is compared, never followed: that its name is no URI harms nobody.
      return nil
    case XML_ERR_DOCUMENT_EMPTY: reason = "it is empty"
    case XML_ERR_DOCUMENT_END: reason = "something follows the root element"
    case XML_ERR_TAG_NAME_MISMATCH: reason = "an end tag does not match its start tag"
    case XML_ERR_TAG_NOT_FINISHED: reason = "it ends before its last element is closed"
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      reason = Self.badCharacter
    case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED: reason = "it is not proper UTF-8"
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      reason = "it refers to an entity that XML does not know"
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_LT_IN_ATTRIBUTE:
      reason = "a bare & or < stands in it"
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      reason = "an element has an attribute twice"
    case XML_NS_ERR_UNDEFINED_NAMESPACE: reason = "a namespace prefix is not declared"
    case XML_ERR_NO_MEMORY:
      self = .outOfMemory
      return
    default: reason = "it is not well formed (libxml2 error \(code))"
    }
    self = unsafe .malformed(reason: reason, line: Int(error.line))
  }
}
