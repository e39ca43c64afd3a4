"""Python's email and python-docx on messages with a Word form attached: the peer of the group mail.

The matching of labels is the kit's, which `DOCKET_KIT` names; it is run as the kit's own programs are.
"""
import email
import email.policy
import io
import os
import sys

sys.path.insert(0, os.environ['DOCKET_KIT'])
import docx
from common import drive, from_cells

WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'


def extract(path):
    with open(path, 'rb') as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    str(message['from']), str(message['subject'])
    records = []
    for part in message.walk():
        if part.get_content_type() == 'text/plain' and not part.get_filename():
            part.get_content()
        elif part.get_content_type() == WORD:
            cells = []
            for table in docx.Document(io.BytesIO(part.get_payload(decode=True))).tables:
                for row in table.rows:
                    for cell in row.cells:
                        cells.append([
                            None if p.runs and all(r.font.strike for r in p.runs if r.text.strip()) else p.text
                            for p in cell.paragraphs])
            records += from_cells(cells)
    return records


if __name__ == '__main__':
    drive('email + python-docx', docx.__version__, extract, ext='.eml')
