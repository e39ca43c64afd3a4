internal import ArgumentParser
internal import Archive
internal import Cases
internal import Fonts
internal import Intake

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The command line: parse arguments, call the targets above, print.
struct Docket: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docket",
    abstract: "Turn completed Word forms and typed-up paper forms into cases that can be trusted.",
    usage: "docket <command> [<arguments>]",
    discussion: Manual.text,
    version: Version.current,
    subcommands: [
      Init.self, Read.self, Ingest.self, Transcribe.self, Confirm.self, Watch.self,
      StatusCommand.self, CasesCommand.self,
      Show.self, Search.self, Text.self, Correct.self, Verify.self, FormsCommand.self, Fill.self,
      TemplatesCommand.self, PDFCommand.self, Print.self, PolicyCommand.self, Signatures.self,
      Certificates.self,
      BackupCommand.self, RestoreCommand.self, ExportCommand.self, DoctorCommand.self,
      ReadWorkerCommand.self,
    ])
}

/// Where the process begins and ends.
@main
enum Program {
  static func main() {
    CurrentProcess.ignoreClosedPipes()
    ZipArchive.prepareProcess()
    do {
      var command = try Docket.parseAsRoot()
      try command.run()
    } catch let problem as Problem {
      Console().say(problem)
      exit(Status.couldNotWork.rawValue)
    } catch let missing as FontLibraryMissing {
      Console().say(
        Problem(
          "\(missing.name), which lays lines out, is not on this machine.",
          hint: "Run scripts/bootstrap, which installs what docket needs."))
      exit(Status.couldNotWork.rawValue)
    } catch let missing as WorkersUnavailable {
      Console().say(
        Problem(
          "Files cannot be read: \(missing.reason).",
          hint: "What was printed before is kept. Run it again, or without --isolated."))
      exit(Status.couldNotWork.rawValue)
    } catch let error as StoreError {
      Console().say(Problem(error.message, hint: error.hint))
      exit(Status.couldNotWork.rawValue)
    } catch let problems as Problems {
      let console = Console()
      for problem in problems.problems { console.say(problem) }
      exit(Status.couldNotWork.rawValue)
    } catch FileFailure.closedPipe {
      exit(Status.complete.rawValue)  // whoever read has seen enough: `docket cases | head`
    } catch let failure as FileFailure {
      Console().say(Problem("The output could not be written: \(failure.reason)."))
      exit(Status.couldNotWork.rawValue)
    } catch {
      if Docket.exitCode(for: error) == .validationFailure,
        let unknown = UnknownCommand.find(
          in: Array(CommandLine.arguments.dropFirst()), of: Docket.self)
      {
        Console().say(unknown.problem)
        exit(ExitCode.validationFailure.rawValue)
      }
      Docket.exit(withError: error)
    }
  }
}
