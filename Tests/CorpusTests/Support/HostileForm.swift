/// A form with labels of the hostile inputs, in the words of `docs/forms.md`.
struct HostileForm {
  let id: String
  let prefix: String
  /// Label and type of each field.
  let fields: [(label: String, type: String)]

  /// The inputs ask no more than these.
  static let all = [
    HostileForm(
      id: "latin", prefix: "LAT",
      fields: [("Full name", "text"), ("Case number", "text"), ("E-mail", "email")]),
    HostileForm(
      id: "hebrew", prefix: "HEB",
      fields: [("שם מלא", "text"), ("מספר תיק", "text"), ("דוא״ל", "email")]),
    HostileForm(
      id: "arabic", prefix: "ARA", fields: [("الاسم الكامل", "text"), ("رقم الملف", "text")]),
    HostileForm(
      id: "french", prefix: "FRE", fields: [("Prénom", "text"), ("Case number", "text")]),
  ]

  static func label(_ key: String, of form: String) -> String? {
    guard let form = all.first(where: { $0.id == form }),
      let number = Int(key.dropFirst()), form.fields.indices.contains(number)
    else { return nil }
    return form.fields[number].label
  }

  var yaml: String {
    let fields = fields.enumerated().map { number, field in
      """
            - key: f\(number)
              label: "\(field.label)"
              type: \(field.type)
      """
    }
    return """
      id: \(id)
      version: 1
      title: Sheet of the case files in \(id)
      reference-prefix: \(prefix)
      sections:
        - filled-by: sender
          fields:
      \(fields.joined(separator: "\n"))
      goes-to: headteacher
      steps:
        - name: Look at it
          role: headteacher
          working-days: 3

      """
  }
}
