#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What stands in a folder, sorted by the bytes of the names.
///
/// The names share one buffer: a folder of 50,000 files costs two allocations.
struct Listing: Sendable {
  private struct Entry {
    var start: Int32
    var length: Int32
    var kind: FileKind?
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  /// The name and, where the folder itself tells it, the kind.
  subscript(index: Int) -> (name: ArraySlice<UInt8>, kind: FileKind?) {
    let entry = entries[index]
    return (names[Int(entry.start)..<Int(entry.start + entry.length)], entry.kind)
  }

  init(of folder: FilePath) throws(FileFailure) {
    guard let stream = unsafe opendir(folder.terminated) else { throw .latest }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw .latest }
        break
      }
      unsafe add(entry)
    }
    sort()
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>) {
    let kind: FileKind? =
      switch unsafe Int32(entry.pointee.d_type) {
      case Int32(DT_REG): .file
      case Int32(DT_DIR): .folder
      case Int32(DT_LNK): .link
      case Int32(DT_FIFO): .special("a named pipe")
      case Int32(DT_SOCK): .special("a socket")
      case Int32(DT_CHR), Int32(DT_BLK): .special("a device")
      default: nil
      }
    let start = names.count
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
      var index = name.startIndex
      while index < name.endIndex, unsafe name[index] != 0 {
        unsafe names.append(name[index])
        index += 1
      }
    }
    let length = names.count - start
    let isSelfOrParent = names[start...].allSatisfy { $0 == UInt8(ascii: ".") } && length <= 2
    if isSelfOrParent {
      names.removeSubrange(start...)
    } else {
      entries.append(Entry(start: Int32(start), length: Int32(length), kind: kind))
    }
  }

  private mutating func sort() {
    let names = names
    entries.sort { left, right in
      names[Int(left.start)..<Int(left.start + left.length)]
        .lexicographicallyPrecedes(names[Int(right.start)..<Int(right.start + right.length)])
    }
  }
}
