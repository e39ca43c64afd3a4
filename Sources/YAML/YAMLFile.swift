#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The files that an office writes, as they lie in a folder.
package enum YAMLFile {
  /// The names of the YAML files of a folder, sorted, without hidden ones.
  package static func names(in folder: String) throws(YAMLError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw unreadable(folder, "The folder cannot be opened")
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name)) {
          unsafe String(cString: $0)
        }
      }
      let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      if isYAML, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file, of which one more than the limit is enough to refuse it.
  package static func bytes(of path: String) throws(YAMLError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, "The file cannot be opened") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16 * 1024)
    while bytes.count <= YAMLNode.byteLimit {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, "The file cannot be read") }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  private static func unreadable(_ path: String, _ what: String) -> YAMLError {
    let reason = unsafe String(cString: strerror(errno))
    return YAMLError([
      YAMLError.Mistake(
        file: path, message: "\(what): \(reason).",
        hint: "Check that it is there and that you may read it.")
    ])
  }
}
