internal import Archive
internal import Crypto

/// Writes drawn documents as files; one a thread.
package struct PDFWriter {
  private let cuts: FontCuts
  private let deflater: Deflater

  /// Nil where there is no memory for it.
  ///
  /// - Parameter cuts: shared by all threads.
  package init?(_ cuts: FontCuts) {
    guard let deflater = Deflater() else { return nil }
    self.cuts = cuts
    self.deflater = deflater
  }

  /// The document as a tagged PDF. (ISO 32000-1; ISO 14289-1)
  ///
  /// - Parameter document: at least one page.
  /// - Returns: the file; the same document gives the same bytes.
  package func file(_ document: DrawnDocument) -> [UInt8] {
    var file = ObjectFile(deflater)
    var resources = PageResources(cuts, slots: document.structure.slotCount)
    var identity = SHA256()
    let catalogue = file.reserve()
    let tree = file.reserve()
    let pages = document.pages.map { _ in file.reserve() }
    var slots: [[StructureTree.Slot]] = []
    var annotations: [Int: [StructureWriter.Annotation]] = [:]
    var nextKey = pages.count
    let hasFields = document.pages.contains { !$0.fields.isEmpty }
    var form = hasFields && document.formFace != nil ? FormWriter(&file) : nil
    var written: [(content: PDFReference, fonts: [Int], pictures: [Int], links: [PDFReference])] =
      []
    for (index, page) in document.pages.enumerated() {
      var content = ContentWriter(index, height: page.height)
      content.write(page, &resources, &file)
      slots.append(content.slots)
      let (fonts, pictures) = (content.usedFonts, content.usedPictures)
      let bytes = content.finish()
      identity.update(data: bytes)
      var links: [PDFReference] = []
      for link in page.links {
        let reference = file.add { bytes in
          write(link, page, key: nextKey, pages, document, to: &bytes)
        }
        links.append(reference)
        annotations[link.slot.index, default: []].append(
          StructureWriter.Annotation(reference: reference, page: index, key: nextKey))
        nextKey += 1
      }
      for field in page.fields where form != nil {
        guard
          let reference = form?.write(
            field, on: page, pages[index], key: nextKey, &resources, &file)
        else { continue }
        links.append(reference)
        annotations[field.slot.index, default: []].append(
          StructureWriter.Annotation(reference: reference, page: index, key: nextKey))
        nextKey += 1
      }
      written.append((file.add(bytes), fonts, pictures, links))
    }
    // What goes on from page to page is read in their order, wherever they lie on sheets.
    if document.pages.contains(where: { !$0.leaves.isEmpty }) {
      for index in resources.marks.indices where resources.marks[index].count > 1 {
        resources.marks[index].sort { ($0.leaf, $0.number) < ($1.leaf, $1.number) }
      }
    }
    let structure = StructureWriter(document.structure, resources.marks, annotations, &file)
    for (index, page) in document.pages.enumerated() {
      let parts = written[index]
      file.add(pages[index]) { bytes in
        bytes.write("<</Type/Page/Parent ")
        bytes.write(tree)
        bytes.write("/MediaBox[0 0 ")
        bytes.write(numbers: page.width, page.height)
        bytes.write("]/Tabs/S/StructParents ")
        bytes.write(index)
        bytes.write("/Contents ")
        bytes.write(parts.content)
        bytes.write("/Resources<<")
        list("/Font<<", parts.fonts.map { ("F\($0)", resources.fonts[$0].reference) }, &bytes)
        list(
          "/XObject<<", parts.pictures.map { ("X\($0)", resources.pictures.references[$0]) }, &bytes
        )
        bytes.write(">>")
        if !parts.links.isEmpty {
          bytes.write("/Annots[")
          for link in parts.links {
            bytes.write(link)
            bytes.write(" ")
          }
          bytes.write("]")
        }
        bytes.write(">>")
      }
    }
    file.add(tree) { bytes in
      bytes.write("<</Type/Pages/Count ")
      bytes.write(pages.count)
      bytes.write("/Kids[")
      for page in pages {
        bytes.write(page)
        bytes.write(" ")
      }
      bytes.write("]>>")
    }
    for font in resources.fonts { font.write(to: &file, cuts, deflater) }
    let root = structure.write(
      to: &file, marks: resources.marks, annotations: annotations, pages: pages, slots: slots)
    let outline = OutlineWriter(document.outline, &file).write(to: &file) { point, bytes in
      write(point, pages, document, to: &bytes)
    }
    var fields: PDFReference?
    if let form, let face = document.formFace { fields = form.finish(face, to: &file, deflater) }
    let metadata = Metadata(facts: document.facts)
    let packet = file.add(metadata.bytes, .asTheyAre) { $0.write("/Type/Metadata/Subtype/XML") }
    identity.update(data: metadata.bytes)
    file.add(catalogue) { bytes in
      bytes.write("<</Type/Catalog/Pages ")
      bytes.write(tree)
      bytes.write("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang")
      bytes.write(text: document.facts.language)
      bytes.write("/StructTreeRoot ")
      bytes.write(root)
      bytes.write("/Metadata ")
      bytes.write(packet)
      if let fields {
        bytes.write("/AcroForm ")
        bytes.write(fields)
      }
      if let outline {
        bytes.write("/Outlines ")
        bytes.write(outline)
        bytes.write("/PageMode/UseOutlines")
      }
      bytes.write(">>")
    }
    let information = file.add { metadata.write(to: &$0) }
    return file.finish(
      catalogue: catalogue, information: information,
      identifier: Array(identity.finalize().prefix(16)))
  }

  private func list(
    _ begin: StaticString, _ entries: [(String, PDFReference)], _ bytes: inout PDFBytes
  ) {
    guard !entries.isEmpty else { return }
    bytes.write(begin)
    for (name, reference) in entries {
      bytes.write(name: name)
      bytes.write(" ")
      bytes.write(reference)
    }
    bytes.write(">>")
  }

  private func write(
    _ link: DrawnLink, _ page: DrawnPage, key: Int, _ pages: [PDFReference],
    _ document: DrawnDocument, to bytes: inout PDFBytes
  ) {
    let area = link.area
    bytes.write("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
    bytes.write(
      numbers: max(area.x, 0), max(page.height - area.bottom, 0), min(area.right, page.width),
      min(page.height - area.y, page.height))
    bytes.write("]/StructParent ")
    bytes.write(key)
    bytes.write("/Contents")
    bytes.write(text: link.words)
    switch link.target {
    case .address(let address):
      bytes.write("/A<</Type/Action/S/URI/URI")
      bytes.write(text: Self.ascii(address))
      bytes.write(">>")
    case .place(let point):
      bytes.write("/Dest")
      write(point, pages, document, to: &bytes)
    }
    bytes.write(">>")
  }

  /// An address in ASCII, as the URI of an action is. (ISO 32000-1, 12.6.4.7)
  private static func ascii(_ address: String) -> String {
    if address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return address }
    var ascii = ""
    for byte in address.utf8 {
      if (0x21...0x7E).contains(byte) {
        ascii.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        ascii += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return ascii
  }

  private func write(
    _ point: PagePoint, _ pages: [PDFReference], _ document: DrawnDocument,
    to bytes: inout PDFBytes
  ) {
    let page = min(max(point.page, 0), pages.count - 1)
    bytes.write("[")
    bytes.write(pages[page])
    bytes.write("/XYZ 0 ")
    bytes.write(max(document.pages[page].height - point.y, 0))
    bytes.write(" null]")
  }
}
