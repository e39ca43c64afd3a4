// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // Every unsafe step is spelt `unsafe`: outside the targets that wrap C there is none.
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "docket",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "docket", targets: ["docket"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The road a file travels, in order: a target imports only what stands above it.
    .systemLibrary(
      name: "CLibzip", path: "Sources/Clibs/CLibzip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CLibxml2", path: "Sources/Clibs/CLibxml2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CLibdeflate", path: "Sources/Clibs/CLibdeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(
      name: "CUtf8proc", path: "Sources/Clibs/CUtf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .systemLibrary(
      name: "CLibpng", path: "Sources/Clibs/CLibpng", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CLibqrencode", path: "Sources/Clibs/CLibqrencode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    .systemLibrary(
      name: "CHarfBuzz", path: "Sources/Clibs/CHarfBuzz",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CPango", path: "Sources/Clibs/CPango",
      providers: [.apt(["libpangoft2-1.0-0"]), .brew(["pango"])]),
    .systemLibrary(
      name: "CMarkGFM", path: "Sources/Clibs/CMarkGFM",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    // Found when the first message is read, like Pango: nothing to link, no flags.
    .systemLibrary(
      name: "CGMime", path: "Sources/Clibs/CGMime",
      providers: [.apt(["libgmime-3.0-0"]), .brew(["gmime"])]),
    .systemLibrary(name: "CSandbox", path: "Sources/Clibs/CSandbox"),
    .systemLibrary(name: "CSystemCalls", path: "Sources/Clibs/CSystemCalls"),
    .target(name: "Folding", dependencies: ["CUtf8proc"], swiftSettings: settings),
    .target(name: "Archive", dependencies: ["CLibzip", "CLibdeflate"], swiftSettings: settings),
    .target(name: "XML", dependencies: ["CLibxml2", "Archive"], swiftSettings: settings),
    .target(name: "Word", dependencies: ["Archive", "XML"], swiftSettings: settings),
    .target(
      name: "Mail", dependencies: ["Archive", "XML", "Word", "CGMime"], swiftSettings: settings),
    .target(name: "JSON", swiftSettings: settings),
    .target(name: "CSV", swiftSettings: settings),
    .target(
      name: "YAML", dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(name: "School", dependencies: ["YAML"], swiftSettings: settings),
    .target(
      name: "Forms",
      dependencies: [
        "Folding", "Archive", "Word", "Mail", "JSON", "CSV", "YAML", "School",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Cases",
      dependencies: [
        "JSON", "School", "Forms",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: [
        "CSandbox", "CSystemCalls", "Folding", "Archive", "Word", "JSON", "CSV", "School",
        "Forms", "Cases",
      ],
      swiftSettings: settings),
    .target(name: "Upkeep", dependencies: ["Cases", "Intake"], swiftSettings: settings),
    .target(
      name: "Pictures", dependencies: ["Archive", "CLibpng", "CLibqrencode"],
      swiftSettings: settings),
    .target(name: "Markdown", dependencies: ["CMarkGFM"], swiftSettings: settings),
    .target(
      name: "Templates",
      dependencies: [
        "Archive", "XML", "Word", "JSON", "CSV", "YAML", "School", "Forms", "Pictures",
        "Markdown",
      ],
      swiftSettings: settings),
    .target(name: "Fonts", dependencies: ["CHarfBuzz", "CPango"], swiftSettings: settings),
    .target(
      name: "PDF",
      dependencies: [
        "Archive", "XML", "Word", "Pictures", "Fonts",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Publishing",
      dependencies: [
        "Folding", "Word", "YAML", "School", "Forms", "Cases", "Intake", "Pictures", "Templates",
        "Fonts", "PDF",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "docket",
      dependencies: [
        "Archive", "Word", "Mail", "CSV", "YAML", "School", "Forms", "Cases", "Intake", "Upkeep",
        "Templates", "Publishing", "Fonts", "PDF",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // What tests make their own inputs with: ZIPs that do as they are told, minimal packages.
    .target(
      name: "TestSupport", dependencies: ["CLibdeflate"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(name: "FoldingTests", dependencies: ["Folding"], swiftSettings: settings),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "XMLTests", dependencies: ["Archive", "XML", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "WordTests", dependencies: ["Word", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "MailTests", dependencies: ["Archive", "Mail", "Word", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: settings),
    .testTarget(name: "SchoolTests", dependencies: ["School", "YAML"], swiftSettings: settings),
    .testTarget(
      name: "FormsTests",
      dependencies: [
        "Archive", "CSV", "Forms", "JSON", "Mail", "School", "Word", "YAML", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CasesTests", dependencies: ["Cases", "JSON", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "Intake", "Archive", "Word", "Cases", "Forms", "JSON", "School", "Templates", "Publishing",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(name: "FontsTests", dependencies: ["Fonts"], swiftSettings: settings),
    .testTarget(
      name: "PDFTests", dependencies: ["Archive", "PDF", "Fonts", "Word", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: settings),
    .testTarget(
      name: "PicturesTests", dependencies: ["Pictures", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TemplatesTests",
      dependencies: ["Templates", "CSV", "JSON", "Pictures", "Word", "XML", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "Archive", "XML", "Cases", "Forms", "Intake", "School", "Templates", "Word",
        "YAML", "Fonts",
        "PDF", "TestSupport",
      ],
      exclude: ["Fixtures", "PolicyFacts.txt"], swiftSettings: settings),
    .testTarget(
      name: "docketTests",
      dependencies: [
        "docket", "Cases", "Forms", "Intake", "Word", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"], swiftSettings: settings),
    // Reads files that are not in the repository; says that it is skipped where they are missing.
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "Archive", "XML", "Forms", "Mail", "Word", "Templates", "Fonts", "PDF", "Publishing",
        "docket",
        "TestSupport",
      ],
      exclude: ["Schemas"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets are built in a way of their own (scripts/fuzz): no other build sees them.
if Context.environment["DOCKET_FUZZ"] != nil {
  let support = "FuzzSupport"
  package.targets.append(
    .target(
      name: support, dependencies: ["Forms", "Word", "TestSupport"], path: "Fuzz/Support",
      swiftSettings: settings))
  for (name, readers) in [
    ("Archive", ["Archive", "Word"]), ("Word", ["Word", "XML"]), ("Forms", ["Forms"]),
    ("Text", ["Forms", "Word"]), ("Batch", ["Forms", "Word"]),
    ("Mail", ["Forms", "JSON", "Mail", "Word"]),
  ] {
    package.targets.append(
      .executableTarget(
        name: "Fuzz" + name, dependencies: ([support] + readers).map { .byName(name: $0) },
        path: "Fuzz/" + name, swiftSettings: settings))
  }
}
