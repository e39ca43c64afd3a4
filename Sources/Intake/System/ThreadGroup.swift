#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Threads of the system that run the same work and are waited for together.
///
/// Swift's own tasks share as many threads as there are cores; one that waits for the disk would
/// leave a core idle.
package struct ThreadGroup {
  private let threads: [pthread_t]

  /// Whether the system gave no thread at all.
  package var isEmpty: Bool { threads.isEmpty }

  /// Starts up to `count` threads: fewer where the system has no more to give.
  package init(count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    while threads.count < count, let thread = Self.start(body) { threads.append(thread) }
    self.threads = threads
  }

  /// Waits for all of them to end; once.
  package func join() {
    for thread in threads { pthread_join(thread, nil) }
  }

  /// What a thread runs, carried through C.
  ///
  /// A class, because C hands on one pointer.
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = unsafe Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, nil,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
          }
          return nil
        }, work.toOpaque())
    #else
      var thread: pthread_t?
      let code = unsafe pthread_create(
        &thread, nil,
        { argument in
          unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
    #endif
    guard code == 0 else {
      unsafe work.release()
      return nil
    }
    return thread
  }
}
