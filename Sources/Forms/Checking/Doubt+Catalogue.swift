/// The doubts that docket has, each with its stable code and its sentence.
///
/// A reason says "it" of the answer, so that it reads alone and after the name of a field. A code that
/// a release has shown keeps its meaning.
extension Doubt {
  // MARK: Answers that contradict each other

  package static let twoAnswers = Doubt(
    code: "two-answers", reason: "It holds two answers that differ.",
    remedy: "Leave one answer in")
  package static let contradictingMark = Doubt(
    code: "contradicting-mark", reason: "A mark says one thing and the words beside it another.",
    remedy: "Leave one answer in")
  package static let bindingDiffers = Doubt(  // W48
    code: "binding-differs", reason: "Word shows one answer and other programs another.",
    remedy: "Type the answer again in")
  package static let overtypedDate = Doubt(  // W46
    code: "overtyped-date", reason: "The date that is shown is not the date that the file holds.",
    remedy: "Choose the date again in")
  package static let linkDiffers = Doubt(  // W36
    code: "link-differs",
    reason: "The words that are shown and the address that they link to differ.",
    remedy: "Type the address itself in")

  // MARK: Answers that may be none

  package static let looksLikeNoAnswer = Doubt(  // W61
    code: "looks-like-no-answer", reason: "It holds a sign that may mean no answer.",
    remedy: "Write the answer, or that there is none, in")
  package static let pointsElsewhere = Doubt(  // W61
    code: "points-elsewhere", reason: "It points to words that stand elsewhere.",
    remedy: "Write out the answer in")
  package static let pointsAbove = Doubt(  // W61
    code: "points-above", reason: "It points to an answer above it.",
    remedy: "Write out the answer in")
  package static let saysNone = Doubt(  // W61
    code: "says-none", reason: "It says that there is none.",
    remedy: "Write the answer, or leave nothing, in")
  package static let placeholderDiffers = Doubt(  // W42
    code: "placeholder-differs", reason: "It holds words that may be the form's own prompt.",
    remedy: "Write the answer over the prompt in")
  package static let commentInsteadOfAnswer = Doubt(  // W29, W30
    code: "comment-instead-of-answer", reason: "It has a comment or a note and no answer.",
    remedy: "Write what the comment says in")
  package static let otherName = Doubt(  // W44
    code: "other-name", reason: "The control that holds it has the name of another question.",
    remedy: "Type the answer again in")
  package static let quotedAnswer = Doubt(  // W97
    code: "quoted-answer", reason: "The answer stands only in quoted text.",
    remedy: "Type the answer in")

  package static let textAfterBlankLine = Doubt(  // W71
    code: "text-after-blank-line", reason: "Words stand only below a blank line under its label.",
    remedy: "Write the answer right behind the label of")

  // MARK: Answers that stand elsewhere

  package static let notBeside = Doubt(  // W64, W65, W69
    code: "not-beside", reason: "Words stand near it, but not in the place of its answer.",
    remedy: "Write the answer right beside the label of")
  package static let goesOn = Doubt(  // W63, W64, W91
    code: "goes-on", reason: "Words without a label of their own follow it and may belong to it.",
    remedy: "Write all of the answer into one place in")
  package static let sharedAnswer = Doubt(  // W63
    code: "shared-answer", reason: "The same words stand in the place of another answer too.",
    remedy: "Write an answer of its own in")
  package static let stackedLabels = Doubt(  // W65
    code: "stacked-labels", reason: "Several labels stand above it, one over the other.",
    remedy: "Write the answer right below the label of")

  // MARK: Choices

  package static let boxesInText = Doubt(  // W91
    code: "boxes-in-text", reason: "It holds boxes to tick, which belong to another question.",
    remedy: "Write the answer apart from the boxes in")
  package static let notYesOrNo = Doubt(
    code: "neither-yes-nor-no", reason: "It says neither a plain Yes nor a plain No.",
    remedy: "Begin with Yes or No in")
  package static let hedgedAnswer = Doubt(
    code: "hedged-answer", reason: "Words after the Yes or No may take it back.",
    remedy: "Write a plain Yes or No in")
  package static let notAnOption = Doubt(
    code: "not-an-option", reason: "It is none of the form's options.",
    remedy: "Choose one of the printed options in")
  package static let severalOptions = Doubt(  // W60
    code: "several-options", reason: "More than one option is chosen where one is allowed.",
    remedy: "Leave one option in")
  package static let markSideUnknown = Doubt(  // W53
    code: "mark-side-unknown", reason: "A mark could belong to the option before it or after it.",
    remedy: "Leave only the chosen option in")
  package static let crossAmongTicks = Doubt(  // W54
    code: "cross-among-ticks", reason: "A cross among ticks may mean yes or no.",
    remedy: "Leave only the chosen option in")
  package static let partlyStruck = Doubt(  // W56
    code: "partly-struck", reason: "An option is struck out in part.",
    remedy: "Leave only the chosen option in")
  package static let allStruck = Doubt(  // W56
    code: "all-struck", reason: "Every option is struck out.",
    remedy: "Leave only the chosen option in")
  package static let listBox = Doubt(  // W88
    code: "list-box", reason: "Its boxes are list bullets, which do not say what was ticked.",
    remedy: "Write the chosen option in")
  package static let unknownSymbol = Doubt(  // W17
    code: "unknown-symbol", reason: "It holds a symbol that docket does not know.",
    remedy: "Write the answer in words in")

