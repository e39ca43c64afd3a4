import Foundation
import TestSupport

/// A red PNG of 4 by 2 pixels.
let png = decoded(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEklEQVR4nGM8ISfHAANMDEgAABlYAQijcLdOAAAAAElF"
    + "TkSuQmCC")

/// The same, half transparent.
let glassPNG = decoded(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAE0lEQVR4nGM8ISfXwIAEmBjQAAAwkAGI8IYynwAAAABJ"
    + "RU5ErkJggg==")

/// A grey JPEG of one pixel.
let jpeg = decoded(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////"
    + "////////////////////////////wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
    + "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
    + "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
    + "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q==")

private func decoded(_ text: String) -> [UInt8] {
  Data(base64Encoded: text).map { [UInt8]($0) } ?? []
}

/// A drawing in the line; 60 by 30 points.
func inline(_ graphic: String, _ properties: String = "descr=\"A red box\"") -> String {
  "<w:r><w:drawing><wp:inline><wp:extent cx=\"762000\" cy=\"381000\"/>\(docPr(properties))"
    + "\(graphic)</wp:inline></w:drawing></w:r>"
}

/// A drawing with a place of its own; 60 by 30 points, from the column and the paragraph.
func anchored(
  _ graphic: String, x: String = offset(0), y: String = offset(0), from: String = "column",
  down: String = "paragraph", wrap: String = "<wp:wrapNone/>", isBehind: Bool = false,
  _ properties: String = "descr=\"A red box\""
) -> String {
  "<w:r><w:drawing><wp:anchor behindDoc=\"\(isBehind ? 1 : 0)\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
    + "<wp:positionH relativeFrom=\"\(from)\">\(x)</wp:positionH>"
    + "<wp:positionV relativeFrom=\"\(down)\">\(y)</wp:positionV>"
    + "<wp:extent cx=\"762000\" cy=\"381000\"/>\(wrap)\(docPr(properties))\(graphic)"
    + "</wp:anchor></w:drawing></w:r>"
}

func offset(_ points: Int) -> String { "<wp:posOffset>\(points * 12_700)</wp:posOffset>" }

func aligned(_ side: String) -> String { "<wp:align>\(side)</wp:align>" }

private func docPr(_ properties: String) -> String {
  let parts = properties.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).map(
    String.init)
  return parts.count == 2
    ? "<wp:docPr id=\"1\" name=\"x\" \(parts[0])>\(parts[1])</wp:docPr>"
    : "<wp:docPr id=\"1\" name=\"x\" \(properties)/>"
}

/// The picture of the relationship `rPicture`.
func picture(_ crop: String = "", id: String = "rPicture") -> String {
  let space = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  return "<a:graphic><a:graphicData uri=\"\(space)\"><pic:pic xmlns:pic=\"\(space)\"><pic:blipFill>"
    + "<a:blip r:embed=\"\(id)\"/>\(crop)</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
}

/// A shape, with text where some is given.
func shape(_ kind: String, _ properties: String = "", text: String? = nil, body: String = "")
  -> String
{
  let space = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  let box = text.map { "<wps:txbx><w:txbxContent>\($0)</w:txbxContent></wps:txbx>" } ?? ""
  return
    "<a:graphic><a:graphicData uri=\"\(space)\"><wps:wsp><wps:spPr><a:prstGeom prst=\"\(kind)\"/>"
    + "\(properties)</wps:spPr>\(box)<wps:bodyPr \(body)/></wps:wsp></a:graphicData></a:graphic>"
}

func filled(_ colour: String) -> String {
  "<a:solidFill><a:srgbClr val=\"\(colour)\"/></a:solidFill>"
}

/// A line of two points.
let stroke = "<a:ln w=\"25400\">\(filled("0000FF"))</a:ln>"

let pictureLink = relationship("rPicture", "image", "media/image1.png")
