extension Picture {
  /// The samples for a PDF: the data of the file as it came, wherever a PDF can read it.
  ///
  /// A JPEG always passes through. A PNG does when it has no transparency, no interlacing and at most
  /// 8 bits a sample; every other one is unpacked to 8 bits a sample, and its alpha set apart.
  ///
  /// What the file says of gamma and colour profiles is ignored, whichever way its samples go, so that two
  /// pictures of the same colours look the same beside each other.
  ///
  /// - Complexity: a PNG that is unpacked takes a byte for each of its samples (at most 4 a pixel) while
  ///   that is done, one more a pixel for the alpha, and a copy of the file.
  /// - Throws: ``Failure/unsupported(_:reason:)`` for a JPEG that a PDF cannot show;
  ///   ``Failure/damaged(_:)`` for a PNG that was not looked at before, see ``init(forSamples:)``.
  package func samples() throws(Failure) -> PictureSamples {
    switch format {
    case .png: try PNGFile.samples(bytes)
    case .jpeg: try JPEGFile(bytes).samples(bytes)
    }
  }

  /// Takes a file that was looked at before, or made here: what it says of itself is true.
  ///
  /// - Throws: as ``init(_:)``, but where only the pixels are broken.
  package init(checked bytes: [UInt8]) throws(Failure) {
    try self.init(bytes, unpacks: .none)
  }

  /// Looks at a file whose ``samples()`` are wanted next.
  ///
  /// As ``init(_:)``, except that a PNG that ``samples()`` unpacks is not unpacked here as well: that
  /// such a one is broken is told by ``samples()``.
  package init(forSamples bytes: [UInt8]) throws(Failure) {
    try self.init(bytes, unpacks: .onlyWhatPassesThrough)
  }
}
