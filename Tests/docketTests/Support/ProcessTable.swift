#if os(Linux)
  import Foundation

  /// The processes of this machine, as the kernel tells of them. (proc(5))
  enum ProcessTable {
    /// Those that a process has started, or in whose hands they were left.
    static func children(of parent: Int32) -> [Int32] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap(Int32.init).filter { self.parent(of: $0) == parent }
    }

    static func isRunning(_ number: Int32) -> Bool {
      guard let state = fields(number)?.first else { return false }
      return state != "Z"
    }

    /// Hundredths of a second on the processor.
    static func time(_ number: Int32) -> Int {
      guard let fields = fields(number), fields.count > 12 else { return 0 }
      return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
    }

    /// Whether it has locked itself in.
    static func isLockedIn(_ number: Int32) -> Bool {
      let status = try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8)
      return status?.contains("Seccomp:\t2") == true
    }

    private static func parent(of number: Int32) -> Int32? {
      fields(number).flatMap { $0.count > 1 ? Int32($0[1]) : nil }
    }

    /// What stands behind the name, which may hold spaces and brackets: state, parent and so on.
    private static func fields(_ number: Int32) -> [Substring]? {
      guard let line = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
        let name = line.lastIndex(of: ")")
      else { return nil }
      return line[line.index(after: name)...].split(separator: " ")
    }
  }

  extension Process {
    /// Waits for a worker of this docket that has locked itself in and has been reading for a while, and sends
    /// it a signal; false where the docket came to its end before.
    func signalReadingWorker(_ signal: Int32) -> Bool {
      var started: [Int32: Int] = [:]
      while isRunning {
        for child in ProcessTable.children(of: processIdentifier)
        where ProcessTable.isLockedIn(child) {
          let time = ProcessTable.time(child)
          if time >= started[child, default: time] + 5 { return kill(child, signal) == 0 }
          if started[child] == nil { started[child] = time }
        }
        usleep(2_000)
      }
      return false
    }
  }
#endif
