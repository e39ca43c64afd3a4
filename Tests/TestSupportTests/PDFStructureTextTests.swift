import TestSupport
import Testing

@Suite struct `PDF structure text` {
  @Test func `has a line for each element`() throws {
    let text = PDFStructureText(try PDFFile(PDFBuilder.good.bytes)).text
    #expect(
      text == """
        Document
          H1 "Title"
          Sect
            P (Body)
              "first part"
              Link "here" -> https://example.org/
              "second part"
            P [Lang=pl] "over"
          Figure [Alt="A \\"square\\""]
          Table
            TR
              TH [Scope=Column] "Name"
              TH [Scope=Column] "Age"
            TR
              TD [ColSpan=2]
          L [ListNumbering=Decimal]
            LI
              Lbl "1."
              LBody "one"
          Note [ID=n1] "note"
          Form -> field "Your name"

        """)
  }

  @Test func `breaks the text of an element where its page ends`() throws {
    var pdf = PDFBuilder.good
    pdf.objects[13] = pdf.objects[13]?.replacing("[1 14 0 R <<", with: "[1 <<")
    let text = PDFStructureText(try PDFFile(pdf.bytes)).text
    #expect(text.contains("P (Body) \"first part\" | \"second part\"\n"))
  }

  @Test func `says the page that a link leads to`() throws {
    var pdf = PDFBuilder.good
    pdf.objects[35] = pdf.objects[35]?.replacing(
      "/A << /S /URI /URI (https://example.org/) >>", with: "/Dest [5 0 R /Fit]")
    let text = PDFStructureText(try PDFFile(pdf.bytes)).text
    #expect(text.contains("Link \"here\" -> page 2\n"))
  }
}
