internal import ArgumentParser
internal import Cases
internal import Forms
internal import Intake
internal import PDF
internal import Publishing
internal import School
internal import Templates
internal import Word
internal import YAML

/// `docket print pack`.
struct PrintPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Print several documents as one PDF, or a pack for each person.",
    usage: """
      docket print pack <name> [--people <file>] [--booklet] [--one-file] [<options>]
      docket print pack --list
      """,
    discussion: """
      A pack is a file of templates/packs that names policies, signature pages, forms, templates and \
      certificates; docs/packs.md says how one is written. Each document begins on the front of a sheet, \
      for printing on both sides, behind a cover sheet that says what is there. Everything is tried out \
      before anything is written. The policies in it are written into the register as `docket print \
      policy` does; one that a page in the pack is signed for is printed beside it, where that was not \
      done yet.

      EXAMPLES
        docket print pack --list                           what there is
        docket print pack policy                           output/policy-pack-DATE.pdf
        docket print pack policy --booklet                 A5 pages on A4, to fold and staple
        docket print pack induction --people new.csv       output/induction-pack-DATE/CERT-….pdf
        docket print pack induction --people new.csv --one-file

      PEOPLE
        A CSV, JSON or YAML file with a row for each person; templates name its columns as
        {{ person.name }} and so on. Names of files hold no person's name: they are numbered, or have
        the number of the certificate in the pack. Certificates are issued as `docket print
        certificates` does, from the columns name, course, kind, date, hours and trainer.
      """)

  @Argument(help: ArgumentHelp("The pack.", valueName: "name"))
  var name: String?

  @Flag(help: "List the packs, and what is in them.")
  var list = false

  @Option(help: ArgumentHelp("For whom: a pack for each row of a table.", valueName: "file"))
  var people: String?

  @Flag(help: "Put A5 pages onto A4, two on each side, in the order of a folded booklet.")
  var booklet = false

  @Flag(help: "Put the packs of all people into one file.")
  var oneFile = false

  @Flag(help: "Give new certificates to facts whose certificate was revoked.")
  var reissue = false

  @OptionGroup var options: PrintOptions
  @OptionGroup var jobs: JobsOption

  func validate() throws {
    guard list != (name != nil) else {
      throw ValidationError(
        list ? "--list takes no name: it lists them all." : "Name a pack, or list them with --list."
      )
    }
    if oneFile, people == nil {
      throw ValidationError(
        "--one-file needs --people: a pack for nobody in particular is one file.")
    }
  }

  func run() throws {
    if list { return try PackList(options.house).print() }
    let shop = try PrintShop(options)
    let forms = try FormCatalogue(in: options.house.forms.folder(of: shop.workspace))
    let pack = try PackDesk(shop.shelf, forms).pack(name ?? "")
    try check(pack)
    let store = try shop.workspace.openStore()
    let people =
      try people.map {
        try PackPeople(
          PathArguments.paths([$0])[0], for: pack.definition, shop, store, reissues: reissue)
      } ?? PackPeople(store)
    let sources = PackSources(shop.school, on: shop.day, shop.fonts, shop.shelf, forms, store)
    let prepared: PreparedPack
    do {
      prepared = try sources.prepare(pack.definition, for: people.expected)
    } catch let problems as PackProblems {
      return try shop.say(problems)
    }
    for policy in prepared.policies {
      try PrintPolicy.warnOfSameVersion(policy, store, shop.console)
    }
    let issued = try people.issued()
    do {
      try print(prepared, pack.name, for: issued, shop, store)
    } catch {
      if pack.definition.hasCertificate {
        shop.console.say(
          "The certificates are in the register, and no file was written: once the cause is mended, the "
            + "same command prints them.")
      }
      throw error
    }
  }

  /// Presses and writes everything.
  private func print(
    _ pack: PreparedPack, _ name: DocumentName, for people: [PackPerson], _ shop: PrintShop,
    _ store: CaseStore
  ) throws {
    let result = try press(pack, people, shop)
    var files = OutputFiles(in: shop.folder)
    for policy in pack.signedPolicies where !policy.isKnown {
      files.add(policy.fileName, word: policy.word, pdf: policy.pdf)
    }
    for (name, file) in zip(names(name, shop.day, people), result.files) {
      files.add(name, file.bytes)
    }
    try shop.write(files) {
      for policy in pack.policies {
        try store.register(policy.printing, at: CurrentProcess.moment)
      }
    }
    shop.console.say(Self.counts(result.files))
  }

  private func check(_ pack: PackDesk.Pack) throws {
    if pack.definition.isForEachPerson, people == nil {
      throw Problem(
        "This pack is printed for each person, and nobody is named.", at: pack.file,
        hint: "Name a table with a row for each person: --people FILE.csv.")
    }
    if pack.definition.hasCertificate, booklet {
      throw Problem(
        "A certificate in a booklet is too small: telephones could not read its QR code.",
        at: pack.file, hint: "Print the pack without --booklet, or leave the certificate out.")
    }
    if !pack.definition.isForEachPerson, people != nil {
      throw Problem(
        "This pack is the same for all, so that it takes no people.", at: pack.file,
        hint: "Leave --people out, or write `for-each: person` into the pack.")
    }
  }

  private func press(
    _ pack: PreparedPack, _ people: [PackPerson], _ shop: PrintShop
  ) throws -> PackRun.Result {
    let run = PackRun(
      pack, for: people, isBooklet: booklet, threads: jobs.jobs ?? CurrentProcess.cores)
    let progress = FillingProgress(shop.console, verb: "Printing", of: people.count)
    defer { progress.clear() }
    do {
      let result =
        try oneFile
        ? run.oneFile { progress.show($0) } : run.files { progress.show($0) }
      progress.clear()
      for finding in result.findings {
        LayoutReport(FilePath(finding.file)).say([(finding.finding, nil)], shop.console)
      }
      return result
    } catch let error as PackageError {
      throw TemplateFile.problem(error, nil, "pack")
    }
  }

  /// The names of the files, from the folder of all that is printed.
  private func names(
    _ pack: DocumentName, _ day: CalendarDate, _ people: [PackPerson]
  ) -> [String] {
    let name = PrintedName.of(pack, booklet ? "pack-booklet" : "pack", day: day)
    guard !people.isEmpty, !oneFile else { return [name + ".pdf"] }
    let digits = max(4, String(people.count).count)
    return people.map { person in
      if let certificate = person.certificate { return "\(name)/\(certificate.text.number).pdf" }
      let number = String(person.row)
      return name + "/" + String(repeating: "0", count: digits - number.count) + number + ".pdf"
    }
  }

  /// How many pages and sheets there are, in a sentence.
  private static func counts(_ files: [PackRun.File]) -> String {
    func count(_ number: Int, _ one: String) -> String {
      number == 1 ? "1 \(one)" : "\(number) \(one)s"
    }
    let pages = files.reduce(0) { $0 + $1.pageCount }
    let sheets = files.reduce(0) { $0 + $1.sheets }
    return (files.count == 1 ? "" : "\(files.count) packs: ")
      + "\(count(pages, "page")) on \(count(sheets, "sheet")) of paper, printed on both sides."
  }
}

/// `docket print pack --list`.
private struct PackList {
  private let packs: [PackDesk.Pack]

  init(_ house: HouseOption) throws {
    let workspace = try house.workspace.open()
    let forms = try FormCatalogue(in: house.forms.folder(of: workspace))
    packs = try PackDesk(TemplateShelf(workspace, house), forms).all()
  }

  func print() throws {
    var output = Output()
    for own in packs {
      let pack = own.definition
      try output.line("\(own.name)\(pack.isForEachPerson ? ", for each person" : "")")
      try output.line("  \(Visible.line(pack.title))")
      for document in pack.documents {
        let copies = document.copies == 1 ? "" : ", \(document.copies) copies"
        try output.line("  \(document.kind.noun): \(Visible.line(document.name))\(copies)")
      }
    }
    try output.flush()
  }
}
