/// Who hears what ``XMLReader`` reads: a struct whose methods are called in document order.
///
/// The methods are called through the concrete type, without a dynamic dispatch an event.
@usableFromInline package protocol XMLHandler {
  /// An element opens. `attributes` is valid until the method returns.
  mutating func start(_ name: XMLName, _ attributes: XMLAttributes)
  /// An element closes.
  mutating func end(_ name: XMLName)
  /// Text, as UTF-8; one run of text may come in several calls.
  mutating func text(_ bytes: Span<UInt8>)
  /// Asked from time to time; an error here ends the reading with that error.
  ///
  /// `mutating`, so that nobody copies the handler to ask it.
  var failure: XMLFailure? { mutating get }
}
