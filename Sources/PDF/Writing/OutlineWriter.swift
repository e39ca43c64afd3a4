/// Writes the headings that readers can go to. (ISO 32000-1, 12.3.3)
struct OutlineWriter {
  private struct Node {
    var entry: OutlineEntry
    var reference: PDFReference
    var parent: Int?
    var kids: [Int] = []
    /// Of all in it.
    var count = 0
  }

  private var nodes: [Node] = []
  private var top: [Int] = []

  init(_ entries: [OutlineEntry], _ file: inout ObjectFile) {
    var open: [Int] = []
    for entry in entries {
      while let last = open.last, nodes[last].entry.level >= entry.level { open.removeLast() }
      let index = nodes.count
      nodes.append(Node(entry: entry, reference: file.reserve(), parent: open.last))
      if let parent = open.last { nodes[parent].kids.append(index) } else { top.append(index) }
      for ancestor in open { nodes[ancestor].count += 1 }
      open.append(index)
    }
  }

  /// - Parameters:
  ///   - file: what it goes into.
  ///   - target: writes where an entry leads.
  /// - Returns: the root; nil where there is no heading.
  func write(
    to file: inout ObjectFile, _ target: (PagePoint, inout PDFBytes) -> Void
  ) -> PDFReference? {
    guard let first = top.first, let last = top.last else { return nil }
    let root = file.add { bytes in
      bytes.write("<</Type/Outlines/First ")
      bytes.write(nodes[first].reference)
      bytes.write("/Last ")
      bytes.write(nodes[last].reference)
      bytes.write("/Count ")
      bytes.write(nodes.count)
      bytes.write(">>")
    }
    write(top, in: root, to: &file, target)
    return root
  }

  private func write(
    _ kids: [Int], in parent: PDFReference, to file: inout ObjectFile,
    _ target: (PagePoint, inout PDFBytes) -> Void
  ) {
    for (place, index) in kids.enumerated() {
      let node = nodes[index]
      file.add(node.reference) { bytes in
        bytes.write("<</Title")
        bytes.write(text: node.entry.title)
        bytes.write("/Parent ")
        bytes.write(parent)
        if place > 0 {
          bytes.write("/Prev ")
          bytes.write(nodes[kids[place - 1]].reference)
        }
        if place + 1 < kids.count {
          bytes.write("/Next ")
          bytes.write(nodes[kids[place + 1]].reference)
        }
        if let first = node.kids.first, let last = node.kids.last {
          bytes.write("/First ")
          bytes.write(nodes[first].reference)
          bytes.write("/Last ")
          bytes.write(nodes[last].reference)
          bytes.write("/Count ")
          bytes.write(node.count)
        }
        bytes.write("/Dest")
        target(node.entry.target, &bytes)
        bytes.write(">>")
      }
      write(node.kids, in: node.reference, to: &file, target)
    }
  }
}
