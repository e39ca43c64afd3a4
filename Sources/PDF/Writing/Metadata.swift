/// What a file says of itself, as XMP. (ISO 16684-1; ISO 14289-1, 5)
struct Metadata {
  let facts: DocumentFacts

  /// The packet, which programs find without reading PDF.
  var bytes: [UInt8] {
    var text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(facts.title))</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>\(Self.escaped(facts.language))</rdf:li></rdf:Bag></dc:language>

      """
    if let author = facts.author {
      text +=
        "<dc:creator><rdf:Seq><rdf:li>\(Self.escaped(author))</rdf:li></rdf:Seq></dc:creator>\n"
    }
    if let subject = facts.subject {
      text +=
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">\(Self.escaped(subject))</rdf:li>"
        + "</rdf:Alt></dc:description>\n"
    }
    if let keywords = facts.keywords {
      text += "<pdf:Keywords>\(Self.escaped(keywords))</pdf:Keywords>\n"
    }
    if let date = facts.date {
      text +=
        "<xmp:CreateDate>\(Self.escaped(date))</xmp:CreateDate>\n"
        + "<xmp:ModifyDate>\(Self.escaped(date))</xmp:ModifyDate>\n"
    }
    text += """
      <pdf:Producer>docket</pdf:Producer>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
    return Array(text.utf8)
  }

  /// The information dictionary, for programs that know no XMP. (ISO 32000-1, 14.3.3)
  func write(to bytes: inout PDFBytes) {
    bytes.write("<</Title")
    bytes.write(text: facts.title)
    for (name, value) in [
      ("Author", facts.author), ("Subject", facts.subject), ("Keywords", facts.keywords),
    ] {
      guard let value else { continue }
      bytes.write(name: name)
      bytes.write(text: value)
    }
    bytes.write("/Producer(docket)")
    if let date = facts.date {
      let digits = date.filter(\.isNumber)
      bytes.write("/CreationDate")
      bytes.write(text: "D:\(digits)")
      bytes.write("/ModDate")
      bytes.write(text: "D:\(digits)")
    }
    bytes.write(">>")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML has none of these. (XML 1.0, 2.2)
      case "\u{0}"..<"\u{9}", "\u{B}", "\u{C}", "\u{E}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}":
        escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
