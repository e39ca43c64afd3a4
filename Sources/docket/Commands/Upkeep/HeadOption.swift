internal import ArgumentParser
internal import Cases

/// `--head 'N HASH'`: the end of the chain of events as it was written down once.
struct HeadOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("A head that was written down once: its number and hash.", valueName: "head")
  )
  var head: String?

  var written: ChainHead? { head.flatMap(Self.chainHead) }

  func validate() throws {
    if let head, Self.chainHead(head) == nil {
      throw ValidationError("--head takes a number and a hash: --head '12 9f86d0…'.")
    }
  }

  private static func chainHead(_ text: String) -> ChainHead? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0, parts[1].utf8.count == 64
    else { return nil }
    return ChainHead(number: number, hash: parts[1].lowercased())
  }
}
