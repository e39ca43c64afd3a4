/// One thing that docket needs, and how to see whether it is so.
///
/// A further check is one more value, and a place in ``all``.
struct Check: Sendable {
  /// Stable, for scripts: `store-private`.
  let code: String
  /// Nil where it cannot be told, because something that has a check of its own is wrong.
  let look: @Sendable (Premises) -> Diagnosis?

  /// In the order in which they are told: first what others stand on.
  static let all: [Check] = [
    .workspace, .settings, .school, .forms, .roles,
    .storePrivate, .store, .storeIntegrity, .storeWrites,
    .inbox, .watch, .closedFolders, .filesSetAside, .mail, .readers, .output, .disk, .keys, .clock,
    .templates, .backup, .pages,
    .fonts,
  ]
}
