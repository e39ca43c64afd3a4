/// Where a file stands in a workspace, such as `templates/packs/policy.yaml`, as bytes.
///
/// It is proof that joining it to a folder cannot leave that folder: no step is empty, `.` or `..`.
package struct BackupPath: Hashable, Sendable, Comparable {
  package let bytes: [UInt8]

  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    let steps = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let dot = UInt8(ascii: ".")
    guard !bytes.contains(0), steps.allSatisfy({ ![[], [dot], [dot, dot]].contains(Array($0)) })
    else { return nil }
    self.bytes = bytes
  }

  package init?(_ text: String) { self.init(text.utf8) }

  /// The folders and the file on the way, outermost first.
  package var steps: [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: "/")) }

  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
