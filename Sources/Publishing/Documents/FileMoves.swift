internal import Intake

/// Files that are whole, and take their places in one quick pass: all of them, or none.
///
/// A pass that the machine itself cuts short leaves some in their places and others not, each of them whole.
struct FileMoves {
  private let draft: DraftFolder
  private var moves: [(file: FilePath, target: FilePath)] = []

  /// - Parameter draft: keeps files that are replaced until the pass is through.
  init(from draft: DraftFolder) {
    self.draft = draft
  }

  mutating func add(_ file: FilePath, to target: FilePath) {
    moves.append((file, target))
  }

  /// Gives the files their places.
  ///
  /// - Parameter replacing: files that are there are replaced; else that is an error.
  /// - Throws: ``OutputFiles/Failure``; what was there before is there again then.
  func run(replacing: Bool) throws(OutputFiles.Failure) {
    var done: [(target: FilePath, before: Before)] = []
    for (index, move) in moves.enumerated() {
      do throws(FileFailure) {
        let before = Before(of: move.target, keptAs: draft.path.appending("before-\(index)"))
        try move.file.move(to: move.target, replacing: replacing)
        done.append((move.target, before))
      } catch {
        for (target, before) in done.reversed() { before.restore(target) }
        throw error == .exists ? .isThere(move.target) : .file(error, move.target)
      }
    }
  }

  /// What had a name before the pass.
  private enum Before {
    case nothing
    case file(FilePath)
    /// On disks that know no second name of a file it cannot be kept.
    case lost

    init(of target: FilePath, keptAs second: FilePath) {
      do throws(FileFailure) {
        try target.link(to: second)
        self = .file(second)
      } catch .missing {
        self = .nothing
      } catch {
        self = .lost
      }
    }

    // What cannot be undone stands beside the reason.
    func restore(_ target: FilePath) {
      switch self {
      case .nothing: try? target.remove()
      case .file(let second): try? second.move(to: target, replacing: true)
      case .lost: break
      }
    }
  }
}
