internal import Fonts

/// Breaks shaped text into lines, each as long as it may be.
struct LineBreaker {
  /// A line, as a range of clusters.
  struct Line {
    var clusters: Range<Int>
    /// Where what is seen ends: spaces behind it are not.
    var visibleEnd: Int
    /// Its tabs, in order.
    var tabs: [PlacedTab] = []
    /// Of what is seen, in points from where the line begins.
    var width = 0.0
    /// Where it begins and how wide it may be, in points.
    var start: Double
    var room: Double
    var end = End.wrapped
    /// A soft hyphen is shown at its end.
    var hasHyphen = false
  }

  struct PlacedTab {
    var cluster: Int
    /// In points.
    var width = 0.0
    var leader: ParagraphFormat.Tab.Leader
    var kind: ParagraphFormat.Tab.Kind
    /// Where it leads, from where the line begins.
    var stop: Double
  }

  enum End { case wrapped, lineBreak, columnBreak, pageBreak, text }

  /// Where tabs lead.
  struct Tabs {
    var stops: [ParagraphFormat.Tab]
    /// Between those that come by themselves, in points.
    var every: Double
    /// Where lines but the first begin, from the margin: a tab of the first leads there too.
    var hanging: Double?
    /// From the margin to the right end of lines.
    var right: Double
  }

  let text: ShapedText
  /// The bytes of the text.
  let bytes: [UInt8]
  let tabs: Tabs
  /// How wide objects are, by the offset of what stands for them.
  let objects: [Int: Double]
  /// Tabs that lead to the margins.
  let marginTabs: [Int: (ParagraphFormat.Alignment, ParagraphFormat.Tab.Leader)]
  let stretches: (Int) -> Double
  private(set) var next = 0

  init(
    _ text: ShapedText, _ bytes: [UInt8], tabs: Tabs, objects: [Int: Double],
    marginTabs: [Int: (ParagraphFormat.Alignment, ParagraphFormat.Tab.Leader)],
    stretches: @escaping (Int) -> Double
  ) {
    self.text = text
    self.bytes = bytes
    self.tabs = tabs
    self.objects = objects
    self.marginTabs = marginTabs
    self.stretches = stretches
  }

  var isDone: Bool { next >= text.clusters.count }

  /// The line before ended where no line may.
  var isWithinWord: Bool {
    !isDone && text.clusters[next].kind == .text && !text.clusters[next].canBeginLine
  }

  /// Goes on with a cluster.
  mutating func begin(at cluster: Int) { next = cluster }

  /// How far a cluster moves the pen, in points; 0 for a tab.
  func advance(_ index: Int) -> Double {
    let cluster = text.clusters[index]
    switch cluster.kind {
    case .text, .space: return cluster.advance * stretches(Int(cluster.offset))
    case .object: return objects[Int(cluster.offset)] ?? 0
    case .tab, .lineBreak, .softHyphen: return 0
    }
  }

  /// How wide the hyphen is that is seen where a line ends before a cluster, in points; 0 for none.
  func hyphen(before index: Int) -> Double {
    let cluster = text.clusters[index - 1]
    guard cluster.kind == .softHyphen else { return 0 }
    return cluster.glyphs.reduce(0) { $0 + text.glyphs[Int($1)].advance }
      * stretches(Int(cluster.offset))
  }

  /// The next line.
  ///
  /// - Parameters:
  ///   - start: where it begins, in points from the margin.
  ///   - room: how wide it may be, in points.
  /// - Returns: at least one cluster, where there is one.
  mutating func line(start: Double, room: Double) -> Line {
    let first = next
    var line = Line(clusters: first..<first, visibleEnd: first, start: start, room: room)
    var pen = 0.0
    /// A tab whose text ends at its stop, or is centred there.
    var open: OpenTab?
    var best: (end: Int, tabs: Int)?
    var index = first
    // A tab may lead beyond the right end.
    var limit = room + 0.01
    while index < text.clusters.count {
      let cluster = text.clusters[index]
      if index > first, cluster.canBeginLine,
        (open?.end ?? pen) + hyphen(before: index) <= limit || best == nil
      {
        best = (index, line.tabs.count)
      }
      switch cluster.kind {
      case .lineBreak:
        line.end = end(of: Int(cluster.offset))
        return finish(line, first..<index + 1)
      case .tab:
        if let tab = open.take() { pen = tab.end }
        let stop = stop(behind: pen + start, Int(cluster.offset), start: start, room: room)
        if stop.position - start > limit, stop.isCustom { limit = stop.position - start + 0.01 }
        if stop.position - start > limit, index > first {
          // No stop is left on this line.
          return finish(line, first..<index)
        }
        line.tabs.append(
          PlacedTab(
            cluster: index, leader: stop.leader, kind: stop.kind, stop: stop.position - start))
        switch stop.kind {
        case .right, .centre, .decimal:
          open = OpenTab(kind: stop.kind, start: pen, stop: stop.position - start, width: 0)
        default: pen = max(stop.position - start, pen)
        }
      case .text, .object, .space, .softHyphen:
        let width = advance(index)
        let edge: Double
        if var tab = open {
          if tab.kind == .decimal, bytes[Int(cluster.offset)] == UInt8(ascii: "."), !tab.isPassed {
            tab.isPassed = true
          }
          tab.add(width)
          open = tab
          edge = tab.end
        } else {
          edge = pen + width
        }
        if edge > limit, cluster.kind != .space, index > first {
          let end = best?.end ?? index
          line.tabs.removeLast(line.tabs.count - (best?.tabs ?? line.tabs.count))
          if text.clusters[end - 1].kind == .softHyphen { line.hasHyphen = true }
          return finish(line, first..<end)
        }
        if open == nil { pen += width }
      }
      index += 1
    }
    line.end = .text
    return finish(line, first..<index)
  }

