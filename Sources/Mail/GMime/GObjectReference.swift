internal import CGMime

/// The one owner of a reference to an object of GMime's.
@safe struct GObjectReference: ~Copyable {
  private let object: OpaquePointer

  /// Takes over a reference that the caller was given.
  init?(_ object: OpaquePointer?) {
    guard let object = unsafe object else { return nil }
    unsafe self.object = object
  }

  deinit { unsafe docket_gmime_unref(UnsafeMutableRawPointer(object)) }

  /// Lends the object; nothing that is lent may outlive the call.
  func withObject<Result: ~Copyable>(_ body: (OpaquePointer) -> Result) -> Result {
    unsafe body(object)
  }
}
