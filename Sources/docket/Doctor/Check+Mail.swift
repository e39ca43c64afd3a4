internal import Cases
internal import Intake

extension Check {
  /// Whether mail comes in, and whether its senders hear of it.
  static let mail = Check(code: "mail") { premises in
    guard let workspace = premises.workspace.value, let settings = premises.settings.value?.mail
    else { return nil }
    return settings.folders.lazy.map { Maildir(workspace.path(of: $0)) }.compactMap(fault).first
      ?? program(of: settings) ?? replies(premises)
      ?? .ok(settings.folders.isEmpty ? "No mail is taken in" : "Mail can be taken in and answered")
  }

  private static func fault(of maildir: Maildir) -> Diagnosis? {
    do throws(FileFailure) {
      _ = try maildir.unseen()
      return nil
    } catch {
      return .error(
        "Mail cannot be taken from \(maildir.path.shown): \(error.reason)",
        "It must be a Maildir, with the folders new, cur and tmp, that docket may change")
    }
  }

  private static func program(of settings: MailSettings) -> Diagnosis? {
    guard settings.from != nil, let program = settings.sendmail.first,
      !ChildProcess.canRun(program)
    else { return nil }
    return .error(
      "The program that sends replies cannot be run: \(program)",
      "Install it, or write its whole path under `sendmail` in docket.yaml")
  }

  /// A reply that was tried for an hour waits for somebody to mend the way out.
  private static func replies(_ premises: Premises) -> Diagnosis? {
    guard let store = premises.store.value,
      let stuck = try? store.replies(triedMoreThan: patienceInTries), stuck > 0
    else { return nil }
    return .warning(
      "\(stuck == 1 ? "1 reply" : "\(stuck) replies") could not be handed over, however often it was tried",
      "See in the log of `docket watch` why; what is to be sent lies in outbox")
  }

  private static let patienceInTries = 12
}
