#if os(Linux)
  import Foundation
  import Testing

  @Suite(.timeLimit(.minutes(2))) struct `docket ingest --isolated` {
    private static let inbox = CommandLineRun.checkout.appending(path: "Examples/inbox").path

    /// What differs from run to run: when.
    private func withoutTimes(_ text: String) -> String {
      text.replacing(/"(at|received)":"[^"]*"/, with: "\"at\":\"\"")
    }

    @Test func `opens the same cases, with the same words in the store`() throws {
      var told: [[String]] = []
      for options in [[], ["--isolated"]] {
        let office = try Office()
        try office.write("in/batch.txt", String(repeating: Office.request(), count: 600))
        try office.write("in/~$lock.docx", "lock")
        let run = try office.run(["ingest", "--json", Self.inbox, "in"] + options)
        #expect(run.status == 1)
        let events = try CommandLineRun.shell(
          """
          sqlite3 ws/store/docket.sqlite \
          'SELECT reference, kind, body FROM events JOIN payloads USING (number) ORDER BY number'
          """, in: office.folder)
        #expect(events.status == 0)
        #expect(events.out.utf8.count > 600_000)
        told.append([withoutTimes(run.out), run.err, events.out])
        #expect(try office.run("verify").status == 0)
      }
      #expect(told[0] == told[1])
    }

    @Test func `reads a file once more whose worker was killed`() throws {
      let office = try Office()
      try office.write("in/a.txt", String(repeating: Office.request(), count: 1_500))
      let process = try start(in: office)
      #expect(process.signalReadingWorker(SIGKILL))
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try office.run("cases", "--json").out.split(separator: "\n").count == 1_500)
      #expect(try said(in: office) == "Cases opened: 1500.\n")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `reads on when its workers are told to end`(_ signal: Int32) throws {
      let office = try Office()
      try office.write("in/a.txt", String(repeating: Office.request(), count: 600))
      let process = try start(in: office)
      var count = 0
      while process.signalReadingWorker(signal) { count += 1 }
      process.waitUntilExit()
      #expect(count > 0)
      #expect(process.terminationStatus == 0)
      #expect(try said(in: office) == "Cases opened: 600.\n")
    }

    @Test func `leaves a file to a person whose workers die, and goes on`() throws {
      let office = try Office()
      try office.write("in/a.txt", Office.request())
      try office.write("in/b.txt", String(repeating: Office.request(risks: "One."), count: 8_000))
      try office.write("in/c.txt", Office.request(risks: "Two."))
      let process = try start(in: office)
      while process.signalReadingWorker(SIGKILL) {}
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      #expect(
        try said(in: office) == """
          Cases opened: 2.
          Reading failed: 1. No case was opened, and a person must look.
            in/b.txt: Its reader crashed twice.
              hint: Do not open it unless you know who sent it and why; ask for the form once more, in a new file.

          """)
      #expect(try office.run("cases", "--json").out.split(separator: "\n").count == 2)
    }

    @Test func `leaves no process behind when it is killed`() throws {
      let office = try Office()
      for number in 0..<2 {
        try office.write(
          "in/\(number).txt", String(repeating: Office.request(), count: 40_000 + number))
      }
      let process = try start(in: office)
      var workers: [Int32] = []
      while process.isRunning, workers.count < 2 {
        workers = ProcessTable.children(of: process.processIdentifier)
          .filter(ProcessTable.isLockedIn)
        usleep(2_000)
      }
      #expect(workers.count == 2)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for _ in 0..<200 where workers.contains(where: ProcessTable.isRunning) { usleep(10_000) }
      #expect(!workers.contains(where: ProcessTable.isRunning))
    }

    @Test func `leaves no process behind when it has ended`() throws {
      let office = try Office()
      try office.write("in/a.txt", String(repeating: Office.request(), count: 600))
      let process = try start(in: office)
      var workers: Set<Int32> = []
      while process.isRunning {
        workers.formUnion(ProcessTable.children(of: process.processIdentifier))
        usleep(2_000)
      }
      process.waitUntilExit()
      #expect(!workers.isEmpty)
      #expect(!workers.contains(where: ProcessTable.isRunning))
    }

    @Test(.enabled(if: hasTracer, "strace is not installed"))
    func `reads in processes that ask the kernel for nothing but their work`() throws {
      let office = try Office()
      try office.write("in/batch.txt", String(repeating: Office.request(), count: 600))
      let run = try CommandLineRun.shell(
        """
        strace -f -o trace docket ingest --isolated --workspace ws '\(Self.inbox)' in
        """, in: office.folder)
      #expect(run.status == 1)
      var calls: [Substring: Set<Substring>] = [:]
      for line in try String(
        contentsOf: office.folder.appending(path: "trace"), encoding: .utf8
      ).split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let process = words.first else { continue }
        // Numbers of processes are padded to one width.
        let call = words[1].drop { $0 == " " }
        if call.contains("SECCOMP_SET_MODE_FILTER") {
          calls[process] = []
        } else if calls[process] != nil, let end = call.firstIndex(of: "("),
          call.first?.isLetter == true
        {
          calls[process]?.insert(call[..<end])
        }
      }
      #expect(!calls.isEmpty)
      // None of these takes a name of anything, and nobody is asked for what is refused.
      let allowed: Set<Substring> = [
        "recvmsg", "sendmsg", "read", "lseek", "close", "brk", "mmap", "munmap", "mremap",
        "madvise", "mprotect", "futex", "getrusage", "prlimit64", "exit_group",
      ]
      for call in calls.values { #expect(call.subtracting(allowed) == []) }
      #expect(calls.values.contains { $0.contains("sendmsg") })
    }

    private static let hasTracer = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

    private func start(in office: Office) throws -> Process {
      let said = office.folder.appending(path: "said")
      try Data().write(to: said)
      let process = Process()
      process.executableURL = CommandLineRun.program
      process.arguments = ["ingest", "--isolated", "--workspace", "ws", "in"]
      process.currentDirectoryURL = office.folder
      process.environment = CommandLineRun.environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: said)
      try process.run()
      return process
    }

    private func said(in office: Office) throws -> String {
      try String(contentsOf: office.folder.appending(path: "said"), encoding: .utf8)
    }
  }

  @Suite struct `A worker` {
    @Test func `can do nothing that reading does not take`() throws {
      let run = try CommandLineRun(["read-worker", "--self-check"])
      #expect(run.err == "")
      let lines = run.out.split(separator: "\n")
      #expect(lines.count == 23 || lines.count == 24)
      #expect(lines.filter { !$0.hasPrefix("denied   ") } == [])
      #expect(run.status == 0)
    }

    @Test func `is nothing that a person starts`() throws {
      let run = try CommandLineRun(["read-worker"])
      #expect(run.status == 2)
      #expect(run.out == "")
      #expect(
        run.err == """
          error: `docket read-worker` is started by docket itself, and nobody is there to read for.
          hint: Use `docket ingest --isolated`, which starts as many as it needs.

          """)
      #expect(!(try CommandLineRun(["--help"]).out.contains("read-worker")))
    }
  }
#endif
