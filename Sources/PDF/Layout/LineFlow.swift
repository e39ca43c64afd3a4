/// How a line was broken, so that it can be broken anew where other things stand beside it.
///
/// A class, because it is larger than the rest of a piece, and few have one.
final class LineFlow: Sendable {
  /// The number of its paragraph among those that the context keeps.
  let paragraph: Int
  /// Counted from 0.
  let index: Int
  /// The first of its clusters.
  let cluster: Int
  /// From the upper end of the paragraph to where it would stand, in points.
  let top: Double
  /// What it was asked to take.
  let room: LineRoom
  /// How far it was pushed down, in points.
  let gap: Double
  /// How high a line is held against what stands beside it, in points.
  let height: Double
  /// The lines behind it are yet to be broken.
  let hasRest: Bool

  init(
    paragraph: Int, index: Int, cluster: Int, top: Double, room: LineRoom, gap: Double,
    height: Double, hasRest: Bool
  ) {
    self.paragraph = paragraph
    self.index = index
    self.cluster = cluster
    self.top = top
    self.room = room
    self.gap = gap
    self.height = height
    self.hasRest = hasRest
  }
}
