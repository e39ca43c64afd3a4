internal import CLibzip

extension ZipArchive {
  /// Makes opening and unpacking cheaper for the whole process; called once, first thing, before there
  /// are threads.
  ///
  /// libzip turns the time of every entry into local time as it opens a file, and glibc looks at
  /// `/etc/localtime` again each time unless `TZ` is set: one system call an entry, more than half of what
  /// opening costs (36 µs against 14 µs a file of 15 entries). `:/etc/localtime` means what an unset `TZ`
  /// means, to C and to Foundation alike. A `TZ` that is set stays as it is.
  ///
  /// glibc maps anything over 128 KiB from the kernel and gives it back when it is freed: the buffers of
  /// typed-up batches of 200 KB cost ten page faults a buffer, a twelfth of the time. What was freed is kept
  /// for the next file instead; each thread may keep up to 64 MiB that way. (mallopt(3))
  package static func prepareProcess() {
    #if os(Linux)
      unsafe _ = setenv("TZ", ":/etc/localtime", 0)
      #if canImport(Glibc)
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 64 << 20)
      #endif
    #endif
  }
}
