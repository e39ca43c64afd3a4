package import Forms
import Foundation
import GRDB

extension CaseStore {
  /// Takes files of a drop folder in, all in one transaction, and writes down what became of each.
  ///
  /// A delivery that is known by its id was taken in before docket could file it: nothing of it is done
  /// again, and its conclusion is as it was. (G1) Else as ``intake(_:forms:)``.
  ///
  /// - Parameters:
  ///   - group: a hundred files or so: each call costs one sync.
  ///   - forms: where cases of a form go.
  ///   - conclude: what becomes of a file by the receipts for the forms in it.
  ///   - replies: what to write to the sender of a message, by the same receipts.
  /// - Returns: what is written down of each, in order.
  /// - Throws: `StoreError` when it could not be written: nothing of it happened then.
  package func take(
    _ group: [Delivery], forms: [FormSchema],
    conclude: (Delivery, [Receipt]) -> DeliveryConclusion,
    replies: (Delivery, [Receipt]) -> [PlannedReply] = { _, _ in [] }
  ) throws(StoreError) -> [TakenDelivery] {
    try write { db in
      var intake = try StoreIntake(db, forms: forms)
      return try group.map { delivery in
        if let known = try TakenDelivery.find(delivery.id, db) { return known }
        let before = intake.receipts.count
        try intake.take(delivery.arrival, delivery.mail)
        let receipts = Array(intake.receipts[before...])
        try intake.plan(replies(delivery, receipts), to: delivery.arrival, receipts)
        let conclusion = conclude(delivery, receipts)
        try conclusion.insert(delivery, db)
        return TakenDelivery(
          conclusion: conclusion, sha256: delivery.arrival.sha256,
          received: delivery.arrival.received, receipts: receipts)
      }
    }
  }

  /// Forgets deliveries that came in before a moment; their cases and counts stay.
  ///
  /// - Parameter moment: the earliest that is kept.
  /// - Throws: `StoreError`.
  package func forgetDeliveries(before moment: Moment) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM deliveries WHERE at < ?", arguments: [moment.milliseconds])
    }
  }

  /// The deliveries since a moment, oldest first.
  ///
  /// - Parameter moment: the earliest.
  /// - Returns: what a person may be shown of each.
  /// - Throws: `StoreError`.
  package func deliveries(since moment: Moment) throws(StoreError) -> [FiledDelivery] {
    try read { db in
      let sql = "\(FiledDelivery.select) WHERE at >= ? ORDER BY at, file"
      return try Row.fetchAll(db, sql: sql, arguments: [moment.milliseconds])
        .map { try FiledDelivery($0) }
    }
  }

  /// The deliveries of some ids, oldest first; those that are not known, or forgotten, are left out.
  ///
  /// - Parameter ids: as the notes beside their files tell them.
  /// - Returns: what a person may be shown of each.
  /// - Throws: `StoreError`.
  package func deliveries(_ ids: [String]) throws(StoreError) -> [FiledDelivery] {
    try read { db in
      let statement = try db.makeStatement(sql: "\(FiledDelivery.select) WHERE id = ?")
      let found = try ids.compactMap { id in
        try Row.fetchOne(statement, arguments: [id]).map { try FiledDelivery($0) }
      }
      return found.sorted { $0.at.milliseconds < $1.at.milliseconds }
    }
  }

  /// Where the store has got to: it is another one after anything was written that people are told of.
  ///
  /// - Returns: the number of the newest event, and how many files were ever filed.
  /// - Throws: `StoreError`.
  package func progress() throws(StoreError) -> [Int64] {
    try read { db in
      let sql = """
        SELECT ifnull((SELECT max(number) FROM events), 0),
        ifnull((SELECT sum(files) FROM delivery_counts), 0)
        """
      guard let row = try Row.fetchOne(db, sql: sql) else { return [] }
      return [try row.value(0), try row.value(1)]
    }
  }

  /// How many deliveries ended how, ever.
  ///
  /// - Returns: the counts, and when the last one came in; nil before the first.
  /// - Throws: `StoreError`.
  package func deliveryCounts() throws(StoreError) -> DeliveryCounts {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT ending, reason, files FROM delivery_counts ORDER BY ending, reason")
      var counts = DeliveryCounts()
      for row in rows {
        guard let ending = DeliveryEnding(rawValue: try row.value(0)) else {
          throw StoreError.damaged("a count of deliveries cannot be read")
        }
        let reason: String = try row.value(1)
        counts.entries.append((ending, reason.isEmpty ? nil : reason, try row.value(2)))
      }
      let last = try Row.fetchOne(
        db, sql: "SELECT at, zone FROM deliveries ORDER BY at DESC LIMIT 1")
      counts.last = try last.map {
        Moment(milliseconds: try $0.value(0), zoneMinutes: try $0.value(1))
      }
      return counts
    }
  }
}

/// A file that a watcher was done with.
package struct FiledDelivery: Hashable, Sendable {
  /// Its name, for a person who must find it.
  package var file: String
  package var ending: DeliveryEnding
  package var reason: String?
  package var at: Moment
}

extension FiledDelivery {
  fileprivate static let select = "SELECT file, ending, reason, at, zone FROM deliveries"

  fileprivate init(_ row: Row) throws {
    guard let ending = DeliveryEnding(rawValue: try row.value(1)) else {
      throw StoreError.damaged("a delivery cannot be read")
    }
    self.init(
      file: try row.value(0), ending: ending, reason: try row.optional(2),
      at: Moment(milliseconds: try row.value(3), zoneMinutes: try row.value(4)))
  }
}

/// How many deliveries ended how.
package struct DeliveryCounts: Sendable {
  package var entries: [(ending: DeliveryEnding, reason: String?, files: Int)] = []
  package var last: Moment?
}

extension TakenDelivery {
  fileprivate static func find(_ id: String, _ db: Database) throws -> TakenDelivery? {
    let statement = try db.cachedStatement(
      sql: "SELECT ending, reason, note, sha256, at, zone FROM deliveries WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map { row in
      guard let ending = DeliveryEnding(rawValue: try row.value(0)) else {
        throw StoreError.damaged("a delivery cannot be read")
      }
      return TakenDelivery(
        conclusion: DeliveryConclusion(
          ending: ending, reason: try row.optional(1), note: try row.value(2)),
        sha256: try row.value(3),
        received: Moment(milliseconds: try row.value(4), zoneMinutes: try row.value(5)),
        receipts: [])
    }
  }
}

extension DeliveryConclusion {
  fileprivate func insert(_ delivery: Delivery, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO deliveries (id, file, sha256, ending, reason, note, at, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    .execute(arguments: [
      delivery.id, delivery.arrival.file, delivery.arrival.sha256, ending.rawValue, reason, note,
      delivery.arrival.received.milliseconds, delivery.arrival.received.zoneMinutes,
    ])
    try db.cachedStatement(
      sql: """
        INSERT INTO delivery_counts (ending, reason, files) VALUES (?, ?, 1)
        ON CONFLICT (ending, reason) DO UPDATE SET files = files + 1
        """
    )
    .execute(arguments: [ending.rawValue, reason ?? ""])
  }
}
