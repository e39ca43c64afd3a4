internal import Forms
internal import JSON

/// Which files go to a worker in one go.
///
/// Small ones together, for a hand-over costs as much as reading one; a large one alone, for it has a time of
/// its own.
struct WorkerLots {
  private(set) var ranges: [Range<Int>] = []

  private static let (mostBytes, largeBytes, fewFiles) = (768 << 10, 1 << 20, 8)

  /// - Parameters:
  ///   - files: in their order.
  ///   - readers: how many workers there are: each should have some of the files, unless they are few.
  init(_ files: [WorkerFile], readers: Int) {
    let share = (files.count + readers - 1) / readers
    let mostFiles = min(max(share, Self.fewFiles), WorkerSocket.mostFiles)
    var start = 0
    var bytes = 0
    for (index, file) in files.enumerated() {
      let isLarge = file.bytes.count >= Self.largeBytes
      if index > start,
        isLarge || bytes >= Self.mostBytes || index - start == mostFiles
      {
        ranges.append(start..<index)
        (start, bytes) = (index, 0)
      }
      bytes += isLarge ? Self.mostBytes : file.bytes.count
    }
    if start < files.count { ranges.append(start..<files.count) }
  }
}

/// The line that goes with files to a worker: how their names end, in order, and of what a copy is to be made.
struct WorkerLot {
  struct Entry {
    var name: String
    /// Nil where the file is to be read.
    var copy: CopyOrder?
  }

  var entries: [Entry]

  /// The reader looks whether a name ends like that of a Word file; nothing else of it is its business.
  init(_ files: ArraySlice<WorkerFile>) {
    entries = files.map { Entry(name: String($0.name.suffix(5)), copy: $0.copy) }
  }

  /// Nil where the line is none.
  init?(line: ArraySlice<UInt8>) {
    guard let elements = (try? JSONValue(Array(line)))?.elements else { return nil }
    entries = []
    for element in elements {
      if let name = element.text {
        entries.append(Entry(name: name))
      } else if let name = element["name"]?.text, let copy = element["copy"].flatMap(CopyOrder.init)
      {
        entries.append(Entry(name: name, copy: copy))
      } else {
        return nil
      }
    }
  }

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.array { array in
      for entry in entries {
        guard let copy = entry.copy else {
          array.string(entry.name)
          continue
        }
        array.object { object in
          object.key("name")
          object.string(entry.name)
          object.key("copy")
          copy.write(to: &object)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
