package import Forms

/// A reader of the forms that ship, on a day that does not change; runs begin in the checkout.
package func shippedFormsReader() -> FormReader {
  guard let forms = try? FormCatalogue(folder: "forms").newest,
    let today = CalendarDate(year: 2026, month: 11, day: 23)
  else { fatalError("forms/ cannot be read: run this in the checkout, with scripts/fuzz") }
  return FormReader(forms: forms, today: today)
}
