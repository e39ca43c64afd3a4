import Foundation

/// A Dovecot of a test's own on the loopback interface, with one mailbox; it ends with the test.
///
/// It needs no service of the machine and no account in it.
final class MailServer {
  let port: Int
  private let folder: URL
  private let process: Process

  /// - Parameter password: of whoever logs in, under any name.
  /// - Throws: where Dovecot cannot be started.
  init(password: String) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "docket-mail-\(UUID().uuidString)")
    let user = try Account()
    for name in ["", "mailbox", "mailbox/tmp", "mailbox/new", "mailbox/cur"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o755, .ownerAccountID: name.isEmpty ? user.id : user.mail])
    }
    for _ in 0..<10 {
      let port = Int.random(in: 20_000..<60_000)
      try Self.settings(folder.path, user, port: port, password: password)
        .write(to: folder.appending(path: "dovecot.conf"), atomically: true, encoding: .utf8)
      guard let process = try Self.start(in: folder) else { continue }
      (self.port, self.process) = (port, process)
      return
    }
    throw CocoaError(.executableLoad)
  }

  deinit {
    // A child may have SIGTERM blocked from the thread that started it. Those of Dovecot end when it does.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  /// Puts a message into the mailbox, as the server does that takes mail from elsewhere.
  func deliver(_ name: String, _ message: String) throws {
    try message.write(
      to: folder.appending(path: "mailbox/new/\(name)"), atomically: false, encoding: .utf8)
  }

  /// The names of the messages, behind which stand their flags: `1.a.host:2,S`.
  func messages() throws -> [String] {
    try ["new", "cur"].flatMap {
      try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "mailbox/\($0)").path)
    }.sorted()
  }

  /// Nil where it ends at once: somebody else has the port.
  private static func start(in folder: URL) throws -> Process? {
    let process = Process()
    process.executableURL = Tool.dovecot.path.map { URL(filePath: $0) }
    process.arguments = ["-F", "-c", folder.appending(path: "dovecot.conf").path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      let log = try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
      if log?.contains("starting up for imap") == true { return process }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return nil
  }

  private static func settings(_ folder: String, _ user: Account, port: Int, password: String)
    -> String
  {
    """
    base_dir = \(folder)/run
    state_dir = \(folder)/run
    log_path = \(folder)/log
    protocols = imap
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    default_internal_user = \(user.isRoot ? "dovecot" : user.name)
    default_internal_group = \(user.isRoot ? "dovecot" : user.group)
    default_login_user = \(user.isRoot ? "dovenull" : user.name)
    first_valid_uid = 1
    mail_location = maildir:\(folder)/mailbox
    passdb {
      driver = static
      args = password=\(password)
    }
    userdb {
      driver = static
      args = uid=\(user.mail) gid=\(user.isRoot ? user.mail : user.groupID) home=\(folder)
    }
    # Root alone may give a process another root.
    service anvil {
      chroot =
    }
    service imap-login {
      chroot =
      inet_listener imap {
        port = \(port)
      }
      inet_listener imaps {
        port = 0
      }
    }

    """
  }
}

/// Whoever runs the tests.
private struct Account {
  let id: Int
  let groupID: Int
  let name: String
  let group: String

  init() throws {
    let words = try CommandLineRun.shell(
      "id -u; id -g; id -un; id -gn", in: FileManager.default.temporaryDirectory
    ).out.split(separator: "\n")
    (id, groupID) = (Int(words[0]) ?? 0, Int(words[1]) ?? 0)
    (name, group) = (String(words[2]), String(words[3]))
  }

  var isRoot: Bool { id == 0 }

  /// Whose the mailbox is: Dovecot reads none with root's rights, so that root's is that of `nobody`.
  var mail: Int { isRoot ? 65_534 : id }
}
