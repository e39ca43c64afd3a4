internal import Archive
internal import CGMime

/// Takes a message apart with GMime: bytes in, a tree of values out, and no object of GMime's outlives the call.
struct MIMEParser {
  let library: GMimeLibrary
  let limits: ReadingLimits
  /// Entities so far, those of messages round this one among them.
  private(set) var parts = 0
  /// Decoded content so far.
  private(set) var decodedBytes = 0

  init(library: GMimeLibrary, limits: ReadingLimits) {
    self.library = library
    self.limits = limits
  }

  /// The tree of a message.
  ///
  /// - Parameters:
  ///   - message: its bytes.
  ///   - text: where its text begins, behind the header.
  ///   - depth: how deep it lies in other messages and their parts.
  /// - Returns: the outermost entity.
  /// - Throws: where it has too many parts, or too deep ones.
  mutating func parse(_ message: [UInt8], text: Int, depth: Int) throws(MailFailure) -> MIMEEntity {
    try MIMEPrescan.check(message, limits: limits)
    // GMime makes a copy, so that no pointer of ours is kept.
    let made = unsafe message.withUnsafeBytes { bytes in
      unsafe late_g_mime_stream_mem_new_with_buffer(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let stream = unsafe GObjectReference(made.map { OpaquePointer($0) }) else {
      return MIMEEntity(type: "text/plain", content: .bytes(Array(message[text...])))
    }
    let parser = unsafe stream.withObject {
      unsafe GObjectReference(late_g_mime_parser_new_with_stream(UnsafeMutablePointer($0)))
    }
    guard let parser else {
      return MIMEEntity(type: "text/plain", content: .bytes(Array(message[text...])))
    }
    let parsed = unsafe parser.withObject { parser in
      // Content stays where it is: GMime says from which byte to which.
      unsafe late_g_mime_parser_set_persist_stream(parser, 1)
      return unsafe GObjectReference(
        late_g_mime_parser_construct_message(parser, library.options))
    }
    guard let parsed else {
      return MIMEEntity(type: "text/plain", content: .bytes(Array(message[text...])))
    }
    var walk = Walk(parser: self, message: message, text: text, outermost: depth)
    unsafe parsed.withObject { parsed in
      if let root = unsafe late_g_mime_message_get_mime_part(parsed) {
        walk.root = unsafe walk.entity(root, depth: depth)
      }
    }
    (parts, decodedBytes) = (walk.parser.parts, walk.parser.decodedBytes)
    if let failure = walk.failure { throw failure }
    return walk.root ?? MIMEEntity(type: "text/plain", content: .bytes(Array(message[text...])))
  }

  /// A way through the objects of one message.
  private struct Walk {
    var parser: MIMEParser
    let message: [UInt8]
    let text: Int
    let outermost: Int
    var root: MIMEEntity?
    var failure: MailFailure?

    mutating func entity(_ object: OpaquePointer, depth: Int) -> MIMEEntity? {
      guard failure == nil else { return nil }
      guard depth <= parser.limits.messageDepth else {
        failure = .tooLarge(limit: "parts nested \(parser.limits.messageDepth) deep")
        return nil
      }
      parser.parts += 1
      guard parser.parts <= parser.limits.messageParts else {
        failure = .tooLarge(limit: "\(parser.limits.messageParts.grouped) parts")
        return nil
      }
      var entity = unsafe MIMEEntity(type: type(of: object), content: .bytes([]))
      unsafe entity.charset = parameter("charset", of: object)
      unsafe entity.isFlowed = parameter("format", of: object)?.lowercased() == "flowed"
      unsafe entity.deletesSpaces = parameter("delsp", of: object)?.lowercased() == "yes"
      unsafe entity.disposition = late_g_mime_object_get_disposition(object).map {
        unsafe String(cString: $0).lowercased()
      }
      if unsafe isKind(object, late_g_mime_multipart_get_type()) {
        let count = unsafe late_g_mime_multipart_get_count(object)
        var children: [MIMEEntity] = []
        for index in 0..<count {
          guard let part = unsafe late_g_mime_multipart_get_part(object, index),
            let child = unsafe self.entity(part, depth: depth + 1)
          else { continue }
          children.append(child)
        }
        entity.content = .parts(children)
        if children.isEmpty { unsafe readWithoutParts(object, &entity, isRoot: depth == outermost) }
      } else if unsafe isKind(object, late_g_mime_part_get_type()) {
        let name = unsafe late_g_mime_part_get_filename(object).map { unsafe String(cString: $0) }
        entity.name = name.map(\.onOneLine).flatMap { $0.isEmpty ? nil : $0 }
        unsafe entity.content = .bytes(content(of: object))
      }
      return entity
    }

    /// A multipart whose boundary is missing, or stands nowhere: what is in it is text.
    private mutating func readWithoutParts(
      _ object: OpaquePointer, _ entity: inout MIMEEntity, isRoot: Bool
    ) {
      entity.type = "text/plain"
      if let words = unsafe late_g_mime_multipart_get_prologue(object) {
        unsafe entity.content = .bytes(
          Array(
            UnsafeBufferPointer(
              start: words, count: length(of: words))
          ).map { UInt8(bitPattern: $0) })
      } else {
        entity.content = .bytes(isRoot ? Array(message[text...]) : [])
      }
    }

    private func length(of text: UnsafePointer<CChar>) -> Int {
      var count = 0
      while unsafe text[count] != 0 { count += 1 }
      return count
    }

    private func isKind(_ object: OpaquePointer, _ type: Int) -> Bool {
      unsafe late_g_type_check_instance_is_a(UnsafeRawPointer(object), type) != 0
    }

    private func type(of object: OpaquePointer) -> String {
      guard let type = unsafe late_g_mime_object_get_content_type(object),
        let media = unsafe late_g_mime_content_type_get_media_type(type),
        let subtype = unsafe late_g_mime_content_type_get_media_subtype(type)
      else { return "text/plain" }
      return unsafe (String(cString: media) + "/" + String(cString: subtype)).onOneLine.lowercased()
    }

    private func parameter(_ name: String, of object: OpaquePointer) -> String? {
      unsafe late_g_mime_object_get_content_type_parameter(object, name).map {
        unsafe String(cString: $0).onOneLine
      }
    }

    /// The decoded bytes of a part: GMime says where they lie, and how they are encoded.
    private mutating func content(of part: OpaquePointer) -> [UInt8] {
      guard let content = unsafe late_g_mime_part_get_content(part),
        let stream = unsafe late_g_mime_data_wrapper_get_stream(content)
      else { return [] }
      let start = unsafe Int(stream.pointee.bound_start)
      // A part that ends with the message has no end of its own.
      let end = unsafe stream.pointee.bound_end < 0 ? message.count : Int(stream.pointee.bound_end)
      guard start >= 0, start < end, end <= message.count else { return [] }
      return unsafe ContentEncoding.decode(
        message, start..<end, late_g_mime_data_wrapper_get_encoding(content))
    }
  }
}
