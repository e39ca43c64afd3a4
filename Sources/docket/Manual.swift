/// What `docket --help` says before the list of commands.
enum Manual {
  static let text = """
    A form comes in, a case goes through, a document goes out.

    docket reads .docx files and plain text, finds out which form each one is, takes every answer with \
    its place in the document, and says plainly what is missing or doubtful. `docket ingest` keeps the \
    original and opens a case for each form; the same file again is the same case. Files are left \
    where they are; `docket watch` moves them to where people find them again.

    EXAMPLES
      docket init office                     make a workspace in the folder office
      docket read report.docx                what is in a form; nothing is stored
      docket read inbox --json | jq .form    the same for a folder, a line a form
      docket ingest inbox                    a case for each form in a folder
      docket watch                           the same for what people save into inbox
      docket transcribe september.txt        typed-up paper forms; bad ones come back to mend
      docket cases --status open             what waits
      docket show BCA-2026-0042-K            one case, with every answer
      docket search example.org              cases that hold these words
      docket correct report.docx             a copy with a comment at each thing to mend
      docket pdf letter.docx                 an accessible PDF of a Word document
      docket doctor                          is all well, and what to do
      docket backup /media/usb/today.backup  the workspace in one file
      docket print certificates --session trained.csv
                                             certificates of training, signed

    WORKSPACE
      A workspace is a folder with school.yaml, docket.yaml, forms, inbox, output, keys and the store. \
    Commands use the workspace that is or encloses the current folder, or the one named with \
    --workspace. `docket read`, `docket text` and `docket forms check` need none.

    EXIT STATUS
      0   complete: nothing needs a person
      1   something needs a person: a finding, an unrecognised or a refused file,
          a warning of the doctor
      2   docket could not work: no such path, no workspace, the disk, the store
      64  the arguments are wrong

    ENVIRONMENT
      DOCKET_WORKSPACE   the workspace, where --workspace does not name one
      DOCKET_SHARE       where the forms and templates are that ship with docket
      NO_COLOR           no colour on a terminal
    """
}
