package import Fonts
package import Word

/// Lays Word documents out on pages; one a thread.
package struct DocumentPrinter {
  private let shaper: TextShaper
  private let limits: LayoutLimits

  /// - Parameters:
  ///   - faces: shared by all threads.
  ///   - limits: what is refused for its size.
  package init(_ faces: FontFaces, limits: LayoutLimits = LayoutLimits()) {
    shaper = TextShaper(faces)
    self.limits = limits
  }

  /// Pages, and what they do not show as Word would.
  package struct Result: Sendable {
    package var document: DrawnDocument
    /// In the order of the document.
    package var findings: [LayoutFinding]
  }

  /// The pages of a document.
  ///
  /// - Parameters:
  ///   - parts: of the file.
  ///   - title: what the document is called where it does not say.
  ///   - makesForm: content controls become fields that are filled in on the screen.
  /// - Returns: at least one page.
  /// - Throws: where a part cannot be read, or there is more in the document than ``LayoutLimits``.
  package func pages(
    of parts: FlowParts, title: String, makesForm: Bool = false
  ) throws(PackageError) -> Result {
    var flow = try FlowReader.read(parts)
    if flow.facts.title.isEmpty { flow.facts.title = flow.firstWords ?? title }
    var (known, numbers): ([String: String], [DocumentLocation: PageNumbers]) = ([:], [:])
    var work = 0
    // Numbers of pages stand in the text: it is laid out until they are those of where it leads. Two rounds
    // do, but where a longer number pushes a line over.
    for round in 1...4 {
      let context = LayoutContext(shaper, flow, limits, work: work)
      context.makesForm = makesForm
      context.isFirstRound = round == 1
      (context.knownPages, context.knownNumbers) = (known, numbers)
      var layout = PageLayout(context, flow)
      layout.run()
      try Self.check(context)
      var assembly = PageAssembly(context, flow, layout.takePages())
      let found = context.usesPageNumbers ? assembly.pageTexts : known
      let foundNumbers = context.usesPageNumbers ? assembly.pageNumbers : numbers
      let isSettled = found == known && foundNumbers == numbers
      if (isSettled && (round > 1 || !context.usesPageNumbers)) || round == 4 {
        let document = assembly.assemble()
        try Self.check(context)
        return Result(document: document, findings: flow.findings + context.findings)
      }
      (known, numbers) = (found, foundNumbers)
      work = context.work
    }
    preconditionFailure("the last round returns")
  }

  /// Refuses a document that was too much for the layout.
  private static func check(_ context: LayoutContext) throws(PackageError) {
    if let limit = context.overrun { throw .tooLarge(limit: limit) }
  }
}

extension FlowDocument {
  /// The words of the first heading or title; nil where there is none.
  fileprivate var firstWords: String? {
    for section in sections {
      for case .paragraph(let paragraph) in section.blocks {
        guard paragraph.headingLevel != nil || paragraph.styleName == "title" else { continue }
        let words = paragraph.plainText
        if !words.isEmpty { return words }
      }
    }
    return nil
  }
}
