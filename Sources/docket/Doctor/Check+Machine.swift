internal import Cases
internal import Fonts
internal import YAML

extension Check {
  /// A clock that is wrong makes wrong references, wrong deadlines and wrong proof.
  static let clock = Check(code: "clock") { premises in
    let now = premises.now
    guard (2026...2100).contains(now.year) else {
      return .error("The clock of this machine shows the year \(now.year)", "Set it right")
    }
    do throws(StoreError) {
      // Clocks of two machines that share a disk may differ a little.
      if let newest = try premises.store.value?.newestEvent(),
        newest.milliseconds > now.milliseconds + 60_000
      {
        return .warning(
          "The newest event of the store is of \(newest), and the clock shows \(now)",
          "Set the clock right; what was written down meanwhile keeps its time")
      }
    } catch {
      return .failure(error)
    }
    return .ok("The clock shows \(now)")
  }

  /// Pango and HarfBuzz, which are looked for when a page is wanted.
  static let pages = Check(code: "pages") { _ in
    do throws(FontLibraryMissing) {
      _ = try FontFaces()
      return .ok("The libraries that lay pages out are there")
    } catch {
      return .error(
        "\(error.name), which lays pages out, is not on this machine: no PDF can be made",
        "Run scripts/bootstrap, or install libpangoft2-1.0-0 and libharfbuzz-subset0")
    }
  }

  static let fonts = Check(code: "fonts") { _ in
    guard let faces = try? FontFaces() else { return nil }
    let shaper = TextShaper(faces)
    let missing = families.filter { family, _ in
      // Where a family is missing, fontconfig answers with another.
      shaper.face(of: TextLooks(family: family, size: 12))?.family != family
    }
    guard missing.isEmpty else {
      let packages = Set(missing.map(\.package)).sorted()
      return .warning(
        "These fonts stand in for those of Word and are missing: \(missing.map(\.family).listed)",
        "Install Debian's \(packages.listed); until then pages look different from Word's")
    }
    return .ok("The fonts that stand in for those of Word are there")
  }

  /// As wide as Calibri, Cambria, Arial, Times New Roman, Courier New, Century Gothic and Verdana.
  private static let families: [(family: String, package: String)] = [
    ("Carlito", "fonts-crosextra-carlito"),
    ("Caladea", "fonts-crosextra-caladea"), ("Liberation Sans", "fonts-liberation"),
    ("Liberation Serif", "fonts-liberation"), ("Liberation Mono", "fonts-liberation"),
    ("URW Gothic", "fonts-urw-base35"), ("DejaVu Sans", "fonts-dejavu"),
  ]
}
