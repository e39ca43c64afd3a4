#!/usr/bin/env python3
"""Makes the Word files of Examples again, in LibreOffice: run it where soffice is installed.

    python3 Examples/make.py            the forms of the inbox
    python3 Examples/make.py letters    the template of the certificates
    python3 Examples/make.py drop       what the demo saves into the drop folder
    python3 Examples/make.py mail       the messages that come in by mail in the demo

Each form is written as a flat OpenDocument text and saved by LibreOffice as Word would have it. Nobody
here exists, and neither do the addresses: example.org and its kind are kept free for examples.
"""
import email.message
import email.policy
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
INBOX = os.path.join(HERE, 'inbox')

ACCESS = 'Blocked website content access request form'
REPORT = 'Inappropriate website content report form'


def prompt(text):
    """A content control that still shows its prompt."""
    return ('<loext:content-control loext:showing-place-holder="true" loext:alias="Reasons">%s'
            '</loext:content-control>' % escape(text))


def access(teacher='Ms R Okafor', url='https://www.example.org/planets',
           content='Pictures and short films about the planets.',
           reasons='Year 5 have a half-term project on space.',
           risks='There are links to a shop; pupils will be told to leave them alone.',
           yes='☐', no='☐', reason=''):
    return ACCESS, [
        ('Teacher name:', teacher), ('Full URL:', url), ('Site content:', content),
        ('Reasons:', reasons), ('Risks:', risks),
        ('Approved', '%s Yes\n%s No' % (yes, no)), ('Reason:', reason)]


def report(teacher='Mr J Lindqvist', urls='https://games.example.com/arena',
           urls_label='Full URLs:', content='A games site with a chat window.',
           nature='The chat shows swearing and adverts for gambling.', safeguarding='No',
           blocked=''):
    return REPORT, [
        ('Teacher name:', teacher), (urls_label, urls), ('General site content:', content),
        ('Nature of inappropriate content:', nature), ('Safeguarding issue?', safeguarding),
        ('Site blocked Date:', blocked)]


FORMS = {
    'access-request': access(),
    'content-report': report(),
    'access-request-required-field-empty': access(teacher='Mrs H Varga', reasons=''),
    'access-request-decided-by-sender': access(
        teacher='Mr D Abara', url='https://maps.example.net', content='Street maps.', yes='☒',
        reason='We need it on Monday.'),
    'access-request-both-ticked': access(
        teacher='Miss P Lund', url='https://music.example.org/notes', content='Sheet music.',
        reasons='Choir practice.', yes='☒', no='☒'),
    'access-request-prompt-left': access(
        teacher='Mr K Brandt', url='https://birds.example.org', content='Bird song recordings.',
        reasons=prompt('Click or tap here to enter text.')),
    'access-request-wrong-address': access(
        teacher='Ms T Novak', url='htp//museum example', content='A museum of trains.'),
    'content-report-altered-label': report(
        teacher='Mrs L Osei', urls_label='Where did you see it?', safeguarding='Yes'),
    'content-report-unclear-date': report(
        teacher='Mr S Iqbal', urls='https://videos.example.com/watch/12', safeguarding='No',
        blocked='3/26'),
}

BATCH = """\
Blocked website content access request form
Teacher name: Mr W Castellan
Full URL: https://weather.example.org
Site content: Weather maps, a forecast for every town.
Reasons: Geography, Year 4.
Risks: None that I know of.
Approved: Yes / No
Reason:
---
Inappropriate website content report form
Teacher name: Ms A Duval
Full URLs: https://quiz.example.com/win
www.example.net/prizes
A quiz that asks for a telephone number.
Nature of inappropriate content: It asks children for their telephone number.
Safeguarding issue? No
Site blocked Date:
"""


def fodt(title, rows):
    def paragraph(text):
        text = text if text.startswith('<loext:') else escape(text)
        return '<text:p>%s</text:p>' % text

    def cell(*lines):
        return ('<table:table-row><table:table-cell office:value-type="string">%s</table:table-cell>'
                '</table:table-row>' % ''.join(map(paragraph, lines)))
    body = cell(title) + ''.join(cell(label, *value.split('\n')) for label, value in rows)
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
            ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            '<office:body><office:text><text:p>Longroyde Primary School</text:p>'
            '<table:table><table:table-column/>%s</table:table><text:p/></office:text></office:body>'
            '</office:document>' % body)


