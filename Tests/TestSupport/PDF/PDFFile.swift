/// A PDF file, read whole: its objects, its trailer and its pages.
///
/// What a reader can get past, such as a wrong `Length`, is in ``problems``; what it cannot, throws.
/// Encrypted files are refused.
///
///     let file = try PDFFile(bytes)
///     let title = file.value("Title", of: file.trailer["Info"]).text
package struct PDFFile: Sendable {
  package let bytes: [UInt8]
  /// The version in the header, such as "1.7".
  package let version: String
  package let trailer: [String: PDFObject]
  /// Every object that the cross-references list and that could be read, by number.
  package let objects: [Int: PDFObject]
  /// Where the cross-references say that each object in use is.
  let places: [Int: PDFPlace]
  /// What is wrong with the file and did not stop the reading, one sentence each.
  package let problems: [String]
  /// The pages in reading order.
  package private(set) var pages: [PDFPage] = []
  /// The fonts among the objects, by number; the parts of composite fonts are not listed themselves.
  let fonts: [Int: PDFFont]

  package init(_ bytes: [UInt8]) throws(PDFFailure) {
    var reader = PDFFileReader(bytes)
    try reader.read()
    self.bytes = bytes
    version = reader.version
    trailer = reader.trailer
    objects = reader.objects
    places = reader.places
    problems = reader.problems
    let resolver = PDFResolver(objects: reader.objects)
    fonts = objects.compactMapValues { PDFFont($0, resolver: resolver) }
    pages = try readPages()
  }

  /// The object of a number; nil where the file has none.
  package func object(_ number: Int) -> PDFObject? { objects[number] }

  /// The object that a reference leads to; the object itself where it is none, `null` for nothing.
  package func resolve(_ object: PDFObject?) -> PDFObject { resolver.resolve(object) }

  /// The resolved value of a key of a dictionary, a stream, or a reference to one.
  package func value(_ key: String, of object: PDFObject?) -> PDFObject {
    resolver.value(key, of: object)
  }

  package var catalog: PDFObject { resolve(trailer["Root"]) }

  var resolver: PDFResolver { PDFResolver(objects: objects) }
}

/// Follows references among objects.
struct PDFResolver {
  let objects: [Int: PDFObject]

  func resolve(_ object: PDFObject?) -> PDFObject {
    var object = object ?? .null
    for _ in 0..<10 {
      guard case .reference(let reference) = object else { return object }
      object = objects[reference.number] ?? .null
    }
    return .null
  }

  func value(_ key: String, of object: PDFObject?) -> PDFObject {
    resolve(resolve(object).entries?[key])
  }
}

/// Where an object lies.
enum PDFPlace: Hashable, Sendable {
  /// At a byte of the file.
  case offset(Int, generation: Int)
  /// At a place, counted from 0, in the object stream of that number.
  case objectStream(Int, index: Int)
}
