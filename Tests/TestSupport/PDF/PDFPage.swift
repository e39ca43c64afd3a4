/// One page of a file.
package struct PDFPage: Sendable {
  /// Its place, counted from 1 as a reader counts.
  package let number: Int
  /// The number of its object.
  package let object: Int
  /// Its entries, with those that it inherits. (ISO 32000-1, 7.7.3.4 "Inheritance of Page Attributes")
  package let entries: [String: PDFObject]
}

extension PDFFile {
  /// The decoded content of a page, counted from 0; where it is several streams, a line end between.
  package func content(ofPage index: Int) throws(PDFFailure) -> [UInt8] {
    let contents = resolve(pages[index].entries["Contents"])
    var content: [UInt8] = []
    for part in contents.elements ?? [contents] {
      guard let stream = resolve(part).streamValue else { continue }
      content += try stream.decoded() + [10]
    }
    return content
  }

  /// The index in ``pages`` of the page that a reference leads to.
  package func pageIndex(_ object: PDFObject?) -> Int? {
    guard let target = object?.target else { return nil }
    return pages.firstIndex { $0.object == target.number }
  }

  /// Where a destination leads, as an index in ``pages``. (ISO 32000-1, 12.3.2 "Destinations")
  package func pageIndex(ofDestination destination: PDFObject?) -> Int? {
    switch resolve(destination) {
    case .array(let elements): pageIndex(elements.first)
    case .dictionary(let entries): pageIndex(ofDestination: entries["D"])
    case .name(let name): pageIndex(ofDestination: value(name, of: value("Dests", of: catalog)))
    case .string(let name):
      pageIndex(
        ofDestination: namedValue(name, in: value("Dests", of: value("Names", of: catalog))))
    default: nil
    }
  }

  /// Looks a name up in a name tree. (ISO 32000-1, 7.9.6 "Name Trees")
  func namedValue(_ name: [UInt8], in tree: PDFObject, depth: Int = 0) -> PDFObject? {
    let names = value("Names", of: tree).elements ?? []
    for index in stride(from: 0, to: names.count - 1, by: 2)
    where resolve(names[index]).stringBytes == name {
      return names[index + 1]
    }
    guard depth < 20 else { return nil }
    for kid in value("Kids", of: tree).elements ?? [] {
      if let found = namedValue(name, in: resolve(kid), depth: depth + 1) { return found }
    }
    return nil
  }

  /// Walks the page tree.
  func readPages() throws(PDFFailure) -> [PDFPage] {
    var pages: [PDFPage] = []
    var waiting: [(PDFObject?, [String: PDFObject])] = [(catalog.entries?["Pages"], [:])]
    var seen: Set<Int> = []
    while let (object, inherited) = waiting.popLast() {
      guard let target = object?.target, seen.insert(target.number).inserted,
        let entries = resolve(object).entries
      else {
        throw PDFFailure(message: "The page tree has a kid that is no page, or that comes twice.")
      }
      if let kids = value("Kids", of: object).elements {
        let handed = entries.filter { inheritable.contains($0.key) }
        let all = inherited.merging(handed) { $1 }
        waiting += kids.reversed().map { ($0, all) }
      } else {
        pages.append(
          PDFPage(
            number: pages.count + 1, object: target.number,
            entries: inherited.merging(entries) { $1 }))
      }
    }
    return pages
  }
}

private let inheritable: Set = ["Resources", "MediaBox", "CropBox", "Rotate"]
