internal import Cases
internal import Forms
internal import Intake
internal import YAML

/// What a watcher did, a line an event on stderr: for a person who looks, or as JSON for what gathers logs.
///
/// Neither has a name or an answer in it, for logs are read and kept by others than forms are. (G11)
struct WatchLog {
  enum Style: String, CaseIterable {
    case text, json
  }

  let console: Console
  let style: Style

  func note(_ event: WatchEvent) { write(WatchLine(event)) }

  /// Something that a person must mend, such as a mistake in a file of the workspace.
  func say(_ problem: Problem) {
    switch style {
    case .text: console.say(problem)
    case .json: write(WatchLine(problem))
    }
  }

  private func write(_ line: WatchLine) {
    switch style {
    case .text:
      console.say("\(CurrentProcess.moment.description.dropFirst(11).prefix(8))  \(line.text)")
    case .json: console.write(String(decoding: line.json(at: CurrentProcess.moment), as: UTF8.self))
    }
  }
}

/// One event, as both kinds of logs say it.
private struct WatchLine {
  private enum Level: String {
    case info, warning, error
  }

  private enum Value {
    case text(String)
    case number(Int)
    case texts([String])
  }

  private let level: Level
  private let name: String
  let text: String
  private let values: [(key: String, value: Value)]

  private init(
    _ level: Level, _ name: String, _ text: String, _ values: [(key: String, value: Value)] = []
  ) {
    self.level = level
    self.name = name
    self.text = text
    self.values = values
  }

  init(_ problem: Problem) {
    self.init(
      .error, "problem", problem.message,
      [
        ("reason", .text(problem.message)), ("place", .text(problem.place ?? "")),
        ("hint", .text(problem.hint ?? "")),
      ])
  }

  init(_ event: WatchEvent) {
    switch event {
    case .started(let folders):
      self.init(
        .info, "started", "Watching \(folders == 1 ? "1 folder" : "\(folders) folders").",
        [("folders", .number(folders))])
    case .adopted(let files):
      self.init(
        .warning, "adopted",
        "Taken over from a watcher that ended: \(files == 1 ? "1 file" : "\(files) files").",
        [("files", .number(files))])
    case .filed(let id, let ending, let reason, let references):
      self = .filed(id, ending, reason, references.map(\.description))
    case .changedSince(let id):
      self.init(
        .warning, "changed-since",
        "Delivery \(id) changed after it was taken in; it is back as a new file.",
        [("delivery", .text(id))])
    case .readerCrashed(let id):
      self.init(
        .error, "reader-crashed", "A reader broke down over delivery \(id).",
        [("delivery", .text(id))])
    case .notKept(let id, let reason):
      self.init(
        .error, "not-kept", "Delivery \(id) cannot be kept. \(reason)",
        [("delivery", .text(id)), ("reason", .text(reason))])
    case .replied(let reference):
      self.init(
        .info, "replied",
        reference.map { "Replied about \($0)." } ?? "Replied about a refused file.",
        [("case", .text(reference?.description ?? ""))])
    case .replyPostponed(let failure, let attempts, let seconds):
      self.init(
        .warning, "reply-postponed",
        "A reply could not be handed over, attempt \(attempts); again in \(seconds) s. \(failure)",
        [
          ("failure", .text(failure)), ("attempts", .number(attempts)),
          ("seconds", .number(seconds)),
        ])
    case .triedAgain(let failure, let attempts, let seconds):
      self.init(
        .warning, "tried-again",
        "A file could not be taken (\(failure)), attempt \(attempts); again in \(seconds) s.",
        [
          ("failure", .text(failure)), ("attempts", .number(attempts)),
          ("seconds", .number(seconds)),
        ])
    case .paused(let reason, let hint, let seconds):
      self.init(
        .error, "paused", "\(reason) \(hint) Tried again in \(seconds) s.",
        [("reason", .text(reason)), ("hint", .text(hint)), ("seconds", .number(seconds))])
    case .folderLost(let number, let failure):
      self.init(
        .error, "folder-lost", "Drop folder \(number) cannot be looked into: \(failure).",
        [("folder", .number(number)), ("failure", .text(failure))])
    case .partClosed(let number, let places):
      self.init(
        .error, "part-closed",
        "In drop folder \(number), files cannot be taken from \(Count.of(places, "place")).",
        [("folder", .number(number)), ("places", .number(places))])
    case .folderBack(let number):
      self.init(
        .info, "folder-back", "Drop folder \(number) is back.", [("folder", .number(number))])
    case .stopped: self.init(.info, "stopped", "Stopped.")
    }
  }

  private static func filed(
    _ id: String, _ ending: DeliveryEnding, _ reason: String?, _ references: [String]
  ) -> WatchLine {
    let cases = references.count > 3 ? "\(references.count) cases" : references.listed
    let what =
      switch ending {
      case .done: references.isEmpty ? "filed, taken in before" : "taken in: \(cases)"
      case .duplicates: "came in before: \(cases)"
      case .returned: "returned: \(reason ?? "refused")"
      case .waiting: "waits for a person: \(reason ?? "not read")"
      }
    return WatchLine(
      ending == .waiting ? .warning : .info, "filed", "Delivery \(id) \(what)",
      [
        ("delivery", .text(id)), ("ending", .text(ending.rawValue)),
        ("reason", reason.map(Value.text) ?? .text("")), ("cases", .texts(references)),
      ])
  }

  /// One line of JSON.
  func json(at moment: Moment) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.key("time")
      object.string(moment.description)
      object.key("level")
      object.string(level.rawValue)
      object.key("event")
      object.string(name)
      for (key, value) in values {
        object.key(key)
        switch value {
        case .text(let text): object.string(text)
        case .number(let number): object.number(number)
        case .texts(let texts): object.array { array in texts.forEach { array.string($0) } }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