def certificate():
    """A certificate to be filled, as a flat OpenDocument text."""
    def paragraph(style, words):
        return '<text:p text:style-name="%s">%s</text:p>' % (style, escape(words))

    def looks(name, size, colour, before, after, bold=False, face='Calibri'):
        return ('<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties fo:text-align="center"'
                ' fo:margin-top="%smm" fo:margin-bottom="%smm"/><style:text-properties style:font-name="%s" fo:font-family="%s"'
                ' fo:font-size="%dpt" fo:color="%s"%s/></style:style>' % (
                    name, before, after, face, face, size, colour, ' fo:font-weight="bold"' if bold else ''))
    styles = ''.join([
        looks('school', 15, '#1f5c6b', 4, 1, True), looks('motto', 11, '#5b6770', 0, 16),
        looks('head', 30, '#222b33', 0, 12, True, 'Cambria'), looks('small', 13, '#5b6770', 2, 3),
        looks('name', 26, '#1f5c6b', 3, 5, True, 'Cambria'), looks('course', 18, '#222b33', 3, 3, True),
        looks('topic', 12, '#222b33', 0, 1), looks('sign', 11, '#222b33', 14, 1), looks('code', 9, '#5b6770', 1, 0)])
    cells = ''.join('<table:table-cell office:value-type="string">%s</table:table-cell>' % ''.join(
        paragraph(*each) for each in lines) for lines in (
            [('sign', '______________________'), ('code', '{{ trainer }}, trainer')],
            [('code', '{{qr number size: 24mm alt: "The number of this certificate"}}'), ('code', '{{ number }}')],
            [('sign', '______________________'), ('code', '{{ headteacher }}, headteacher')]))
    body = ''.join([
        paragraph('school', '{{ school }}'), paragraph('motto', 'Everybody valued, Everyone Achieves'),
        paragraph('head', 'Certificate of training'), paragraph('small', 'This is to certify that'),
        paragraph('name', '{{ name }}'), paragraph('small', 'has completed'), paragraph('course', '{{ course }}'),
        paragraph('small', 'on {{ date | format: "dddd, d MMMM yyyy" }}{{#if hours ?}}, {{ hours }} hours{{/if}}'),
        paragraph('topic', '{{#if topics ?}}Topics: {{ topics }}{{/if}}'), paragraph('topic', ''),
        '<table:table table:name="signatures"><table:table-column table:number-columns-repeated="3"/>'
        '<table:table-row>%s</table:table-row></table:table>' % cells, '<text:p/>'])
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
            ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            '<office:automatic-styles>%s<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="210mm"'
            ' fo:page-height="297mm" fo:margin-top="28mm" fo:margin-bottom="25mm" fo:margin-left="25mm" fo:margin-right="25mm"/>'
            '</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
            ' style:page-layout-name="page"/></office:master-styles>'
            '<office:body><office:text>%s</office:text></office:body></office:document>' % (styles, body))


def letters():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'certificate.fodt'), 'w', encoding='utf-8') as file:
            file.write(certificate())
        convert(folder, ['certificate'], 'docx:Office Open XML Text', os.path.join(HERE, 'letters'))


def drop():
    """A good form, and one that asks for a billion letters: entities in a part that may have none."""
    with tempfile.TemporaryDirectory() as folder:
        title, rows = access(
            teacher='Mr Y Tanaka', url='https://volcano.example.org', content='Live pictures of volcanoes.',
            reasons='Year 4 build volcanoes next week.', risks='None that I know of.')
        with open(os.path.join(folder, 'request-from-year-4.fodt'), 'w', encoding='utf-8') as file:
            file.write(fodt(title, rows))
        to = os.path.join(HERE, 'drop')
        convert(folder, ['request-from-year-4'], 'docx:Office Open XML Text', to)
    names = 'abcdefghij'
    entities = '<!ENTITY a "ha">' + ''.join(
        '<!ENTITY %s "%s">' % (name, ('&%s;' % before) * 10) for before, name in zip(names, names[1:]))
    with zipfile.ZipFile(os.path.join(to, 'request-with-a-bomb.docx'), 'w', zipfile.ZIP_DEFLATED) as new, \
            zipfile.ZipFile(os.path.join(to, 'request-from-year-4.docx')) as good:
        for name in good.namelist():
            data = good.read(name)
            if name == 'word/document.xml':
                head, body = data.split(b'?>', 1)
                data = head + b'?><!DOCTYPE bomb [' + entities.encode() + b']>' + body.replace(
                    b'Tanaka', b'&j;')
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)


