/// How much of a file docket is willing to read before it refuses it.
///
/// A limit is a value, handed in by the caller and lowered by configuration. Each one is named in the
/// refusal that it causes. All of 2,242 public Word files fit the defaults.
package struct ReadingLimits: Sendable, Hashable, Codable {
  /// The bytes of a Word file as it lies on disk.
  package var packageBytes = 20 << 20
  /// The entries of a ZIP.
  package var entries = 1_000
  /// The unpacked bytes of one XML part.
  package var partBytes = 32 << 20
  /// The unpacked bytes of all parts that are read.
  package var totalBytes = 64 << 20
  /// The unpacked size from which ``expansionRatio`` counts.
  package var expansionFloor = 8 << 20
  /// How many times its packed size a part over ``expansionFloor`` may unpack to.
  package var expansionRatio = 200
  /// How deep elements may nest.
  package var elementDepth = 200
  /// Elements and text nodes of one part.
  package var nodes = 1_000_000
  /// Attributes and namespace declarations of one element.
  package var attributes = 256
  /// Different names of elements, attributes, prefixes and namespaces in one part.
  ///
  /// libxml2 keeps every name in a table that stops growing at 16,384 places: a million names take seconds,
  /// six million a minute.
  package var differentNames = 50_000
  /// Characters of visible text, all stories together.
  package var characters = 2_000_000
  /// Characters of one answer.
  package var valueCharacters = 100_000
  /// Content controls and legacy fields.
  package var controls = 5_000
  /// How deep tables may nest.
  package var tableDepth = 16
  /// Grid columns that merged cells add up to.
  package var mergedColumns = 100_000
  /// The bytes of one plain-text form.
  package var textFormBytes = 2 << 20
  /// The bytes of one e-mail message.
  package var messageBytes = 40 << 20
  /// The bytes of a message's headers, and of one field that describes a part.
  package var headerBytes = 100 << 10
  /// How deep parts of a message may nest, messages within it among them.
  package var messageDepth = 10
  /// Parts of one message, those of messages within it among them.
  package var messageParts = 200
  /// Forms in one message.
  package var messageForms = 20

  package init() {}
}
