/// Takes a store back to its first layout, so that tests can open an old one.
package enum FirstLayout {
  /// Drops what later migrations made, the newest first.
  package static let sql = """
    DROP TABLE replies;
    DROP TABLE answers;
    DROP TABLE files;
    ALTER TABLE cases DROP COLUMN corrections;
    DROP TABLE delivery_counts;
    DROP TABLE deliveries;
    DROP TABLE certificates;
    DROP TABLE signatures;
    DROP TABLE printings;
    PRAGMA user_version = 1;
    """
}
