/// Names that promise a Word document.
enum WordName {
  static func owns(_ name: ArraySlice<UInt8>) -> Bool {
    let end = name.suffix(5).map { (65...90).contains($0) ? $0 + 32 : $0 }
    return endings.contains { end.suffix($0.count).elementsEqual($0) }
  }

  private static let endings = [".docx", ".docm", ".dotx", ".dotm", ".doc"].map { Array($0.utf8) }
}
