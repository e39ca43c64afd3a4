/// Numbers as a person says them.
enum Count {
  /// `1 case`, `2 cases`.
  static func of(_ count: Int, _ what: String) -> String {
    count == 1 ? "1 \(what)" : "\(count) \(what)s"
  }

  /// `840 KiB`, `1.4 GiB`: a digit behind the point where there is one before it.
  static func size(_ bytes: Int) -> String {
    var size = Double(max(bytes, 0))
    var units = ["bytes", "KiB", "MiB", "GiB"][...]
    while size >= 1024, units.count > 1 {
      size /= 1024
      units.removeFirst()
    }
    let tenths = Int((size * 10).rounded())
    let isShort = tenths < 100 && tenths % 10 != 0 && units.first != "bytes"
    return (isShort ? "\(tenths / 10).\(tenths % 10)" : "\((tenths + 5) / 10)")
      + " \(units.first ?? "TiB")"
  }
}
