package import Archive
internal import Word

/// Reads messages: bytes in, values out, and nothing else touched.
///
/// Several threads may use one at a time.
package struct MailReader: Sendable {
  let limits: ReadingLimits
  let servers: [String]

  /// - Parameters:
  ///   - limits: how much of a message is read before it is refused.
  ///   - servers: the names by which the own mail servers sign what they found out about a sender. (W100)
  package init(limits: ReadingLimits = ReadingLimits(), servers: [String] = []) {
    self.limits = limits
    self.servers = servers
  }

  /// What a message holds.
  ///
  /// - Parameter bytes: the whole message, such as an `.eml` file.
  /// - Returns: its head, its words, its parts.
  /// - Throws: a limit that it passes, or that GMime is missing.
  package func read(_ bytes: [UInt8]) throws(MailFailure) -> MailMessage {
    guard bytes.count <= limits.messageBytes else {
      throw .tooLarge(limit: "\(limits.messageBytes.inMebibytes) of a message")
    }
    guard let library = GMimeLibrary.shared else { throw .noLibrary }
    var parser = MIMEParser(library: library, limits: limits)
    return try read(bytes, place: "", depth: 0, with: &parser)
  }

  private func read(
    _ bytes: [UInt8], place: String, depth: Int, with parser: inout MIMEParser
  ) throws(MailFailure) -> MailMessage {
    guard let block = HeaderBlock(bytes, limit: limits.headerBytes) else {
      throw .tooLarge(limit: "\(limits.headerBytes.inBytes) of headers")
    }
    let root = try parser.parse(bytes, text: block.end, depth: depth)
    let headers = MailHeaders(
      block, root: root, library: parser.library, servers: depth == 0 ? servers : [])
    var sorting = PartSorting(limits: limits)
    sorting.sort(root, place: place)
    var message = MailMessage(
      headers: headers, parts: sorting.files, body: nil, wrappings: sorting.wrappings)
    for index in message.parts.indices where message.parts[index].isMessage {
      let part = message.parts[index]
      message.parts[index].message = try read(
        part.bytes, place: part.place, depth: depth + 1 + part.place.depth(below: place),
        with: &parser)
    }
    message.takeBody(sorting.texts, limits: limits)
    return message
  }
}

extension MailPart {
  /// It is a message of its own, such as one that was forwarded. (W102)
  fileprivate var isMessage: Bool {
    ["message/rfc822", "message/rfc2822", "message/global", "message/news"].contains(type)
      && !bytes.isEmpty
  }
}

extension String {
  /// How many levels a part's number lies below another's.
  fileprivate func depth(below place: String) -> Int {
    func levels(_ place: String) -> Int { place.isEmpty ? 0 : place.split(separator: ".").count }
    return max(0, levels(self) - levels(place) - 1)
  }
}

extension MailHeaders {
  init(_ block: HeaderBlock, root: MIMEEntity, library: GMimeLibrary, servers: [String]) {
    self.init()
    func addresses(_ name: String) -> [MailAddress] {
      block.all(name).flatMap { library.addresses($0.value) }
    }
    from = addresses("from")
    sender = addresses("sender").first
    replyTo = addresses("reply-to")
    to = addresses("to")
    copied = addresses("cc")
    subject = block.first("subject").map(library.text) ?? ""
    messageID = block.first("message-id").flatMap { Self.identifiers($0).first }
    // In-Reply-To is the message that is answered; the last of References mostly the same.
    let answered = block.all("in-reply-to").flatMap { Self.identifiers($0.value) }
    let thread = block.all("references").flatMap { Self.identifiers($0.value) }
    for id in answered + thread.reversed() where !answers.contains(id) && answers.count < 100 {
      answers.append(id)
    }
    date = block.first("date").flatMap(library.date)
    for (name, shown) in [
      ("from", "From"), ("subject", "Subject"), ("content-type", "Content-Type"),
    ]
    where block.all(name).count > 1 { repeated.append(shown) }
    automation = Self.automation(block, root)
    trust = SenderTrust(block, from: from, servers: servers)
  }

  /// What stands between angle brackets, without white space.
  private static func identifiers(_ value: [UInt8]) -> [String] {
    var found: [String] = []
    var rest = value[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: ">")), found.count < 1_000
    {
      let id = rest[(open + 1)..<close].filter { $0 > 0x20 && $0 != 0x7F }
      if !id.isEmpty, id.count <= 998 { found.append(String(decoding: id, as: UTF8.self)) }
      rest = rest[(close + 1)...]
    }
    return found
  }

  private static func automation(_ block: HeaderBlock, _ root: MIMEEntity) -> [AutomationSign] {
    var signs: [AutomationSign] = []
    let submitted = block.all("auto-submitted").map {
      StructuredField($0.value).statements[0].first?.lowercased() ?? "no"
    }
    if submitted.contains(where: { $0 != "no" }) { signs.append(.autoSubmitted) }
    if root.type == "multipart/report" { signs.append(.report) }
    if block.first("return-path").map({ $0.filter { $0 > 0x20 }.elementsEqual("<>".utf8) }) == true
    {
      signs.append(.emptyReturnPath)
    }
    let precedence = block.all("precedence").map(\.words)
    if precedence.contains(where: { ["bulk", "junk", "list"].contains($0) }) {
      signs.append(.bulk)
    }
    return signs
  }
}
