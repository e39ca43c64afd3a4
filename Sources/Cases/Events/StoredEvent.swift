import Foundation
import GRDB

/// An event as it stands in its row, byte for byte.
struct StoredEvent {
  let number: Int64
  let reference: String
  let kind: String
  let milliseconds: Int64
  let zoneMinutes: Int64
  let payloadHash: String
  let hash: String
  let salt: String?
  let payload: Data?

  /// As bytes, for SQLite's texts may go on behind a NUL, where nobody sees them.
  static let select = """
    SELECT e.number, CAST(e.reference AS BLOB), CAST(e.kind AS BLOB), e.at, e.zone,
      CAST(e.payload_hash AS BLOB), CAST(e.hash AS BLOB), CAST(p.salt AS BLOB), CAST(p.body AS BLOB)
    FROM events e LEFT JOIN payloads p ON p.number = e.number ORDER BY e.number
    """

  init?(_ row: Row) {
    func text(_ index: Int) -> String? {
      Data.fromDatabaseValue(row[index]).flatMap { String(validating: $0, as: UTF8.self) }
    }
    guard let number = Int64.fromDatabaseValue(row[0]), let reference = text(1), let kind = text(2),
      let milliseconds = Int64.fromDatabaseValue(row[3]),
      let zoneMinutes = Int64.fromDatabaseValue(row[4]), let payloadHash = text(5),
      let hash = text(6)
    else { return nil }
    self.number = number
    self.reference = reference
    self.kind = kind
    self.milliseconds = milliseconds
    self.zoneMinutes = zoneMinutes
    self.payloadHash = payloadHash
    self.hash = hash
    salt = text(7)
    payload = Data.fromDatabaseValue(row[8])
  }

  /// What is wrong with the event, where it should be the one after `head`.
  func fault(after head: ChainHead) -> (code: String, message: String)? {
    guard number == head.number + 1 else {
      return ("event-missing", "Event \(head.number + 1) is missing.")
    }
    let computed = EventChain.hash(
      number: number, previous: head.hash, reference: reference, kind: kind,
      milliseconds: milliseconds, zoneMinutes: zoneMinutes, payloadHash: payloadHash)
    guard computed == hash, EventKind(rawValue: kind) != nil else {
      return ("event-hash", "Event \(number) was changed: its hash does not fit.")
    }
    guard let salt, let payload else {
      return ("payload-missing", "The payload of event \(number) is missing.")
    }
    guard salt.utf8.count == 32,
      EventChain.payloadHash(salt: salt, payload: payload) == payloadHash
    else { return ("payload-hash", "The payload of event \(number) was changed.") }
    return nil
  }
}
