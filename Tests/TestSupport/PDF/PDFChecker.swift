/// Says what keeps a PDF from being a sound PDF 1.7 file that conforms to PDF/UA-1.
///
///     #expect(PDFChecker.problems(in: bytes) == [])
///
/// What a machine can tell of ISO 14289-1 is checked, and the parts of ISO 32000-1 that it rests on;
/// where docket's own files can be held to more (`/Tabs /S` on every page), they are.
/// - SeeAlso: the Matterhorn Protocol 1.1, whose failure conditions the checks follow.
package struct PDFChecker {
  let file: PDFFile
  let catalog: PDFObject
  let structure: PDFStructure
  /// What each page paints, in the order of the pages.
  let contents: [PDFPageContent]
  /// The values of the parent tree by their keys.
  var parentTree: [Int: PDFObject] = [:]
  private var found: [String] = []

  private init(_ file: PDFFile) {
    self.file = file
    catalog = file.catalog
    structure = PDFStructure(file)
    contents = file.pages.indices.map { PDFContentWalk.content(ofPage: $0, in: file) }
  }

  /// Every breach, as one sentence that names the page or the object; none where the file passes.
  ///
  /// Pages count from 1. A file that cannot be read gives the one sentence that says why.
  package static func problems(in bytes: [UInt8]) -> [String] {
    do {
      var checker = PDFChecker(try PDFFile(bytes))
      checker.checkAll()
      return checker.found
    } catch {
      return [error.message]
    }
  }

  private mutating func checkAll() {
    file.problems.forEach { report($0) }
    checkFile()
    checkReferences()
    checkCatalog()
    checkNameTrees()
    checkMetadata()
    checkPageTree()
    checkPages()
    checkContent()
    structure.problems.forEach { report($0) }
    readParentTree()
    checkStructureTree()
    checkRoles()
    checkContentIsInStructure()
    checkNesting()
    checkHeadings()
    checkTables()
    checkElementEntries()
    checkAnnotations()
    checkOutline()
    checkActions()
    checkFonts()
  }

  /// Keeps a problem; what was said already is not said again.
  mutating func report(_ problem: String) {
    if !found.contains(problem) { found.append(problem) }
  }
}
