import Crypto

/// The end of the event chain: write it down elsewhere, and a chain that is cut shorter shows.
package struct ChainHead: Hashable, Sendable, CustomStringConvertible {
  /// How many events there are.
  package var number: Int64
  /// The hash of the last one, 64 lower-case hexadecimal digits.
  package var hash: String

  package init(number: Int64, hash: String) {
    self.number = number
    self.hash = hash
  }

  /// Before the first event.
  package static let empty = ChainHead(number: 0, hash: String(repeating: "0", count: 64))

  package var description: String { "\(number) \(hash)" }
}

/// How events are hashed. (docs/decisions/0004-cases-event-chain.md)
///
/// The hash of an event is the SHA-256 of these lines, each ended by one line feed (0x0A), in UTF-8:
///
///     docket event 1
///     <number, decimal>
///     <hash of the event before, 64 lower-case hexadecimal digits; 64 times 0 before the first>
///     <reference of the case, such as BCA-2026-0042-K; number of the certificate; name of the document; empty of
///     a refused file>
///     <kind, such as received>
///     <milliseconds since 1970-01-01T00:00:00Z, decimal>
///     <minutes that the wall clock was ahead of UTC, decimal>
///     <hash of the payload, 64 lower-case hexadecimal digits>
///
/// No field can hold a line feed, so no two events have the same lines. The hash of a payload is the
/// SHA-256 of its salt (32 lower-case hexadecimal digits, drawn at random), one line feed, and the payload.
/// An auditor needs no docket for either: `printf` and `sha256sum` will do.
enum EventChain {
  static func hash(
    number: Int64, previous: String, reference: String, kind: String, milliseconds: Int64,
    zoneMinutes: Int64, payloadHash: String
  ) -> String {
    var lines: [UInt8] = []
    lines.reserveCapacity(256)
    func line(_ text: String) {
      lines.append(contentsOf: text.utf8)
      lines.append(UInt8(ascii: "\n"))
    }
    line("docket event 1")
    line(String(number))
    line(previous)
    line(reference)
    line(kind)
    line(String(milliseconds))
    line(String(zoneMinutes))
    line(payloadHash)
    return sha256(lines)
  }

  static func payloadHash(salt: String, payload: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(payload.count + 33)
    bytes.append(contentsOf: salt.utf8)
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: payload)
    return sha256(bytes)
  }

  static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  /// 128 random bits, so that nobody can guess an erased payload and prove the guess by its hash.
  static func salt() -> String {
    var generator = SystemRandomNumberGenerator()
    let halves = [generator.next(), generator.next()]
    return hexadecimal(
      halves.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> ($0 * 8)) } })
  }

  /// Two lower-case digits a byte.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in bytes {
      for nibble in [byte >> 4, byte & 0x0F] {
        digits.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
