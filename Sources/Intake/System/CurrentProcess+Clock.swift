package import Cases
package import Forms

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension CurrentProcess {
  /// Now, with the zone of the clock on the wall.
  package static var moment: Moment {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let milliseconds = Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    return Moment(milliseconds: milliseconds, zoneMinutes: zoneMinutes(at: now.tv_sec))
  }

  /// Seconds since 1970.
  static var seconds: Int { Int(moment.milliseconds / 1000) }

  /// Nanoseconds of a clock that only goes on, whoever sets the one on the wall.
  package static var steadyNanoseconds: Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// The first moment of a day on the wall clock.
  package static func start(of day: CalendarDate) -> Moment {
    var clock = unsafe tm()
    unsafe clock.tm_year = Int32(day.year - 1900)
    unsafe clock.tm_mon = Int32(day.month - 1)
    unsafe clock.tm_mday = Int32(day.day)
    unsafe clock.tm_isdst = -1
    let seconds = unsafe mktime(&clock)
    return Moment(milliseconds: Int64(seconds) * 1000, zoneMinutes: zoneMinutes(at: seconds))
  }

  private static func zoneMinutes(at seconds: time_t) -> Int {
    var seconds = seconds
    var clock = unsafe tm()
    unsafe localtime_r(&seconds, &clock)
    return unsafe clock.tm_gmtoff / 60
  }
}
