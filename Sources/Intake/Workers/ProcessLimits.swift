#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What this process may use of the machine.
enum ProcessLimits {
  /// Sets what stays as it is for all files; false where the system did not.
  static func set(_ limits: WorkerLimits) -> Bool {
    var isSet =
      set(RLIMIT_CORE, 0) && set(RLIMIT_FSIZE, 0)
      // The standard ones, the socket, and the files of one go.
      && set(RLIMIT_NOFILE, 4 + WorkerSocket.mostFiles)
    #if os(Linux)
      // Elsewhere all programs share so much of their addresses that a limit says nothing.
      isSet = mapped.map { set(RLIMIT_AS, $0 + limits.memoryBytes) } ?? false && isSet
    #endif
    return isSet
  }

  /// Gives the process some more seconds on the processor; it is ended when they are over.
  static func allowSeconds(_ seconds: Int) {
    var used = rusage()
    #if canImport(Glibc)
      unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    #else
      unsafe getrusage(RUSAGE_SELF, &used)
    #endif
    let whole = used.ru_utime.tv_sec + used.ru_stime.tv_sec
    let parts = Int(used.ru_utime.tv_usec + used.ru_stime.tv_usec)
    var limit = rlimit()
    unsafe getrlimit(number(of: RLIMIT_CPU), &limit)
    limit.rlim_cur = min(
      rlim_t(whole + (parts + 999_999) / 1_000_000 + seconds), limit.rlim_max)
    unsafe setrlimit(number(of: RLIMIT_CPU), &limit)
  }

  private static func set(_ resource: Resource, _ number: Int) -> Bool {
    var limit = rlimit(rlim_cur: rlim_t(number), rlim_max: rlim_t(number))
    return unsafe setrlimit(self.number(of: resource), &limit) == 0
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
    private static func number(of resource: Resource) -> Int32 { Int32(resource.rawValue) }
  #else
    private typealias Resource = Int32
    private static func number(of resource: Resource) -> Int32 { resource }
  #endif

  #if os(Linux)
    /// The bytes of the addresses that are taken.
    private static var mapped: Int? {
      // In pages, the first of several numbers. (proc(5))
      let descriptor = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let file = FileDescriptor(number: descriptor)
      defer { file.end() }
      guard let text = try? file.contents(upTo: 256),
        let pages = Int(String(decoding: text.prefix { $0 != 0x20 }, as: UTF8.self))
      else { return nil }
      return pages * sysconf(Int32(_SC_PAGESIZE))
    }
  #endif
}
