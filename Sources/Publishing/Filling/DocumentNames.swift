internal import Forms
package import Templates

/// The names of the documents of a run, each another, also on a disk that does not tell capitals from small
/// letters.
///
/// They are made anew when they are asked for: what is kept is only which of them would be the same.
package struct DocumentNames: Sendable {
  private let pattern: NamePattern
  /// Digits of the number behind each name; 0 for none.
  private let digits: Int
  /// Of records whose name an earlier one has: how many have it so far.
  private var repeated: [Int: Int] = [:]

  /// - Parameters:
  ///   - pattern: how they are named.
  ///   - isNumbered: a number is put behind each name.
  ///   - run: whose records they are of.
  ///   - count: how many there are.
  ///   - visit: gets each name, in the order of the records.
  /// - Throws: ``NamePattern/Failure`` where a name cannot be made of a record.
  package init(
    _ pattern: NamePattern, isNumbered: Bool, of run: FillingRun, count: Int,
    visit: (String) throws -> Void
  ) throws {
    self.pattern = pattern
    digits = isNumbered ? max(4, String(count).count) : 0
    // A hash that two names share costs one of them a number that it need not have.
    var taken: Set<Int> = []
    var last: [Int: Int] = [:]
    try forEach(of: run) { number, name in
      guard !isNumbered else { return try visit(name) }
      let key = name.lowercased().hashValue
      guard !taken.insert(key).inserted else { return try visit(name) }
      var count = last[key, default: 1]
      var other: String
      repeat {
        count += 1
        other = Self.numbered(name, " (\(count))")
      } while !taken.insert(other.lowercased().hashValue).inserted
      last[key] = count
      repeated[number] = count
      try visit(other)
    }
  }

  /// Calls `visit` with each name, in the order of the records.
  package func forEach(of run: FillingRun, _ visit: (Int, String) throws -> Void) throws {
    let workshop = FillingWorkshop()
    var records = run.data.makeIterator()
    while let next = records.next() {
      let (number, record) = try next.get()
      try visit(number, name(number, record, today: run.today, workshop))
    }
  }

  func name(
    _ number: Int, _ record: TemplateRecord, today: CalendarDate, _ workshop: FillingWorkshop
  ) throws -> String {
    let name = try pattern.name(for: record, number: number, today: today, with: workshop)
    if digits > 0 {
      let text = String(number)
      return Self.numbered(name, "-" + String(repeating: "0", count: digits - text.count) + text)
    }
    return repeated[number].map { Self.numbered(name, " (\($0))") } ?? name
  }

  private static func numbered(_ name: String, _ number: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return name + number }
    return name[..<dot] + number + name[dot...]
  }
}
