import Forms
import GRDB
import JSON

/// Appends events within one transaction.
struct EventLog {
  private let insertEvent: Statement
  private let insertPayload: Statement
  private(set) var head: ChainHead
  private var writer = JSONWriter()

  init(_ db: Database) throws {
    insertEvent = try db.cachedStatement(
      sql: """
        INSERT INTO events (number, reference, kind, at, zone, payload_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    insertPayload = try db.cachedStatement(
      sql: "INSERT INTO payloads (number, salt, body) VALUES (?, ?, ?)")
    head = try Self.head(db)
  }

  static func head(_ db: Database) throws -> ChainHead {
    let last = try Row.fetchOne(
      db, sql: "SELECT number, hash FROM events ORDER BY number DESC LIMIT 1")
    guard let last else { return .empty }
    return ChainHead(number: try last.value(0), hash: try last.value(1))
  }

  /// The number that the next event will have.
  var nextNumber: Int64 { head.number + 1 }

  /// Appends what happened to a case, to a printed document or a certificate, or, without a reference, to a
  /// refused file.
  mutating func append(_ payload: EventPayload, to reference: String, at moment: Moment) throws {
    writer.removeAll()
    payload.write(to: &writer)
    let salt = EventChain.salt()
    let payloadHash = EventChain.payloadHash(salt: salt, payload: writer.bytes)
    let number = nextNumber
    let kind = payload.kind.rawValue
    let hash = EventChain.hash(
      number: number, previous: head.hash, reference: reference, kind: kind,
      milliseconds: moment.milliseconds, zoneMinutes: Int64(moment.zoneMinutes),
      payloadHash: payloadHash)
    try insertEvent.execute(arguments: [
      number, reference, kind, moment.milliseconds, moment.zoneMinutes, payloadHash, hash,
    ])
    try insertPayload.execute(arguments: [
      number, salt, String(decoding: writer.bytes, as: UTF8.self),
    ])
    head = ChainHead(number: number, hash: hash)
  }
}

extension CaseEvent {
  /// The events of a case, oldest first.
  static func all(of reference: String, _ db: Database) throws -> [CaseEvent] {
    let statement = try db.cachedStatement(
      sql: """
        \(select)
        WHERE e.reference = ? AND e.kind IN (\(EventKind.list(of: .case))) ORDER BY e.number
        """)
    var events: [CaseEvent] = []
    let rows = try Row.fetchCursor(statement, arguments: [reference])
    while let row = try rows.next() { events.append(try CaseEvent(row)) }
    return events
  }

  /// The numbers, kinds, times and payloads of events, for ``init(_:)``.
  static let select = """
    SELECT e.number, e.kind, e.at, e.zone, p.body
    FROM events e LEFT JOIN payloads p ON p.number = e.number
    """

  init(_ row: Row) throws(StoreError) {
    let number: Int64 = try row.value(0)
    let body: String = try row.value(4)
    // Why it is no JSON is nothing that a person could act on.
    guard let kind = EventKind(rawValue: try row.value(1)),
      let json = try? JSONValue(Array(body.utf8)),
      let payload = EventPayload(kind: kind, json: json)
    else { throw .damaged("event \(number) cannot be read") }
    self.init(
      number: number, at: Moment(milliseconds: try row.value(2), zoneMinutes: try row.value(3)),
      payload: payload)
  }
}

extension Row {
  /// The value of a column, counted from 0.
  ///
  /// GRDB's own subscript stops the program where a damaged file holds a value of another type.
  func value<Value: DatabaseValueConvertible>(_ index: Int) throws(StoreError) -> Value {
    let stored: DatabaseValue = self[index]
    guard let value = Value.fromDatabaseValue(stored) else {
      throw .damaged("a column holds a value of the wrong type")
    }
    return value
  }

  /// The value of a column that may be empty.
  func optional<Value: DatabaseValueConvertible>(_ index: Int) throws(StoreError) -> Value? {
    let stored: DatabaseValue = self[index]
    return stored.isNull ? nil : try value(index)
  }
}
