/// How much one file may cost the process that reads it, and how much that process may say.
package struct WorkerLimits: Sendable, Hashable, Codable {
  /// Bytes of memory beyond those that the process has before its first file.
  package var memoryBytes = 1 << 30
  /// Seconds on the processor.
  package var cpuSeconds = 10
  /// Time on the clock.
  package var wallMilliseconds = 20_000
  /// Time on the clock that a process has until it is ready for its first file.
  package var startMilliseconds = 20_000
  /// Time on the clock of several files that are read in one go.
  ///
  /// Far more than they ever take. Those that are not done by then are read one at a time, each with its own
  /// time.
  package var lotMilliseconds = 2_000
  /// The bytes of one form in an answer.
  package var lineBytes = 16 << 20
  /// The bytes of the answers to files that are read in one go, or to one that is read alone.
  package var answerBytes = 256 << 20

  package init() {}
}