  private func end(of offset: Int) -> End {
    switch bytes[offset] {
    case 0x0B: .columnBreak
    case 0x0C: .pageBreak
    default: .lineBreak
    }
  }

  private mutating func finish(_ line: Line, _ clusters: Range<Int>) -> Line {
    var line = line
    next = clusters.upperBound
    line.clusters = clusters
    var end = clusters.upperBound
    while end > clusters.lowerBound,
      text.clusters[end - 1].kind == .space || text.clusters[end - 1].kind == .lineBreak
    {
      end -= 1
    }
    line.visibleEnd = end
    line.width = measure(&line, clusters.lowerBound..<end)
    if line.hasHyphen { line.width += hyphen(before: end) }
    return line
  }

  /// Works out how wide tabs are, now that it is known what stands on the line.
  ///
  /// - Returns: the width of the whole.
  private func measure(_ line: inout Line, _ clusters: Range<Int>) -> Double {
    var pen = 0.0
    var tab = 0
    for index in clusters {
      guard text.clusters[index].kind == .tab, tab < line.tabs.count else {
        pen += advance(index)
        continue
      }
      var open = OpenTab(kind: line.tabs[tab].kind, start: pen, stop: line.tabs[tab].stop, width: 0)
      switch open.kind {
      case .right, .centre, .decimal:
        var behind = index + 1
        while behind < clusters.upperBound, text.clusters[behind].kind != .tab {
          if bytes[Int(text.clusters[behind].offset)] == UInt8(ascii: "."), open.kind == .decimal {
            break
          }
          open.width += advance(behind)
          behind += 1
        }
      default: break
      }
      line.tabs[tab].width = open.gap
      pen += open.gap
      tab += 1
    }
    return pen
  }

  // MARK: Tabs

  private struct OpenTab {
    var kind: ParagraphFormat.Tab.Kind
    /// Where it begins and leads, from the beginning of the line.
    var start: Double
    var stop: Double
    /// Of the text behind it; up to the point for one at a decimal point.
    var width: Double
    var rest = 0.0
    var isPassed = false

    mutating func add(_ more: Double) {
      if isPassed { rest += more } else { width += more }
    }

    /// How wide the tab itself is.
    var gap: Double {
      let before = kind == .centre ? width / 2 : width
      return max(stop - start - before, 0)
    }

    /// Where the text behind it ends.
    var end: Double { start + gap + width + rest }
  }

  private struct Stop {
    var position: Double
    var kind: ParagraphFormat.Tab.Kind
    var leader = ParagraphFormat.Tab.Leader.none
    var isCustom = true
  }

  /// Where a tab leads, from the margin.
  private func stop(behind pen: Double, _ offset: Int, start: Double, room: Double) -> Stop {
    if let (alignment, leader) = marginTabs[offset] {
      switch alignment {
      case .right, .end: return Stop(position: tabs.right, kind: .right, leader: leader)
      case .centre: return Stop(position: tabs.right / 2, kind: .centre, leader: leader)
      default: return Stop(position: max(pen, 0), kind: .left, leader: leader)
      }
    }
    let custom = tabs.stops.first { $0.position > pen + 0.05 && $0.kind != .bar }
    if let hanging = tabs.hanging, hanging > pen + 0.05,
      custom.map({ $0.position > hanging }) ?? true
    {
      return Stop(position: hanging, kind: .left)
    }
    if let custom {
      return Stop(position: custom.position, kind: custom.kind, leader: custom.leader)
    }
    let every = max(tabs.every, 1)
    return Stop(
      position: ((pen + 0.05) / every).rounded(.down) * every + every, kind: .left, isCustom: false)
  }
}
