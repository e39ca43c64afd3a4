@testable import Forms

/// The XML of what tests put into a document, as Word writes it.

/// Where a value stands in most of these tests: behind its label in a paragraph.
func labelled(_ label: String, _ runs: String) -> String {
  "<w:p>\(r(label + ": "))\(runs)</w:p>"
}

/// A content control round runs.
func control(_ properties: String, _ content: String) -> String {
  "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
}

/// A tick control of Word 2010 that shows one character.
func tick(_ isOn: Bool, shows glyph: String? = nil, _ properties: String = "") -> String {
  control(
    """
    \(properties)<w14:checkbox><w14:checked w14:val="\(isOn ? 1 : 0)"/>\
    <w14:checkedState w14:val="2612" w14:font="MS Gothic"/>\
    <w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>
    """, r(glyph ?? (isOn ? "☒" : "☐")))
}

/// A complex field: begin, instruction, separate, result, end.
///
/// A nil result leaves out the separator.
func complexField(_ instruction: String, data: String = "", _ result: String?) -> String {
  let shown = result.map { "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\($0)" } ?? ""
  return """
    <w:r><w:fldChar w:fldCharType="begin">\(data)</w:fldChar></w:r>\
    <w:r><w:instrText xml:space="preserve"> \(instruction) </w:instrText></w:r>\
    \(shown)<w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
}

/// A form field of Word 97.
func formField(_ instruction: String, _ data: String, _ result: String?, name: String = "Text1")
  -> String
{
  complexField(
    instruction,
    data:
      "<w:ffData><w:name w:val=\"\(name)\"/><w:enabled/><w:calcOnExit w:val=\"0\"/>\(data)</w:ffData>",
    result.map { r($0) })
}

/// A tick box of Word 97.
func formTick(_ state: String) -> String {
  formField("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/>\(state)</w:checkBox>", nil, name: "Check1")
}

func inserted(_ runs: String) -> String {
  "<w:ins w:id=\"1\" w:author=\"Ann Lee\" w:date=\"2026-03-02T09:00:00Z\">\(runs)</w:ins>"
}

func deleted(_ text: String) -> String {
  """
  <w:del w:id="2" w:author="Ann Lee" w:date="2026-03-02T09:00:00Z">\
  <w:r><w:delText xml:space="preserve">\(text)</w:delText></w:r></w:del>
  """
}
