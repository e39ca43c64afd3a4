/// What the parts of a table mean.
struct TableStructure {
  private let marking: Marking
  private let context: LayoutContext
  private var table: StructureTree.ElementID?
  private var head: StructureTree.ElementID?
  private var body: StructureTree.ElementID?

  init(_ marking: Marking, _ context: LayoutContext, headings: Int) {
    self.marking = marking
    self.context = context
    guard case .structure(let parent) = marking else { return }
    let table = context.structure.add(.table, to: parent)
    self.table = table
    if headings > 0 {
      head = context.structure.add(.tableHead, to: table)
      body = context.structure.add(.tableBody, to: table)
    }
  }

  func row(isHeading: Bool) -> StructureTree.ElementID? {
    guard let table else { return nil }
    return context.structure.add(.tableRow, to: (isHeading ? head : body) ?? table)
  }

  func cell(
    in row: StructureTree.ElementID?, columns: Int, rows: Int, heads: FlowCell.Heads?
  ) -> Marking {
    guard let row else { return marking }
    var attributes = StructureTree.Attributes()
    attributes.columns = columns
    attributes.rows = rows
    attributes.scope = heads.map { $0 == .row ? .row : .column }
    return .structure(
      context.structure.add(heads == nil ? .tableCell : .tableHeaderCell, to: row, attributes))
  }

  /// Empty cells in the place of columns that a row leaves out, so that rows are of one length.
  func fill(_ row: StructureTree.ElementID?, _ source: FlowRow) {
    guard let row else { return }
    var attributes = StructureTree.Attributes()
    if source.columnsBefore > 0 {
      attributes.columns = source.columnsBefore
      context.structure.addFirst(.tableCell, to: row, attributes)
    }
    if source.columnsAfter > 0 {
      attributes.columns = source.columnsAfter
      _ = context.structure.add(.tableCell, to: row, attributes)
    }
  }
}
