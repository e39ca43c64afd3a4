internal import Cases
internal import Intake
internal import Publishing
internal import Templates

/// The people of `--people`, for whom packs are printed.
struct PackPeople {
  /// Certificates of nobody, where none is in the pack.
  private let training: PackTraining?
  private let people: [PackPerson]
  private let store: CaseStore
  private let moment = CurrentProcess.moment

  /// Reads a table, a row a person.
  ///
  /// - Throws: ``Problem`` or ``Problems`` with every row that is wrong, by its number.
  init(
    _ path: FilePath, for pack: PackDefinition, _ shop: PrintShop, _ store: CaseStore,
    reissues: Bool
  ) throws {
    self.store = store
    let data = try DataArgument.read(path)
    let errors = data.survey().errors
    guard errors.isEmpty else { throw Problems(errors.map { DataArgument.problem($0, path) }) }
    guard pack.hasCertificate else {
      training = nil
      people = try DataArgument.told(at: path) { () throws(DataError) in
        try PackPerson.all(of: data)
      }
      guard !people.isEmpty else {
        throw Problem(
          "There is nobody in the table.", at: path.shown,
          hint: "Write a row for each person behind the row with the names of the columns.")
      }
      return
    }
    let keys = CertificateKeys(in: shop.workspace.keys)
    let school = try CertifiedSchool(shop).school
    do {
      let training = try PackTraining(
        data, file: path.shown, school, keys, shop.fonts, in: store, today: shop.day,
        reissues: reissues)
      PrintCertificates.warnOfSeconds(training.issue, path, shop.console)
      people = training.expected
      self.training = training
    } catch let errors as PublishingErrors {
      throw Problems(errors)
    }
  }

  /// Nobody: a pack that is the same for all.
  init(_ store: CaseStore) {
    training = nil
    people = []
    self.store = store
  }

  /// To try everything out with.
  var expected: [PackPerson] { people }

  /// To print for: their certificates are issued.
  func issued() throws -> [PackPerson] {
    try training?.issued(in: store, at: moment) ?? people
  }
}
