/// How much docket lays out before it refuses a document.
///
/// What is read is limited already (`ReadingLimits`), and pages repeat some of it: a header of a million
/// characters on a thousand pages is a thousand million.
package struct LayoutLimits: Sendable, Hashable {
  /// Characters on all pages, in all rounds together: five times as many as are read of a document, which
  /// take some ten seconds.
  package var characters = 10_000_000
  /// What a paragraph, cell or drawing costs besides its characters, in such.
  package var paragraph = 12
  /// What a part of a paragraph in one font costs besides, in characters: it is drawn by itself.
  package var run = 10
  /// Pages of a document: two million characters fill a thousand of A4.
  package var pages = 20_000
  /// Fonts, each in a size and for a language.
  ///
  /// Fontconfig takes some seven milliseconds to look one up.
  package var fonts = 300
  /// Drawings of one page that text goes round.
  ///
  /// Each line looks at all of them.
  package var wraps = 500

  package init() {}
}
