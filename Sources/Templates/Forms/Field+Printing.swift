internal import Forms

extension Field {
  /// The options that have a box to tick each; nil where the answer is written or chosen from a list.
  func options(toTickIn face: FormFace) -> [Option]? {
    switch type {
    case .yesNo where options.isEmpty: [Option(label: "Yes"), Option(label: "No")]
    case .yesNo, .choices: options
    // On the screen a long list is shorter closed; on paper there is nothing to open.
    case .choice: face == .lines || options.count <= 6 ? options : nil
    default: nil
    }
  }
}

extension FieldType {
  /// How many lines an answer is given on paper.
  var linesToWriteOn: Int {
    switch self {
    case .text, .webAddresses: 3
    case .webAddress: 2
    case .person, .email, .telephone, .number, .date: 1
    case .yesNo, .choice, .choices: 0
    }
  }

  /// Half a line is enough.
  var isWrittenShort: Bool {
    switch self {
    case .telephone, .number, .date: true
    default: false
    }
  }
}
