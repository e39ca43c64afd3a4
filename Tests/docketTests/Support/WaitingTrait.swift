import Foundation
import Testing

/// Tests that wait more than they work: five seconds until a file has settled, a while for a mail server.
///
/// Each runs on a thread of its own, so that the few threads of the runner go on with other tests meanwhile.
struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == WaitingTrait {
  static var waits: WaitingTrait { WaitingTrait() }
}

/// Runs the steps of a few tests at once, each on a thread that may be blocked.
private final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads()

  private let queue: OperationQueue = {
    let queue = OperationQueue()
    // What they start is at work now and then, and what is killed at a moment must find the machine at leisure.
    queue.maxConcurrentOperationCount = 6
    return queue
  }()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // Unowned, but shared: it lives as long as the process.
    queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
