#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A state that threads share, one at a time, and wait on each other for.
///
/// A class, because the lock has one address for as long as any thread knows it.
///
/// `@unchecked Sendable`: the state is touched only inside `withLock`, which holds the lock.
@safe package final class Monitor<State>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  package init(_ state: State) {
    self.state = state
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe changed.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  package func withLock<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body(&state)
  }

  /// Waits until `body` gives a result; it is tried again after each ``wakeAll()``, and at least
  /// every `milliseconds`, when it learns that it was time that woke it.
  func wait<Result>(
    milliseconds: Int? = nil, for body: (inout State, _ timedOut: Bool) -> Result?
  ) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    var timedOut = false
    while true {
      if let result = body(&state, timedOut) { return result }
      if let milliseconds {
        timedOut = !waitOnce(milliseconds: milliseconds)
      } else {
        unsafe pthread_cond_wait(changed, mutex)
      }
    }
  }

  /// False where nobody woke us in time.
  private func waitOnce(milliseconds: Int) -> Bool {
    var until = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &until)
    let nanoseconds = until.tv_nsec + milliseconds * 1_000_000
    until.tv_sec += nanoseconds / 1_000_000_000
    until.tv_nsec = nanoseconds % 1_000_000_000
    return unsafe pthread_cond_timedwait(changed, mutex, &until) == 0
  }

  func wakeAll() {
    unsafe pthread_cond_broadcast(changed)
  }
}