def convert(folder, names, extension, to):
    subprocess.run(
        ['soffice', '-env:UserInstallation=file://%s/profile' % folder, '--headless',
         '--convert-to', extension, '--outdir', to]
        + [os.path.join(folder, name + '.fodt') for name in names],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def compound(streams):
    """The least OLE file (MS-CFB) that holds these streams, all of 4,096 bytes or more."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors, fat, entries = [], [table], []
    sectors.append(None)
    directory = 1
    fat.append(end)
    sectors.append(None)
    for name, data in streams:
        data += b'\0' * (-len(data) % 512)
        start = len(sectors)
        for at in range(0, len(data), 512):
            sectors.append(data[at:at + 512])
            fat.append(len(sectors))
        fat[-1] = end
        entries.append((name, 2, start, len(data)))
    rows = [('Root Entry', 5, end, 0)] + entries
    listing = b''
    for index, (name, kind, start, size) in enumerate(rows):
        label = (name + '\0').encode('utf-16-le')
        right = index + 1 if 0 < index < len(rows) - 1 else free
        listing += (label.ljust(64, b'\0') + struct.pack('<HBBIII', len(label), kind, 1, free, right,
                    1 if index == 0 else free) + b'\0' * 36 + struct.pack('<IQ', start, size))
    while len(listing) < 512:
        listing += b'\0' * 68 + struct.pack('<III', free, free, free) + b'\0' * 48
    sectors[0] = b''.join(struct.pack('<I', entry) for entry in fat).ljust(512, b'\xff')
    sectors[directory] = listing
    head = (bytes.fromhex('D0CF11E0A1B11AE1') + b'\0' * 16
            + struct.pack('<HHHHH', 0x3E, 3, 0xFFFE, 9, 6) + b'\0' * 6
            + struct.pack('<IIIIIIIIII', 0, 1, directory, 0, 4096, end, 0, end, 0, 0)
            + struct.pack('<108I', *([free] * 108)))
    return head + b''.join(sectors)


def picture():
    """A grey square, as PNG."""
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data
                + struct.pack('>I', zlib.crc32(kind + data)))
    rows = b''.join(b'\0' + b'\x99' * 64 for _ in range(64))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 64, 64, 8, 0, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


def write(name, data):
    with open(os.path.join(INBOX, name), 'wb') as file:
        file.write(data)


def mail():
    """Two messages with a form each, from the staff of the school: one is complete, one lacks an answer."""
    to = os.path.join(HERE, 'mail')
    shutil.rmtree(to, ignore_errors=True)
    os.makedirs(to)
    messages = [
        ('Miss P Lund <p.lund@longroyde.example>', access(
            teacher='Miss P Lund', url='https://birds.example.org', content='Bird songs.',
            reasons='Year 2 listen to birds in spring.', risks='None that I know of.'),
         'Good morning,\n\nplease find my request attached.\n\nP Lund\n'),
        ('Mr D Osei <d.osei@longroyde.example>', access(
            teacher='Mr D Osei', url='https://maps.example.org', content='Maps of the world.', reasons='',
            risks='There is a chat, which pupils do not need.'),
         'Hello,\n\nhere is my form. Could it be done by Friday?\n\nD Osei\n')]
    with tempfile.TemporaryDirectory() as folder:
        names = ['request-%d' % number for number in range(1, 3)]
        for name, (_, (title, rows), _) in zip(names, messages):
            with open(os.path.join(folder, name + '.fodt'), 'w', encoding='utf-8') as file:
                file.write(fodt(title, rows))
        convert(folder, names, 'docx:Office Open XML Text', folder)
        for number, (name, (sender, _, words)) in enumerate(zip(names, messages), 1):
            message = email.message.EmailMessage(policy=email.policy.SMTP)
            message['From'] = sender
            message['To'] = 'forms@longroyde.example'
            message['Subject'] = 'Unblocking a site'
            message['Date'] = 'Thu, 26 Nov 2026 08:1%d:00 +0000' % number
            message['Message-ID'] = '<example-%d@longroyde.example>' % number
            message.set_content(words)
            with open(os.path.join(folder, name + '.docx'), 'rb') as file:
                message.add_attachment(
                    file.read(), maintype='application', filename='my request.docx',
                    subtype='vnd.openxmlformats-officedocument.wordprocessingml.document')
            message.set_boundary('=_example_%d' % number)
            with open(os.path.join(to, 'message-%d.eml' % number), 'wb') as file:
                file.write(message.as_bytes())


def main():
    if not shutil.which('soffice'):
        sys.exit('error: soffice is not installed.\nhint: scripts/bootstrap --tests installs it.')
    if sys.argv[1:] == ['letters']:
        return letters()
    if sys.argv[1:] == ['drop']:
        return drop()
    if sys.argv[1:] == ['mail']:
        return mail()
    shutil.rmtree(INBOX, ignore_errors=True)
    os.makedirs(INBOX)
    with tempfile.TemporaryDirectory() as folder:
        for name, (title, rows) in FORMS.items():
            with open(os.path.join(folder, name + '.fodt'), 'w', encoding='utf-8') as file:
                file.write(fodt(title, rows))
        convert(folder, FORMS, 'docx:Office Open XML Text', INBOX)
        os.rename(os.path.join(folder, 'access-request.fodt'),
                  os.path.join(folder, 'access-request-old-format.fodt'))
        convert(folder, ['access-request-old-format'], 'doc:MS Word 97', INBOX)
    shutil.copy(os.path.join(INBOX, 'access-request.docx'),
                os.path.join(INBOX, 'access-request-sent-again.docx'))
    write('typed-up-batch.txt', BATCH.encode())
    write('access-request-password.docx',
          compound([('EncryptionInfo', b'\4\0\4\0' + b'\0' * 4092),
                    ('EncryptedPackage', bytes(range(256)) * 16)]))
    write('photo-of-a-form.docx', picture())
    write('~$cess-request.docx', b'\6Office'.ljust(162, b'\0'))


if __name__ == '__main__':
    main()
