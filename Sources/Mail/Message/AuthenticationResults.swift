/// An `Authentication-Results` field. (RFC 8601)
///
///     mail.example.org; dmarc=pass header.from=example.com; spf=fail smtp.mailfrom=example.net
struct AuthenticationResults {
  struct Result {
    /// `dmarc`, `dkim`, `spf`, `auth`.
    var method: String
    /// `pass`, `fail`, `none` or another.
    var outcome: String
    /// `header.from`, `header.d`, `smtp.mailfrom`, `smtp.auth`…, in small letters.
    var properties: [String: String] = [:]
  }

  /// Who says so, in small letters.
  var server: String
  var results: [Result] = []

  /// Nil where nobody is named.
  init?(_ value: [UInt8]) {
    var statements = StructuredField(value).statements[...]
    guard let first = statements.popFirst(), let server = first.first else { return nil }
    self.server = server.lowercased()
    for statement in statements {
      guard let head = statement.first, let (method, outcome) = Self.pair(head) else { continue }
      var result = Result(method: String(method.prefix { $0 != "/" }), outcome: outcome)
      for word in statement.dropFirst() {
        guard let (name, value) = Self.pair(word) else { continue }
        // A second one of a name could be what somebody put into a value.
        if result.properties[name] == nil { result.properties[name] = value }
      }
      results.append(result)
    }
  }

  private static func pair(_ word: String) -> (String, String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    return (word[..<sign].lowercased(), word[word.index(after: sign)...].lowercased())
  }

  /// What verifies an address.
  func method(verifying address: MailAddress) -> String? {
    guard let domain = address.domain,
      !results.contains(where: { $0.method == "dmarc" && $0.outcome == "fail" })
    else { return nil }
    return results.first { result in
      guard result.outcome == "pass" else { return false }
      let properties = result.properties
      switch result.method {
      case "dmarc": return properties["header.from"] == domain
      case "dkim":
        let signer =
          properties["header.d"]
          ?? properties["header.i"].map { String($0.drop { $0 != "@" }.dropFirst()) }
        return signer.map { domain == $0 || $0.contains(".") && domain.hasSuffix("." + $0) }
          ?? false
      case "spf":
        return properties["smtp.mailfrom"].map { $0 == domain || $0.hasSuffix("@" + domain) }
          ?? false
      case "auth": return properties["smtp.auth"] == address.address.lowercased()
      default: return false
      }
    }?.method
  }
}

/// A structured field cut into words: comments out, quotes off. (RFC 5322, "Lexical Tokens")
struct StructuredField {
  /// The words of each piece between semicolons.
  private(set) var statements: [[String]] = [[]]

  init(_ value: [UInt8]) {
    var word: [UInt8] = []
    var hasWord = false
    var depth = 0
    var isQuoted = false
    var index = 0
    func close(_ statements: inout [[String]]) {
      if hasWord { statements[statements.count - 1].append(String(decoding: word, as: UTF8.self)) }
      word = []
      hasWord = false
    }
    while index < value.count {
      let byte = value[index]
      index += 1
      if byte == UInt8(ascii: "\\"), isQuoted || depth > 0 {
        if isQuoted, index < value.count { word.append(value[index]) }
        index += 1
      } else if isQuoted {
        if byte == UInt8(ascii: "\"") { isQuoted = false } else { word.append(byte) }
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if depth > 0 {
        if byte == UInt8(ascii: ")") { depth -= 1 }
      } else if byte == UInt8(ascii: "\"") {
        (isQuoted, hasWord) = (true, true)
      } else if byte == UInt8(ascii: ";") {
        close(&statements)
        statements.append([])
      } else if byte <= 0x20 {
        close(&statements)
      } else {
        word.append(byte)
        hasWord = true
      }
    }
    close(&statements)
  }
}

extension SenderTrust {
  /// Looks for the topmost result of one of the own servers and asks it about the sender.
  init(_ block: HeaderBlock, from: [MailAddress], servers: [String]) {
    let servers = Set(servers.map { $0.lowercased() })
    guard !servers.isEmpty else {
      self = .notVerified(.noServer)
      return
    }
    guard from.count == 1, block.all("from").count == 1 else {
      self = .notVerified(.noOneSender)
      return
    }
    for field in block.fields {
      if field.name == "received" {
        guard Self.isHandedOver(field.value, within: servers) else { break }
      } else if field.name == "authentication-results",
        let results = AuthenticationResults(field.value), servers.contains(results.server)
      {
        self = results.method(verifying: from[0]).map { .verified(by: $0) } ?? .notVerified(.failed)
        return
      }
    }
    self = .notVerified(.noResult)
  }

  /// `from HOST by OWN with LMTP`, in these words and no others: what a sender can put into a `Received`
  /// field, the name that it gives itself, does not make such a field.
  private static func isHandedOver(_ value: [UInt8], within servers: Set<String>) -> Bool {
    var words = StructuredField(value).statements[0].map { $0.lowercased() }[...]
    if words.first == "from" { words = words.dropFirst(2) }
    guard words.count >= 4, words.popFirst() == "by", let server = words.popFirst(),
      servers.contains(server), words.popFirst() == "with",
      let way = words.popFirst(), ["lmtp", "lmtps", "lmtpa", "lmtpsa"].contains(way)
    else { return false }
    return !words.contains("by") && !words.contains("with") && !words.contains("from")
  }
}
