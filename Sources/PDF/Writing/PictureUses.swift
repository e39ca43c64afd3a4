internal import Archive
internal import Pictures

/// The pictures of a document, each written once. (ISO 32000-1, 8.9.5)
struct PictureUses {
  private(set) var references: [PDFReference] = []
  private var numbers: [Picture: Int?] = [:]

  init() {}

  /// The index of a picture among those of the document; nil for one that cannot be shown.
  mutating func number(of picture: Picture, _ file: inout ObjectFile) -> Int? {
    if let known = numbers[picture] { return known }
    var number: Int?
    // The layout has looked at it: what cannot be shown is a finding of its own.
    if let samples = try? picture.samples() {
      number = references.count
      references.append(Self.write(samples, &file))
    }
    numbers[picture] = .some(number)
    return number
  }

  private static func write(_ samples: PictureSamples, _ file: inout ObjectFile) -> PDFReference {
    var mask: PDFReference?
    if let alpha = samples.alpha {
      mask = file.add(alpha) { dictionary in
        size(samples, &dictionary)
        dictionary.write("/ColorSpace/DeviceGray/BitsPerComponent 8")
      }
    }
    let coding: ObjectFile.Coding =
      switch samples.coding {
      case .raw: .plain
      case .flatePNG: .flate
      case .dct: .asTheyAre
      }
    return file.add(samples.data, coding) { dictionary in
      size(samples, &dictionary)
      dictionary.write("/BitsPerComponent ")
      dictionary.write(samples.bitsPerComponent)
      dictionary.write("/ColorSpace")
      switch samples.colourSpace {
      case .gray: dictionary.write("/DeviceGray")
      case .rgb: dictionary.write("/DeviceRGB")
      case .cmyk: dictionary.write("/DeviceCMYK")
      case .indexed(let palette):
        dictionary.write("[/Indexed/DeviceRGB ")
        dictionary.write(palette.count / 3 - 1)
        dictionary.write("<")
        for byte in palette { dictionary.write(hexByte: byte) }
        dictionary.write(">]")
      }
      switch samples.coding {
      case .raw: break
      case .flatePNG(let colors, let bits, let columns):
        dictionary.write("/DecodeParms<</Predictor 15/Colors ")
        dictionary.write(colors)
        dictionary.write("/BitsPerComponent ")
        dictionary.write(bits)
        dictionary.write("/Columns ")
        dictionary.write(columns)
        dictionary.write(">>")
      case .dct(let isInverted):
        dictionary.write("/Filter/DCTDecode")
        if isInverted { dictionary.write("/Decode[1 0 1 0 1 0 1 0]") }
      }
      if let mask {
        dictionary.write("/SMask ")
        dictionary.write(mask)
      }
    }
  }

  private static func size(_ samples: PictureSamples, _ dictionary: inout PDFBytes) {
    dictionary.write("/Type/XObject/Subtype/Image/Width ")
    dictionary.write(samples.width)
    dictionary.write("/Height ")
    dictionary.write(samples.height)
  }
}
