internal import Archive
internal import Fonts

/// Writes what is filled in on the screen. (ISO 32000-1, 12.7; ISO 14289-1, 7.18.4)
struct FormWriter {
  private let font: PDFReference
  private(set) var fields: [PDFReference] = []
  private var names: Set<String> = []

  init(_ file: inout ObjectFile) {
    font = file.reserve()
  }

  /// Writes a field.
  ///
  /// - Returns: its object, which is an annotation of its page, too.
  mutating func write(
    _ field: DrawnField, on page: DrawnPage, _ pageReference: PDFReference, key: Int,
    _ resources: inout PageResources, _ file: inout ObjectFile
  ) -> PDFReference {
    let looks = appearances(field, &resources, &file)
    let name = unique(field.name)
    let area = field.area
    let reference = file.add { bytes in
      bytes.write("<</Type/Annot/Subtype/Widget/F 4/Rect[")
      bytes.write(
        numbers: area.x, max(page.height - area.bottom, 0), area.right, page.height - area.y)
      bytes.write("]/P ")
      bytes.write(pageReference)
      bytes.write("/StructParent ")
      bytes.write(key)
      bytes.write("/T")
      bytes.write(text: name)
      bytes.write("/TU")
      bytes.write(text: field.tip)
      bytes.write("/MK<</BC[.45]>>/BS<</W .5/S/S>>")
      if Self.flags(field) != 0 {
        bytes.write("/Ff ")
        bytes.write(Self.flags(field))
      }
      switch field.kind {
      case .text:
        bytes.write("/FT/Tx/V")
        bytes.write(text: field.value)
      case .choice(let options, _):
        bytes.write("/FT/Ch/Opt[")
        for option in options { bytes.write(text: option) }
        bytes.write("]/V")
        bytes.write(text: field.value)
      case .checkBox(let isOn):
        bytes.write(isOn ? "/FT/Btn/V/Yes/AS/Yes" : "/FT/Btn/V/Off/AS/Off")
      }
      if looks.count == 2 {
        bytes.write("/AP<</N<</Yes ")
        bytes.write(looks[0])
        bytes.write("/Off ")
        bytes.write(looks[1])
        bytes.write(">>>>>>")
      } else {
        bytes.write("/DA(/FormFont ")
        bytes.write(field.size)
        bytes.write(" Tf 0 g)/AP<</N ")
        bytes.write(looks[0])
        bytes.write(">>>>")
      }
    }
    fields.append(reference)
    return reference
  }

  /// What can be done with a field. (12.7.3.1, 12.7.4.3 and 12.7.4.4)
  private static func flags(_ field: DrawnField) -> Int {
    let own =
      switch field.kind {
      case .text(let isMultiline): isMultiline ? 1 << 12 : 0
      case .choice(_, let isEditable): isEditable ? 1 << 17 | 1 << 18 : 1 << 17
      case .checkBox: 0
      }
    return own | (field.isLocked ? 1 : 0)
  }

  private mutating func unique(_ name: String) -> String {
    // A full stop would make a hierarchy of it. (12.7.3.2)
    let base = name.replacing(".", with: "_")
    var (unique, number) = (base, 1)
    while !names.insert(unique).inserted {
      number += 1
      unique = "\(base) (\(number))"
    }
    return unique
  }

  /// How a field looks: one form, or two for a box that is ticked or not. (12.5.5)
  private func appearances(
    _ field: DrawnField, _ resources: inout PageResources, _ file: inout ObjectFile
  ) -> [PDFReference] {
    let (width, height) = (field.area.width, field.area.height)
    var frame = PDFBytes()
    frame.write(".45 G .5 w ")
    frame.write(numbers: 0.25, 0.25, width - 0.5, height - 0.5)
    frame.write("re S\n")
    func form(_ content: [UInt8], _ fonts: [(Int, PDFReference)]) -> PDFReference {
      file.add(content) { bytes in
        bytes.write("/Type/XObject/Subtype/Form/BBox[0 0 ")
        bytes.write(numbers: width, height)
        bytes.write("]/Resources<<")
        if !fonts.isEmpty {
          bytes.write("/Font<<")
          for (number, reference) in fonts {
            bytes.write("/F")
            bytes.write(number)
            bytes.write(" ")
            bytes.write(reference)
          }
          bytes.write(">>")
        }
        bytes.write(">>")
      }
    }
    if case .checkBox = field.kind {
      var tick = frame
      tick.write("0 G 1.2 w ")
      tick.write(numbers: width * 0.2, height * 0.5)
      tick.write("m ")
      tick.write(numbers: width * 0.42, height * 0.25)
      tick.write("l ")
      tick.write(numbers: width * 0.8, height * 0.78)
      tick.write("l S\n")
      return [form(tick.bytes, []), form(frame.bytes, [])]
    }
    var content = ContentWriter(0, height: height)
    content.writeUnmarked(field.items, &resources, &file)
    let fonts = content.usedFonts.map { ($0, resources.fonts[$0].reference) }
    var whole = frame
    whole.write("/Tx BMC q ")
    whole.write(numbers: 1, 1, max(width - 2, 0), max(height - 2, 0))
    whole.write("re W n\n")
    whole.write(content.finish())
    whole.write("Q EMC\n")
    return [form(whole.bytes, fonts)]
  }

  /// Writes the font that new values are written in, and the form that all fields are of.
  ///
  /// - Returns: the form.
  func finish(_ face: FontFace, to file: inout ObjectFile, _ deflater: Deflater) -> PDFReference {
    FormFont(face).write(font, to: &file, deflater)
    return file.add { bytes in
      bytes.write("<</Fields[")
      for field in fields {
        bytes.write(field)
        bytes.write(" ")
      }
      bytes.write("]/DR<</Font<</FormFont ")
      bytes.write(font)
      bytes.write(">>>>/DA(/FormFont 10 Tf 0 g)>>")
    }
  }
}
