// The file as such. (ISO 32000-1, 7.5 "File Structure")
extension PDFChecker {
  mutating func checkFile() {
    if file.version != "1.7" { report("The header's version is \(file.version), not 1.7.") }
    let second = file.bytes.dropFirst(8).drop { $0 == 10 || $0 == 13 }.prefix(5)
    if second.first != UInt8(ascii: "%") || second.filter({ $0 >= 128 }).count < 4 {
      report("The second line is no comment with four bytes above 127.")
    }
    let identifiers = file.value("ID", of: .dictionary(file.trailer)).elements ?? []
    if identifiers.count != 2
      || !identifiers.allSatisfy({ file.resolve($0).stringBytes?.isEmpty == false })
    {
      report("The trailer's /ID is not two strings.")
    }
  }

  /// Checks that every reference leads to an object, and that something leads to every object.
  mutating func checkReferences() {
    var reached: Set<Int> = []
    var waiting: [(source: String, object: PDFObject)] = [
      ("The trailer", .dictionary(file.trailer))
    ]
    while let (source, object) = waiting.popLast() {
      for reference in references(in: object) {
        guard let target = file.object(reference.number) else {
          report("\(source) refers to object \(reference.number), which the file does not have.")
          continue
        }
        if generation(of: reference.number) != reference.generation {
          report("\(source) refers to object \(reference.number) by a wrong generation.")
        }
        if reached.insert(reference.number).inserted {
          waiting.append(("Object \(reference.number)", target))
        }
      }
    }
    for (number, object) in file.objects.sorted(by: { $0.key < $1.key })
    where !reached.contains(number) {
      let isOfTheFile = object.streamValue.map {
        ["XRef", "ObjStm"].contains($0.dictionary["Type"]?.nameText)
      }
      if isOfTheFile != true { report("Object \(number) is not referred to from anywhere.") }
    }
  }

  private func generation(of number: Int) -> Int {
    if case .offset(_, let generation) = file.places[number] { generation } else { 0 }
  }

  /// The references that an object holds, in an order that does not change from run to run.
  private func references(in object: PDFObject) -> [PDFReference] {
    if let reference = object.target { return [reference] }
    if let elements = object.elements { return elements.flatMap(references) }
    return (object.entries ?? [:]).sorted { $0.key < $1.key }.flatMap { references(in: $0.value) }
  }
}
