/// A folder of messages, a file each, as programs that fetch mail leave it. (maildir(5))
///
///     Maildir/
///       tmp/    being written: nobody's business
///       new/    come in, and seen by nobody
///       cur/    seen; what is behind `:2,` in a name says what for
///
/// A message is there whole from the moment that it has its name. It is done with when it lies in `cur/` with `S`
/// for seen; `F`, for flagged, asks a person to look.
package struct Maildir: Hashable, Sendable {
  package let path: FilePath

  package init(_ path: FilePath) {
    self.path = path
  }

  var new: FilePath { path.appending("new") }
  var current: FilePath { path.appending("cur") }

  /// The messages that are to be taken in, the oldest names first.
  ///
  /// - Throws: what the system says where it is no Maildir, or cannot be looked into.
  package func unseen() throws(FileFailure) -> [FilePath] {
    let new = try Listing(of: new)
    let current = try Listing(of: current)
    var found: [FilePath] = []
    for index in 0..<new.count where Self.isMessage(new[index].name) {
      found.append(self.new.appending(new[index].name))
    }
    for index in 0..<current.count where Self.isMessage(current[index].name) {
      // A mail program that was opened on the folder moves all to `cur`, and marks what its person has read.
      if !Self.flags(of: current[index].name).contains(UInt8(ascii: "S")) {
        found.append(self.current.appending(current[index].name))
      }
    }
    return found
  }

  /// Marks a message as seen.
  ///
  /// - Parameters:
  ///   - message: as ``unseen()`` told it.
  ///   - isFlagged: whether a person must look at it.
  /// - Throws: what the system says; `missing` where another program has moved it.
  func markSeen(_ message: FilePath, isFlagged: Bool) throws(FileFailure) {
    var flags = Set(Self.flags(of: message.name))
    flags.insert(UInt8(ascii: "S"))
    if isFlagged { flags.insert(UInt8(ascii: "F")) }
    let base = Self.base(of: message.name)
    for number in 1... {
      // A name is taken where somebody has put a copy of a message back.
      let copy = number == 1 ? [] : Array("_\(number)".utf8)
      let place = current.appending(Array(base) + copy + Self.mark + flags.sorted())
      do throws(FileFailure) {
        return try message.moveWithoutReplacing(to: place)
      } catch .exists {
        continue
      }
    }
  }

  private static let mark = Array(":2,".utf8)

  /// Names that begin with a dot are no messages.
  private static func isMessage(_ name: ArraySlice<UInt8>) -> Bool {
    name.first != UInt8(ascii: ".")
  }

  private static func base(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.firstRange(of: mark).map { name[..<$0.lowerBound] } ?? name
  }

  private static func flags(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.firstRange(of: mark).map { name[$0.upperBound...] } ?? []
  }
}
