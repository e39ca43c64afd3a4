import GRDB

/// A named step of the store's layout; a released one is never edited.
struct StoreMigration: Sendable {
  var name: String
  var sql: String
}

extension StoreMigration {
  /// All of them in order; the `user_version` of a store says how many it has seen.
  static let all = [createCases, createRegisters, createDeliveries, createMail]

  /// "dckt", so that `file` and docket know a store from another database.
  static let applicationID: Int32 = 0x6463_6B74

  /// Brings a store up to date in one transaction: killed midway, it is as it was.
  static func migrate(_ db: Database, upTo count: Int = all.count) throws {
    // What is up to date need not wait for whoever writes at this moment.
    guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < count else { return }
    try db.inTransaction(.immediate) {
      // Read within the lock: another process may have migrated a moment ago.
      let seen = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard seen < count else { return .commit }
      for migration in all[seen..<count] { try db.execute(sql: migration.sql) }
      try db.execute(sql: "PRAGMA user_version = \(count)")
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      return .commit
    }
  }

  private static let createCases = StoreMigration(
    name: "Create cases",
    sql: """
      -- The bytes of each file that a form came in, once.
      CREATE TABLE originals (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        bytes BLOB NOT NULL
      ) STRICT;

      -- What happened, in order; never changed, never deleted. How hash is made: EventChain.swift.
      CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        reference TEXT NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL,
        payload_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX events_of_case ON events (reference);
      CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
      CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

      -- The facts of events as JSON: apart, so that erasing a person's data leaves the events whole.
      CREATE TABLE payloads (
        number INTEGER PRIMARY KEY REFERENCES events (number),
        salt TEXT NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER payloads_are_never_changed BEFORE UPDATE ON payloads
      BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END;

      -- The tables below follow from the events and are made anew by rebuild().
      CREATE TABLE cases (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        reference TEXT NOT NULL,
        prefix TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        record INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        received_zone INTEGER NOT NULL,
        form TEXT,
        version INTEGER,
        outcome TEXT NOT NULL,
        status TEXT NOT NULL,
        assigned TEXT NOT NULL,
        urgent INTEGER NOT NULL,
        arrivals INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX cases_by_reference ON cases (prefix, year, number);
      CREATE UNIQUE INDEX cases_by_file ON cases (sha256, record);

      CREATE TABLE refusals (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        sha256 TEXT NOT NULL,
        record INTEGER NOT NULL,
        code TEXT NOT NULL,
        file TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX refusals_by_file ON refusals (sha256, record);

      -- Lists are shown newest first, so no sizes for ranking are kept.
      CREATE VIRTUAL TABLE search USING fts5(
        reference, words, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
      );
      """)

  private static let createRegisters = StoreMigration(
    name: "Create registers",
    sql: """
      -- These tables follow from the events, too, and are made anew by rebuild().
      CREATE TABLE printings (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        document TEXT NOT NULL,
        title TEXT NOT NULL,
        version TEXT NOT NULL,
        day TEXT NOT NULL,
        pages INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        words_sha256 TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX printings_by_bytes ON printings (sha256);
      CREATE INDEX printings_by_document ON printings (document);

      CREATE TABLE signatures (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        printing INTEGER NOT NULL REFERENCES printings (id),
        role TEXT NOT NULL,
        title TEXT NOT NULL,
        name TEXT NOT NULL,
        day TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX signatures_by_role ON signatures (printing, role);

      CREATE TABLE certificates (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        course TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        hours TEXT NOT NULL,
        trainer TEXT NOT NULL,
        key TEXT NOT NULL,
        signature TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL,
        revoked_at INTEGER,
        revoked_zone INTEGER,
        revoked_reason TEXT
      ) STRICT;
      CREATE UNIQUE INDEX certificates_by_number ON certificates (year, number);
      CREATE INDEX certificates_by_person ON certificates (name, day);
      """)

  private static let createDeliveries = StoreMigration(
    name: "Create deliveries",
    sql: """
      -- What became of the files of the drop folders: the watchers' own journal, written with the cases
      -- of a file, so that a watcher that was killed before it had filed one knows that it is taken in.
      CREATE TABLE deliveries (
        id TEXT PRIMARY KEY,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        ending TEXT NOT NULL,
        reason TEXT,
        note TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX deliveries_by_time ON deliveries (at);

      -- How many ended how, ever: deliveries are forgotten after a while.
      CREATE TABLE delivery_counts (
        ending TEXT NOT NULL,
        reason TEXT NOT NULL,
        files INTEGER NOT NULL,
        PRIMARY KEY (ending, reason)
      ) STRICT, WITHOUT ROWID;
      """)

  private static let createMail = StoreMigration(
    name: "Create mail",
    sql: """
      ALTER TABLE cases ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;

      -- The files of the record besides those that opened a case: corrections of a case, evidence for it,
      -- and messages, whose reference is their SHA-256. Made anew by rebuild().
      CREATE TABLE files (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        kind TEXT NOT NULL,
        reference TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        record INTEGER NOT NULL,
        name TEXT NOT NULL
      ) STRICT;
      CREATE INDEX files_by_content ON files (sha256, record);
      CREATE INDEX files_by_reference ON files (reference);

      -- What docket wrote to senders about their cases; made anew by rebuild().
      CREATE TABLE answers (
        id INTEGER PRIMARY KEY REFERENCES events (number),
        reference TEXT NOT NULL,
        message_id TEXT NOT NULL,
        token TEXT
      ) STRICT;
      CREATE INDEX answers_by_message ON answers (message_id);
      CREATE UNIQUE INDEX answers_by_token ON answers (token) WHERE token IS NOT NULL;

      -- Which of them are to be handed over, and how far that has got: docket's own journal.
      CREATE TABLE replies (
        message_id TEXT PRIMARY KEY,
        mail TEXT NOT NULL,
        address TEXT NOT NULL,
        plan TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        due INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX replies_by_address ON replies (address, at);
      CREATE INDEX replies_by_state ON replies (state, due);
      """)
}
