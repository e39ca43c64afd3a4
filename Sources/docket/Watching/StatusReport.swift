internal import Cases
internal import Forms
internal import Intake

/// The state of the drop folders and of what came of them.
struct StatusReport {
  private let states: [(folder: DropFolder, state: DropState)]
  private let counts: DeliveryCounts
  private let openCases: Int
  /// How many messages wait in each Maildir; nil where it cannot be looked into.
  private let mail: [(folder: Maildir, waiting: Int?)]
  private let replies: [Reply.State: Int]
  private let now: Moment

  init(
    _ folders: [DropFolder], mail: [Maildir], _ store: CaseStore, at now: Moment
  ) throws {
    let seconds = Int(now.milliseconds / 1000)
    states = folders.map { ($0, DropState(of: $0, now: seconds)) }
    counts = try store.deliveryCounts()
    // Why not, the doctor says.
    self.mail = mail.map { ($0, (try? $0.unseen())?.count) }
    replies = try store.replyCounts()
    var open = 0
    try store.forEachCase { if $0.status != .closed { open += 1 } }
    openCases = open
    self.now = now
  }

  /// A folder that is not there, files that a person must look at, or files that nobody takes in.
  var needsAPerson: Bool {
    states.contains { entry in
      let state = entry.state
      return state.failure != nil || state.forPerson > 0 || state.closed > 0
        || (state.watchers == 0 && state.waiting + state.inHand > 0)
    } || mail.contains { $0.waiting == nil }
  }

  private func age(_ state: DropState) -> Int? {
    state.oldest.map { max(0, Int(now.milliseconds / 1000) - $0) }
  }

  /// For a person.
  var lines: [String] {
    var lines: [String] = []
    for (folder, state) in states {
      lines.append("Drop folder \(folder.path.shown)")
      if let failure = state.failure {
        lines.append("  cannot be looked into: \(failure.reason)")
        continue
      }
      let watchers =
        switch state.watchers {
        case 0: "nobody watches it: run `docket watch`"
        case 1: "1 watcher is at work"
        default: "\(state.watchers) watchers are at work"
        }
      lines.append("  \(watchers)")
      let oldest = age(state).map { ", the oldest saved \(Self.words(seconds: $0)) ago" } ?? ""
      lines.append("  to be taken in: \(state.waiting)\(oldest)")
      let rest = [
        ("in hand", state.inHand), ("returned and not mended", state.returned),
        ("waiting for a person", state.forPerson), ("left lying about", state.leftovers),
        ("folders in it that files cannot be taken from", state.closed),
      ]
      for (what, count) in rest where count > 0 { lines.append("  \(what): \(count)") }
    }
    for (folder, waiting) in mail {
      lines.append("Mail in \(folder.path.shown)")
      lines.append(waiting.map { "  to be taken in: \($0)" } ?? "  cannot be looked into")
    }
    let told = [("to be sent", Reply.State.due), ("sent", .handed), ("held back", .withheld)]
      .compactMap { words, state in replies[state].map { "\($0) \(words)" } }
    if !told.isEmpty { lines.append("Replies: \(told.joined(separator: ", "))") }
    lines.append("Taken in last: \(counts.last.map(Self.time) ?? "nothing so far")")
    for ending in DeliveryEnding.allCases {
      let files = counts.files(ending)
      if files > 0 { lines.append("  \(ending.rawValue): \(files)") }
    }
    lines.append("Open cases: \(openCases)")
    return lines
  }

  private static func time(_ moment: Moment) -> String {
    let text = moment.description
    return "\(text.prefix(10)) at \(text.dropFirst(11).prefix(5))"
  }

  private static func words(seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) seconds"
    case ..<7200: "\(seconds / 60) minutes"
    case ..<172_800: "\(seconds / 3600) hours"
    default: "\(seconds / 86_400) days"
    }
  }
}

// MARK: - For programs