  // MARK: Marks that only eyes can see

  package static let markedByLook = Doubt(  // W58
    code: "marked-by-look", reason: "An option stands out only by its look.",
    remedy: "Leave only the chosen option in")
  package static let drawnMark = Doubt(  // W59
    code: "drawn-mark", reason: "A shape is drawn on or near it.",
    remedy: "Write the answer in words in")
  package static let unseenText = Doubt(  // W32
    code: "unseen-text", reason: "It holds text that cannot be seen on the page.",
    remedy: "Make all of the answer visible in")
  package static let answerInBox = Doubt(  // W69
    code: "answer-in-box", reason: "A text box near it may hold the answer.",
    remedy: "Write the answer itself in")
  package static let pictureInPlace = Doubt(  // W50
    code: "picture-in-place", reason: "A picture stands where the answer belongs.",
    remedy: "Type the answer in")
  package static let unreadableControl = Doubt(  // W51
    code: "unreadable-control",
    reason: "A control that docket does not open stands where the answer belongs.",
    remedy: "Type the answer in")
  package static let importedContent = Doubt(  // W52
    code: "imported-content", reason: "A part of another document stands where the answer belongs.",
    remedy: "Type the answer in")

  // MARK: Labels

  package static let nearLabel = Doubt(  // W80
    code: "near-label", reason: "Its label is nearly that of two questions of the form.",
    remedy: "Mend the label of")

  // MARK: Dates

  package static let notADate = Doubt(  // W81
    code: "not-a-date", reason: "It holds no date.",
    remedy: "Give the full date, such as 02/03/2026, in")
  package static let partialDate = Doubt(  // W81
    code: "partial-date", reason: "Its date lacks the day, the month or the year.",
    remedy: "Give the full date, such as 02/03/2026, in")
  package static let impossibleDate = Doubt(  // W81
    code: "impossible-date", reason: "There is no such day.",
    remedy: "Correct the date in")
  package static let dateOrder = Doubt(  // W81
    code: "date-order", reason: "Its day and month are in another order than the form's.",
    remedy: "Write the month as a word in")
  package static let weekdayDiffers = Doubt(  // W81
    code: "weekday-differs", reason: "The day of the week is not that of the date.",
    remedy: "Correct the date in")
  package static let severalDates = Doubt(  // W81
    code: "several-dates", reason: "It holds more than one date.",
    remedy: "Leave one date in")
  package static let qualifiedDate = Doubt(  // W81
    code: "qualified-date", reason: "Words beside the date may change what it says.",
    remedy: "Leave only the date in")
  package static let unlikelyDate = Doubt(  // W81
    code: "unlikely-date", reason: "The date of birth is in the future or over 120 years ago.",
    remedy: "Correct the date in")

  // MARK: Numbers

  package static let notANumber = Doubt(  // W82
    code: "not-a-number", reason: "It is not a plain number.",
    remedy: "Write the number in figures in")
  package static let ambiguousNumber = Doubt(  // W82
    code: "ambiguous-number", reason: "Its comma or point may part thousands or decimals.",
    remedy: "Write the number without marks between thousands in")
  package static let severalNumbers = Doubt(  // W82
    code: "several-numbers", reason: "It holds more than one number.",
    remedy: "Leave one number in")
  package static let severalTelephones = Doubt(  // W83
    code: "several-telephones", reason: "It holds more than one telephone number.",
    remedy: "Leave one telephone number in")
  package static let notATelephone = Doubt(  // W83
    code: "not-a-telephone", reason: "It is not a telephone number.",
    remedy: "Write the telephone number in")

  // MARK: Addresses

  package static let notAnAddress = Doubt(
    code: "not-an-address", reason: "It holds no web address.",
    remedy: "Copy the web address from the browser into")
  package static let brokenAddress = Doubt(
    code: "broken-address", reason: "A web address in it is broken by a space or a line break.",
    remedy: "Copy the web address in one piece into")
  package static let uncertainAddress = Doubt(
    code: "uncertain-address", reason: "It holds words that may be a web address.",
    remedy: "Copy the web address from the browser into")
  package static let excludedAddress = Doubt(
    code: "excluded-address", reason: "Words beside a web address may exclude it.",
    remedy: "Leave only the web addresses in")
  package static let severalAddresses = Doubt(
    code: "several-addresses", reason: "It holds more than one web address where one is asked for.",
    remedy: "Leave one web address in")
  package static let notAnEmail = Doubt(  // W84
    code: "not-an-email", reason: "It is not an e-mail address.",
    remedy: "Write the e-mail address, such as name@example.org, in")
  package static let severalEmails = Doubt(  // W84
    code: "several-emails", reason: "It holds more than one e-mail address.",
    remedy: "Leave one e-mail address in")
}
