package import Intake
package import Templates

extension PictureSource {
  /// Loads the pictures of a folder, and no file outside it: a name in data is often somebody else's.
  package convenience init(from folder: FilePath) {
    self.init { name throws(LoadingFailure) in
      let steps = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !name.isEmpty, steps.allSatisfy({ $0 != ".." && !$0.isEmpty }), !name.contains("\\")
      else {
        throw LoadingFailure(
          message: "The name of a picture leads out of the folder of the data.",
          hint: "Put the picture into that folder, and write its name alone.")
      }
      do throws(FileFailure) {
        return try folder.appending(name).contents(upTo: Self.byteLimit, followingLinks: false)
      } catch .missing {
        throw LoadingFailure(
          message: "There is no picture of this name in the folder of the data.",
          hint: "Check its spelling, capitals and ending among them.")
      } catch  where (try? folder.appending(name).status(followingLinks: false))?.kind == .link {
        throw LoadingFailure(
          message: "The picture is a link, and docket follows none.",
          hint: "Put the file itself into the folder of the data.")
      } catch .tooLarge {
        throw LoadingFailure(
          message: "The picture holds more than \(Self.byteLimit >> 20) MiB.",
          hint: "Make it smaller: 300 dots an inch are enough for print.")
      } catch {
        throw LoadingFailure(
          message: "The picture cannot be read: \(error.reason).",
          hint: "Check that you may open it.")
      }
    }
  }

  /// The bytes of the largest picture.
  package static let byteLimit = 20 << 20
}
