internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import School
internal import YAML

/// `--jobs N`: how many files are read at a time.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many files to read at a time; else one a core.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 64.")
    }
  }

  func settings(forms: [FormSchema], of workspace: Workspace?) throws -> ReadingSettings {
    try Self.settings(jobs: jobs ?? CurrentProcess.cores, forms: forms, of: workspace)
  }

  /// What reading needs to know, of the clock and of the workspace where there is one.
  static func settings(
    jobs: Int, forms: [FormSchema], of workspace: Workspace?
  ) throws -> ReadingSettings {
    let now = CurrentProcess.moment
    let today = try CurrentProcess.today()
    let settings = try workspace.map { try Settings(in: $0.settings) } ?? Settings()
    let school = try workspace.map { try School(in: $0.school) }
    var reading = ReadingSettings(
      forms: forms, school: school, limits: settings.limits, fileBytes: settings.textFileBytes,
      today: today,
      now: Int(now.milliseconds / 1000), readers: jobs)
    reading.messages = .read(servers: settings.mail.servers)
    reading.listed = settings.mail.listed
    return reading
  }
}

extension CurrentProcess {
  /// The day that the clock shows.
  static func today() throws -> CalendarDate {
    guard let today = moment.date else {
      throw Problem(
        "The clock of this machine shows no year from 1 to 9999.", hint: "Set it right.")
    }
    return today
  }
}

extension School {
  /// The school of a workspace, or what is wrong with its file.
  init(in path: FilePath) throws {
    do throws(YAMLError) {
      try self.init(file: path.text)
    } catch {
      throw Problems(error)
    }
  }
}
