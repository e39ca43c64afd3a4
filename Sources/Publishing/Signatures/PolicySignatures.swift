package import Cases

/// Who has signed a policy as it is now, and who has not.
package struct PolicySignatures: Hashable, Sendable {
  /// A role that must sign.
  package struct Line: Hashable, Sendable {
    /// The id of the role.
    package var role: String
    /// The newest signature that covers the policy as it is now.
    package var covering: RegisteredSignature?
    /// The newest signature on other words, where none covers it.
    package var former: RegisteredSignature?
  }

  /// In the order in which they sign.
  package var lines: [Line]

  package var isComplete: Bool { lines.allSatisfy { $0.covering != nil } }

  /// A signature covers the policy as long as its words are those that were signed: a new look is no change, one
  /// word is.
  ///
  /// - Parameters:
  ///   - roles: that must sign, in their order.
  ///   - signatures: on all versions of the policy.
  ///   - words: the hash of the policy's words as they are now.
  package init(of roles: [String], _ signatures: [RegisteredSignature], words: String) {
    lines = roles.map { role in
      let own = signatures.filter { $0.signature.role == role }
      let covering = own.last { $0.on.printing.wordsSHA256 == words }
      return Line(role: role, covering: covering, former: covering == nil ? own.last : nil)
    }
  }
}