extension StatusReport {
  /// One object, with a line end.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.key("folders")
      object.array { array in
        for (folder, state) in states {
          array.object { entry in
            entry.key("folder")
            entry.string(folder.path.text)
            for (key, value) in figures(state) {
              entry.key(key)
              entry.number(value)
            }
            entry.key("failure")
            entry.string(state.failure?.reason)
          }
        }
      }
      object.key("mail")
      object.array { array in
        for (folder, waiting) in mail {
          array.object { entry in
            entry.key("folder")
            entry.string(folder.path.text)
            entry.key("waiting")
            entry.number(waiting)
          }
        }
      }
      object.key("replies")
      object.object { states in
        for state in Reply.State.allCases {
          states.key(state.rawValue)
          states.number(replies[state] ?? 0)
        }
      }
      object.key("last")
      object.string(counts.last?.description)
      object.key("deliveries")
      object.object { endings in
        for ending in DeliveryEnding.allCases {
          endings.key(ending.rawValue)
          endings.number(counts.files(ending))
        }
      }
      object.key("open-cases")
      object.number(openCases)
    }
    writer.endLine()
    return writer.bytes
  }

  private func figures(_ state: DropState) -> [(String, Int?)] {
    [
      ("waiting", state.waiting), ("oldest-seconds", age(state)), ("in-hand", state.inHand),
      ("watchers", state.watchers), ("returned", state.returned),
      ("for-person", state.forPerson), ("leftovers", state.leftovers), ("closed", state.closed),
    ]
  }

  /// The text form of Prometheus, whose names end in the unit. (Exposition formats, version 0.0.4)
  var metrics: String {
    var text = ""
    func metric(
      _ name: String, _ kind: String, _ help: String, _ values: [(labels: String, value: Int)]
    ) {
      text += "# HELP docket_\(name) \(help)\n# TYPE docket_\(name) \(kind)\n"
      for (labels, value) in values { text += "docket_\(name)\(labels) \(value)\n" }
    }
    func gauge(_ name: String, _ help: String, _ value: (DropState) -> Int) {
      metric(
        name, "gauge", help,
        states.enumerated().map { ("{folder=\"\($0.offset + 1)\"}", value($0.element.state)) })
    }
    gauge("waiting_files", "Files that wait to be taken in.") { $0.waiting }
    gauge("oldest_file_seconds", "How long ago the oldest of them was saved or claimed.") {
      age($0) ?? 0
    }
    gauge("in_hand_files", "Files that a watcher has in hand.") { $0.inHand }
    gauge("watchers", "Watchers at work.") { $0.watchers }
    gauge("returned_files", "Files that were returned and not mended.") { $0.returned }
    gauge("for_person_files", "Files that a person must look at.") { $0.forPerson }
    gauge("leftover_files", "Files that have lain there for a day and are no forms.") {
      $0.leftovers
    }
    gauge("closed_folders", "Folders in it that files cannot be taken from.") { $0.closed }
    gauge("folder_lost", "1 where the folder cannot be looked into.") { $0.failure == nil ? 0 : 1 }
    metric(
      "last_delivery_timestamp_seconds", "gauge", "When a file was taken in last.",
      counts.last.map { [("", Int($0.milliseconds / 1000))] } ?? [])
    metric(
      "deliveries_total", "counter", "Files that were filed, by what became of them.",
      counts.entries.map { entry in
        let reason = entry.reason.map { ",reason=\"\($0)\"" } ?? ""
        return ("{ending=\"\(entry.ending.rawValue)\"\(reason)}", entry.files)
      })
    metric(
      "waiting_messages", "gauge", "Messages that wait to be taken in.",
      mail.enumerated().map { ("{folder=\"\($0.offset + 1)\"}", $0.element.waiting ?? 0) })
    metric(
      "replies", "gauge", "Replies to senders, by how far they have got.",
      Reply.State.allCases.map { ("{state=\"\($0.rawValue)\"}", replies[$0] ?? 0) })
    metric("open_cases", "gauge", "Cases that are not closed.", [("", openCases)])
    return text
  }
}

extension DeliveryCounts {
  fileprivate func files(_ ending: DeliveryEnding) -> Int {
    entries.filter { $0.ending == ending }.reduce(0) { $0 + $1.files }
  }
}
