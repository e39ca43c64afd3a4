// What the document says of itself. (ISO 14289-1, 7.1 "General", 7.2 "Text")
extension PDFChecker {
  mutating func checkCatalog() {
    if file.value("Type", of: catalog) != .name("Catalog") {
      report("The trailer's /Root is no catalog.")
    }
    let version = file.value("Version", of: catalog)
    if version != .null, version != .name("1.7") { report("The catalog's /Version is not 1.7.") }
    let marks = file.value("MarkInfo", of: catalog)
    if file.value("Marked", of: marks) != .bool(true) {
      report("The catalog's /MarkInfo has no /Marked true.")
    }
    if file.value("Suspects", of: marks) == .bool(true) {
      report("The catalog's /MarkInfo has /Suspects true.")
    }
    checkLanguage(file.value("Lang", of: catalog), of: "The catalog", isRequired: true)
    let preferences = file.value("ViewerPreferences", of: catalog)
    if file.value("DisplayDocTitle", of: preferences) != .bool(true) {
      report("The catalog's /ViewerPreferences has no /DisplayDocTitle true.")
    }
    if file.value("Type", of: file.value("StructTreeRoot", of: catalog)) != .name("StructTreeRoot")
    {
      report("The catalog has no /StructTreeRoot.")
    }
    if file.value("XFA", of: file.value("AcroForm", of: catalog)) != .null {
      report("The form is an XFA form.")
    }
    checkLayers()
  }

  /// Checks optional content. (ISO 14289-1, 7.10 "Optional content")
  private mutating func checkLayers() {
    let layers = file.value("OCProperties", of: catalog)
    guard layers != .null else { return }
    let others = file.value("Configs", of: layers).elements ?? []
    for configuration in [file.value("D", of: layers)] + others {
      if file.value("Name", of: configuration).text?.isEmpty != false {
        report("A configuration of the optional content has no /Name.")
      }
      if file.value("AS", of: configuration) != .null {
        report("A configuration of the optional content has /AS.")
      }
    }
  }

  mutating func checkLanguage(_ object: PDFObject, of owner: String, isRequired: Bool) {
    guard object != .null else {
      if isRequired { report("\(owner) has no /Lang.") }
      return
    }
    let tag = object.text ?? ""
    if !isPlausibleLanguageTag(tag) { report("\(owner) has the /Lang '\(tag)', no language tag.") }
  }

  /// Checks the XMP packet. (ISO 14289-1, clause 5 "Version identification", 7.1)
  mutating func checkMetadata() {
    let object = file.value("Metadata", of: catalog)
    guard let stream = object.streamValue, stream.dictionary["Type"] == .name("Metadata"),
      stream.dictionary["Subtype"] == .name("XML")
    else {
      return report("The catalog has no /Metadata stream of type XML.")
    }
    if !stream.filters.isEmpty { report("The XMP metadata is compressed.") }
    guard let bytes = try? stream.decoded(), let packet = String(validating: bytes, as: UTF8.self)
    else {
      return report("The XMP metadata is not UTF-8.")
    }
    guard let xmp = XMPPacket(packet) else {
      return report("The XMP metadata is not well formed.")
    }
    if !packet.contains("<?xpacket begin=") || !packet.contains("<?xpacket end=") {
      report("The XMP metadata does not stand between xpacket instructions.")
    }
    if xmp.value(of: "pdfuaid:part") != "1" { report("The XMP metadata has no pdfuaid:part 1.") }
    if !packet.contains("=\"http://www.aiim.org/pdfua/ns/id/\"") {
      report("The XMP metadata does not declare the namespace of pdfuaid.")
    }
    let title = xmp.value(of: "dc:title") ?? ""
    if title.isEmpty { report("The XMP metadata has no dc:title.") }
    let information = file.value("Title", of: file.trailer["Info"])
    if let other = information.text, other != title {
      report("The /Title of the information dictionary is not the dc:title of the XMP metadata.")
    }
  }
}

/// Whether a text has the form of a language tag such as `en`, `pl-PL`, `zh-Hant-TW` or `x-own`.
/// (BCP 47, RFC 5646, 2.1 "Syntax")
func isPlausibleLanguageTag(_ tag: String) -> Bool {
  let parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
  let isPlain = parts.allSatisfy {
    (1...8).contains($0.utf8.count)
      && $0.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
  guard isPlain, let first = parts.first else { return false }
  if first == "x" || first == "i" { return parts.count > 1 }
  guard (2...3).contains(first.count), first.allSatisfy(\.isLetter) else { return false }
  for part in parts.dropFirst() {
    switch part.count {
    case 1: return part != parts.last  // An extension or private use: anything may follow.
    case 2: if !part.allSatisfy(\.isLetter) { return false }
    case 3: if Set(part.map(\.isLetter)).count > 1 { return false }
    case 4: if part.first?.isNumber != true, !part.allSatisfy(\.isLetter) { return false }
    default: continue
    }
  }
  return true
}
