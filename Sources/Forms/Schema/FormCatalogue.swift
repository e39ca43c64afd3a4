internal import YAML

/// The forms that a workspace knows, each in every version that a case may have been read with.
package struct FormCatalogue: Hashable, Sendable {
  /// By id, and of one id the newest version first.
  package let forms: [FormSchema]

  /// The newest version of each form: what is given out, and what a new file is read with.
  package var newest: [FormSchema] {
    forms.indices.compactMap { index in
      index > 0 && forms[index - 1].id == forms[index].id ? nil : forms[index]
    }
  }

  /// One version of a form.
  package func form(_ id: String, version: Int) -> FormSchema? {
    forms.first { $0.id == id && $0.version == version }
  }

  /// All versions of a form, the newest first.
  package func versions(of id: String) -> [FormSchema] {
    forms.filter { $0.id == id }
  }

  /// Reads every form of a folder: its files that end in `.yaml` or `.yml`, but for hidden ones.
  ///
  /// Refused as a whole, with every mistake of every file, if one file has one: a form that is left
  /// out in silence would be a form that nobody reads.
  package init(folder: String) throws(SchemaError) {
    var files: [(file: String, bytes: [UInt8])] = []
    var mistakes: [SchemaError.Mistake] = []
    let names = try YAMLFile.names(in: folder)
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      do throws(SchemaError) {
        files.append((path, try YAMLFile.bytes(of: path)))
      } catch {
        mistakes += error.mistakes
      }
    }
    if names.isEmpty {
      mistakes.append(
        SchemaError.Mistake(
          file: folder, message: "The folder holds no form.",
          hint: "Put at least one form, a file ending in .yaml, into it."))
    }
    try self.init(files: files, mistakes: mistakes)
  }

  /// Reads forms from files that are in memory already.
  package init(files: [(file: String, bytes: [UInt8])]) throws(SchemaError) {
    try self.init(files: files, mistakes: [])
  }

  private init(
    files: [(file: String, bytes: [UInt8])], mistakes earlier: [SchemaError.Mistake]
  ) throws(SchemaError) {
    var mistakes = earlier
    var read: [(file: String, form: FormSchema)] = []
    for (file, bytes) in files {
      do throws(SchemaError) {
        let form = try FormSchema(yaml: bytes, file: file)
        mistakes += Self.clashes(of: form, in: file, with: read)
        read.append((file, form))
      } catch {
        mistakes += error.mistakes
      }
    }
    guard mistakes.isEmpty else { throw SchemaError(mistakes) }
    forms = read.map(\.form).sorted { left, right in
      left.id == right.id ? left.version > right.version : left.id < right.id
    }
  }

  /// What a form may share with none but its own other versions.
  private static func clashes(
    of form: FormSchema, in file: String, with others: [(file: String, form: FormSchema)]
  ) -> [SchemaError.Mistake] {
    let titles = ([form.title] + form.otherTitles).map(NameRegister.fold)
    return others.compactMap { otherFile, other in
      if other.id == form.id {
        guard other.version == form.version else { return nil }
        return SchemaError.Mistake(
          file: file,
          message: "Version \(form.version) of the form \"\(form.id)\" is in \(otherFile) already.",
          hint: "Raise `version` in the newer of the two files, or delete one.")
      }
      if other.referencePrefix == form.referencePrefix {
        return SchemaError.Mistake(
          file: file,
          message: "The reference prefix \(form.referencePrefix) belongs to \(otherFile) already.",
          hint: "Choose another `reference-prefix`: cases are told apart by it.")
      }
      let shared = ([other.title] + other.otherTitles).first {
        titles.contains(NameRegister.fold($0))
      }
      return shared.map { title in
        SchemaError.Mistake(
          file: file, message: "The title \"\(title)\" belongs to \(otherFile) already.",
          hint: "Give each form titles of its own: forms are recognised by them.")
      }
    }
  }
}
