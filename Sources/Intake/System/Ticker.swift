/// Does something at regular times while another thread works.
///
/// A class, because it is over when nobody holds it any more.
package final class Ticker {
  private let isOver = Monitor(false)
  private let threads: ThreadGroup

  package init(everyMilliseconds interval: Int, _ body: @escaping @Sendable () -> Void) {
    threads = ThreadGroup(count: 1) { [isOver] in
      while !isOver.wait(milliseconds: interval, for: { $0 || $1 ? $0 : nil }) { body() }
    }
  }

  /// When this returns, `body` is not called any more.
  package func stop() {
    isOver.withLock { $0 = true }
    isOver.wakeAll()
    threads.join()
  }
}
