internal import Intake
internal import YAML

/// The settings of mail: where it comes in, and whom docket believes.
struct MailSettings: Hashable {
  /// Maildirs, relative to the workspace.
  var folders: [String] = []
  /// The names by which the own mail servers sign what they found out about a sender. (W100)
  var servers: [String] = []
  /// Whose messages are believed though no mail server vouches for them.
  var listed = ListedSenders()

  /// Whom replies are from; nil where nobody is written to.
  var from: OutgoingMail.Mailbox?
  /// The program that sends them, and its arguments; empty where they are left in the outbox.
  var sendmail: [String] = []

  static let keys = ["folders", "servers", "listed", "from", "from-name", "sendmail"]

  init() {}

  init(_ mail: YAMLMapping) {
    func texts(_ key: String) -> [String] {
      mail.node(key) == nil ? [] : mail.texts(key).map(\.text)
    }
    folders = texts("folders")
    servers = texts("servers")
    let entries = texts("listed")
    for entry in entries where !entry.contains("@") {
      mail.wrong(
        "listed", "\"\(entry)\" is no address.",
        hint: "Write ann@example.org, or @example.org for everybody there.")
    }
    listed = ListedSenders(entries)
    sendmail = texts("sendmail")
    guard let address = mail.optionalText("from"), !address.isEmpty else { return }
    if OutgoingMail.isAddress(address) {
      from = OutgoingMail.Mailbox(name: mail.optionalText("from-name"), address: address)
    } else {
      mail.wrong(
        "from", "\"\(address)\" is no address that mail can come from.",
        hint: "Write one address, such as forms@example.org; its name goes to from-name.")
    }
  }
}
