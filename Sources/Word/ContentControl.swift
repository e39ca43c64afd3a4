/// A `<w:sdt>`, wherever it stands: round blocks, runs, rows or cells. (ECMA-376 Part 1, §17.5.2)
package struct ContentControl: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case richText, plainText, picture, group, repeatingSection, repeatingSectionItem
    /// `w:date`: the day as `w:fullDate` writes it ("2026-03-02T00:00:00Z"), the format it is shown in
    /// and its language.
    case date(fullDate: String?, format: String?, language: String?)
    case dropDownList([ListItem])
    case comboBox([ListItem])
    /// `w14:checkbox`; the glyphs are what its two states show, already mapped out of symbol fonts.
    case checkBox(isChecked: Bool, checkedGlyph: String, uncheckedGlyph: String)
    /// Another kind, by its element's name.
    case other(String)

    package var isCheckBox: Bool {
      if case .checkBox = self { true } else { false }
    }
  }

  package enum Level: Hashable, Sendable { case block, inline, row, cell }

  package var kind: Kind
  package var level: Level
  /// `w:tag`, for programs.
  package var tag: String?
  /// `w:alias`, the title that Word shows.
  package var alias: String?
  /// `w:showingPlcHdr` is on: the control says that it shows its prompt.
  package var showsPlaceholder = false
  /// The prompt, from the glossary part that `w:placeholder` names.
  package var placeholder: String?
  package var binding: DataBinding?
  /// What it shows, in the story's text; the closing `\n` of its last paragraph is out.
  package var text: Range<Int>
  /// The paragraph in which it begins.
  package var paragraph: Int
  /// The control that it stands in.
  package var parent: Int?

  package init(kind: Kind, level: Level, text: Range<Int>, paragraph: Int) {
    self.kind = kind
    self.level = level
    self.text = text
    self.paragraph = paragraph
  }
}

/// An entry of a drop-down list or combo box. (ECMA-376 Part 1, §17.5.2.21)
package struct ListItem: Hashable, Sendable {
  package var display: String?
  package var value: String?

  package init(display: String?, value: String?) {
    self.display = display
    self.value = value
  }
}

/// Where a control's text also lies: a custom XML part. (ECMA-376 Part 1, §17.5.2.6)
package struct DataBinding: Hashable, Sendable {
  package var xpath: String
  package var storeItemID: String?
  /// What stands there; nil where the part is missing or the path is more than plain child steps.
  package var storedText: String?

  package init(xpath: String, storeItemID: String?, storedText: String?) {
    self.xpath = xpath
    self.storeItemID = storeItemID
    self.storedText = storedText
  }
}

/// A form field of Word 97: `w:ffData` in a complex field. (ECMA-376 Part 1, §17.16.17)
package struct LegacyField: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case text(defaultText: String?)
    /// The text shows ☒ or ☐ in its place.
    case checkBox(isChecked: Bool)
    /// The text shows the chosen entry; `isDefault` when nobody chose (`w:result` is absent).
    case dropDown(entries: [String], selected: Int, isDefault: Bool)
  }

  package var kind: Kind
  package var name: String?
  package var text: Range<Int>
  package var paragraph: Int

  package init(kind: Kind, name: String?, text: Range<Int>, paragraph: Int) {
    self.kind = kind
    self.name = name
    self.text = text
    self.paragraph = paragraph
  }
}

/// Something on the page that is not text; U+FFFC stands for it.
package struct InlineObject: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case picture, ink, signatureLine, embeddedObject, activeX, chart, diagram
    /// A drawn shape without text; the preset's name, such as `ellipse` or `rightArrow`.
    case shape(String)
    /// WordArt of VML: drawn letters.
    case wordArt(String)
    /// `w:altChunk` or `w:subDoc`: content that lies in another file.
    case importedContent
  }

  package var kind: Kind
  /// The offset of its U+FFFC in the story's text.
  package var offset: Int
  package var paragraph: Int
  /// The words that describe it for people who cannot see it (`wp:docPr/@descr`).
  package var alternativeText: String?

  package init(kind: Kind, offset: Int, paragraph: Int, alternativeText: String? = nil) {
    self.kind = kind
    self.offset = offset
    self.paragraph = paragraph
    self.alternativeText = alternativeText
  }
}
