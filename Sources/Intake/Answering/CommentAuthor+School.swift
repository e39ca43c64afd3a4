package import Cases
package import School
package import Word

extension CommentAuthor {
  /// The school as the author of comments, or docket where there is none.
  ///
  /// - Parameters:
  ///   - school: whose forms they are.
  ///   - moment: when they are written; Word shows the time of the clock on the wall.
  package init(school: School?, at moment: Moment) {
    let name = school?.name ?? "docket"
    let initials = name.split(separator: " ").compactMap(\.first).prefix(3)
    self.init(
      name: name, initials: String(initials), date: "\(moment.description.prefix(19))Z")
  }
}
