import Foundation
import Intake
import Publishing
import Testing

private func keys(_ folder: Folder) -> CertificateKeys {
  CertificateKeys(in: FilePath(folder.path + "/keys"))
}

private func mistake(_ body: () throws -> Void) throws -> PublishingErrors.Mistake {
  let errors = try #require(throws: PublishingErrors.self) { try body() }
  return try #require(errors.mistakes.first)
}

@Suite struct `The keys of certificates` {
  @Test func `are made once, for their owner alone`() throws {
    let folder = try Folder()
    #expect(try keys(folder).make() == .new)
    #expect(try keys(folder).make() == .wereThere)
    let files = FileManager.default
    for (path, mode) in [("keys", 0o700), ("keys/certificates.key", 0o600)] {
      let attributes = try files.attributesOfItem(atPath: "\(folder.path)/\(path)")
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
    let key = try keys(folder).signing()
    #expect(try keys(folder).known() == [key.publicKey])
    let text = String(decoding: try folder.bytes("keys/certificates.pub"), as: UTF8.self)
    #expect(text.contains("# Fingerprint: \(key.publicKey.fingerprint)\n"))
  }

  @Test func `get their public half back, and never another private one by themselves`() throws {
    let folder = try Folder()
    _ = try keys(folder).make()
    let pub = try folder.bytes("keys/certificates.pub")
    try FileManager.default.removeItem(atPath: folder.path + "/keys/certificates.pub")
    #expect(try keys(folder).make() == .wereThere)
    #expect(try folder.bytes("keys/certificates.pub") == pub)
    try FileManager.default.removeItem(atPath: folder.path + "/keys/certificates.key")
    #expect(try keys(folder).make() == .lacksPrivate)
    let said = try mistake { _ = try keys(folder).signing() }
    #expect(said.message == "There is no key that signs certificates.")
    #expect(
      said.hint
        == "Put it back from its copy; where there is none, run `docket certificates key --new`.")
  }

  @Test func `are renewed, and the old public key still checks what it has signed`() throws {
    let folder = try Folder()
    _ = try keys(folder).make()
    let old = try keys(folder).signing()
    let code = try code(facts(), old)
    let new = try keys(folder).renew()
    #expect(new != old.publicKey)
    #expect(try keys(folder).signing().publicKey == new)
    #expect(Set(try keys(folder).known()) == [old.publicKey, new])
    let verdict = CertificateChecker(keys: try keys(folder).known()).check(code)
    #expect(verdict == .genuine(try text(facts(), old)))
    #expect(try folder.namesInKeys.count == 4)
    // Again, and after the private key was lost.
    _ = try keys(folder).renew()
    try FileManager.default.removeItem(atPath: folder.path + "/keys/certificates.key")
    _ = try keys(folder).renew()
    #expect(try keys(folder).known().count == 4)
  }

  @Test(arguments: [("keys", "700"), ("keys/certificates.key", "600")])
  func `are refused where others can read them`(_ path: String, _ mode: String) throws {
    let folder = try Folder()
    _ = try keys(folder).make()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/\(path)")
    let said = try mistake { _ = try keys(folder).signing() }
    #expect(said.message == "Others on this machine can read the key that signs certificates.")
    #expect(said.place == "\(folder.path)/\(path)")
    #expect(said.hint.hasPrefix("Run `chmod \(mode) '\(folder.path)/\(path)'`, then try again;"))
  }

  @Test func `are refused where they are broken or do not belong together`() throws {
    let (folder, other) = (try Folder(), try Folder())
    _ = try keys(folder).make()
    _ = try keys(other).make()
    let pub = "keys/certificates.pub"
    try folder.write(pub, String(decoding: try other.bytes(pub), as: UTF8.self))
    #expect(
      try mistake { _ = try keys(folder).signing() }.message
        == "The public key belongs to another private key than the one beside it.")
    try folder.write(pub, "ed25519-public AAAA\n")
    #expect(
      try mistake { _ = try keys(folder).known() }.message
        == "This file holds no public key of certificates.")
  }

  @Test func `sign as RFC 8032 says`() throws {
    // Section 7.1, test 2: the seed and the key in base64url, the signature of the one byte 0x72.
    let key = try #require(
      CertificateKey(
        file: Array("ed25519-private TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs".utf8)))
    #expect(key.publicKey.line == "ed25519-public PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw")
    let signature = try key.signature(of: [0x72])
    #expect(
      signature.starts(with: [0x92, 0xA0, 0x09, 0xA9, 0xF0, 0xD4, 0xCA, 0xB8]))
  }
}

extension Folder {
  fileprivate var namesInKeys: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path + "/keys") }
  }
}
