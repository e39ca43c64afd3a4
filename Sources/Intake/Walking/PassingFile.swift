/// Files that programs leave beside forms and that no person sent. (W10)
enum PassingFile {
  /// Whether a file of this name is a lock, a fragment or a folder's own bookkeeping.
  static func owns(_ name: ArraySlice<UInt8>) -> Bool {
    let name = name.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return prefixes.contains { name.starts(with: $0) }
      || suffixes.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
      || names.contains { name.elementsEqual($0) }
  }

  /// Word's owner file, LibreOffice's lock, macOS' fork of metadata, Syncthing's own.
  private static let prefixes = ["~$", ".~lock.", "._", ".syncthing.", "~syncthing~"].map(bytes)
  private static let suffixes = [".tmp", ".part", ".crdownload"].map(bytes)
  private static let names = [".ds_store", "thumbs.db", "desktop.ini"].map(bytes)

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
