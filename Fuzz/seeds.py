"""What the fuzz targets begin with: files of the checkout, and of the corpus beside it where there is one."""
import glob
import itertools
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGETS = ['archive', 'word', 'forms', 'text', 'batch', 'mail']
LONGEST = 64 << 10  # bytes; longer inputs only make a run slower
TITLE = '<w:p><w:r><w:t>Blocked website content access request form</w:t></w:r></w:p>'


class Seeds:
    """Writes the seeds of each target into a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.number = itertools.count()
        for target in TARGETS:
            shutil.rmtree(os.path.join(folder, target), ignore_errors=True)
            os.makedirs(os.path.join(folder, target))

    def write(self):
        shared = os.environ.get('DOCKET_SHARED') or os.path.join(os.path.dirname(HERE), 'shared')
        corpus = os.path.join(shared, 'corpus')
        hostile = os.path.join(self.folder, 'hostile')
        maker = os.path.join(corpus, 'make_hostile.py')
        if os.path.exists(maker) and not os.path.exists(hostile):
            subprocess.run([sys.executable, maker, hostile], stdout=subprocess.DEVNULL, check=True)
        self.add_tables()
        self.make_mail(os.path.join(corpus, 'make_mail.py'))
        for place in [os.path.join(HERE, name) for name in ('Examples', 'templates', 'Tests')] + [corpus, hostile]:
            for path in sorted(glob.glob(os.path.join(glob.escape(place), '**', '*.*'), recursive=True)):
                if os.path.isfile(path):
                    self.add_file(path)

    def make_mail(self, maker):
        """Messages of every make-up round a small form."""
        folder = os.path.join(self.folder, 'made', 'mail')
        os.makedirs(folder, exist_ok=True)
        form = os.path.join(folder, 'form.docx')
        with zipfile.ZipFile(form, 'w', zipfile.ZIP_DEFLATED) as file:
            file.writestr('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relation'
                          'ships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/rela'
                          'tionships/officeDocument" Target="word/document.xml"/></Relationships>')
            file.writestr('word/document.xml', document(TITLE + '<w:p><w:r><w:t>Teacher name: zzA</w:t></w:r></w:p>'))
        if os.path.exists(maker):
            subprocess.run([sys.executable, maker, form, folder], stdout=subprocess.DEVNULL, check=True)
        for path in sorted(glob.glob(os.path.join(folder, '*.eml'))):
            self.add_file(path)

    def add_file(self, path):
        with open(path, 'rb') as file:
            data = file.read()
        if path.endswith(('.docx', '.doc')):
            self.add('archive', data)
            parts = joined_parts(path)
            for target in ('word', 'forms'):
                self.add(target, parts)
                self.add(target, with_marks(parts))
        elif path.endswith(('.eml', '.raw')) or os.sep + 'mail' + os.sep in path:
            self.add('mail', data)
        elif path.endswith('.txt'):
            self.add_text(data)
        elif path.endswith('.swift') and 'FormsTests' in path:
            self.add_literals(data.decode())
        elif path.endswith('.swift') and 'MailTests' in path:
            self.add_messages(data.decode())

    def add_text(self, data):
        self.add('text', data)
        self.add('batch', data)
        # A word that is nobody's at the end of each line: none of them may vanish.
        marked = b''.join(b'%s zz%d\n' % (line, count) for count, line in enumerate(data.splitlines()))
        self.add('text', marked)
        self.add('batch', marked)

    def add_tables(self):
        """A form a row, in the ways of spreadsheets."""
        header = 'teacher,Full URL:,content,reasons,risks,Approved,form,scan'
        row = 'zzA,www.example.org/zzB,"zzC\nzzD","zz""E","\'=zzF",Yes,blocked-content-access,1.jpg'
        for text in (header + '\n' + row + '\n' + row, header.replace(',', ';') + '\n' + row.replace(',', ';'),
                     'sep=\t\n' + header.replace(',', '\t') + '\r\n' + row.replace(',', '\t') + '\r\n\r\n',
                     header + '\n">> Reasons: it was left empty. docket 7F3QK",,,,,,,\n' + row):
            self.add('batch', text.encode())
            self.add('batch', text.encode('utf-16'))

    def add_literals(self, source):
        """The words and the WordprocessingML that a file of tests is about."""
        texts = literals(source)
        self.add_text('\n'.join(text for text in texts if '<' not in text).encode())
        for text in texts:
            if '<w:' in text:
                self.add('word', document(text))
                self.add('forms', document(TITLE + text))

    def add_messages(self, source):
        """The pages and texts that tests of messages are about, each in a message of its own."""
        for text in literals(source):
            kind = 'text/html' if '<' in text else 'text/plain'
            for title in ('', 'Blocked website content access request form\nTeacher name: zzA\n'):
                self.add('mail', ('From: a@example.org\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n'
                                  'Content-Type: %s; charset=utf-8\n\n%s%s\n' % (kind, title, text)).encode())

    def add(self, target, data):
        if 0 < len(data) <= LONGEST:
            with open(os.path.join(self.folder, target, '%05d' % next(self.number)), 'wb') as file:
                file.write(data)


def literals(source):
    """The texts of a file of tests, those with values put into them left out."""
    found = [re.sub(r'\\\n *', '', text).replace('\\"', '"').replace('\\n', '\n')
             for pair in re.findall(r'"""\n(.*?)"""|"((?:[^"\\\n]|\\.)+)"', source, re.DOTALL) for text in pair]
    return [text for text in found if text and '\\(' not in text]


def joined_parts(path):
    """The parts of a Word file as `WordParts` takes them; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            held = {entry.filename for entry in file.infolist() if entry.file_size <= LONGEST}
            return b'\0'.join(file.read(name) if name in held else b'' for name in part_names()).rstrip(b'\0')
    except Exception:  # many of them are broken on purpose, each in another way
        return b''


def part_names():
    with open(os.path.join(HERE, 'Fuzz', 'Support', 'WordParts.swift'), encoding='utf-8') as file:
        names = re.search(r'static let names = \[(.*?)\n  \]', file.read(), re.DOTALL)
    return re.findall(r'"([^"]+)"', names.group(1))


def with_marks(parts):
    """The same with a word that is nobody's behind every third text."""
    count = itertools.count()

    def mark(match):
        turn = next(count)
        return match.group() + (b' zz%d' % turn if turn % 3 == 0 else b'')
    return re.sub(rb'<w:t(?: [^>]*)?>[^<]+', mark, parts)


def document(body):
    """The main part round a body; nothing where that is no XML by itself."""
    with open(os.path.join(HERE, 'Tests', 'TestSupport', 'MinimalPackage.swift'), encoding='utf-8') as file:
        names = ' '.join(re.findall(r'xmlns:\w+="[^"]+"', file.read()))
    part = '<w:document %s><w:body>%s</w:body></w:document>' % (names, body)
    try:
        xml.etree.ElementTree.fromstring(part)
    except xml.etree.ElementTree.ParseError:
        return b''
    return part.encode()
