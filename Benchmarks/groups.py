"""The tables: which programs run side by side, on what."""
import csv
import email.message
import html
import json
import os
import re
import struct
import subprocess
import sys
import zipfile

from measuring import Row


def docket_read(bench, name, source, documents, *, one_core=False, truth=None, slow=None):
    output = bench.path(name + str(documents) + '.jsonl')
    command = [bench.docket, 'read', '--json', source]
    return Row(name, bench.one_core(command) if one_core else command, documents,
               output=output, capture=True, truth=truth, slow=slow)


def peer(bench, name, command, source, documents, *, truth=None, slow=None):
    output = bench.path(name + str(documents) + '.jsonl')
    return Row(name, command + [source, output], documents, output=output, truth=truth, slow=slow)


def read(bench):
    """2,000 Word forms, answers as JSON lines."""
    kit, truth = bench.kit, bench.kit.truth('truth.jsonl')
    full, some = kit.part(2000), kit.part(500)
    bench.measure('read: 2,000 Word forms', [
        peer(bench, 'C floor: libzip + SAX2, empty', kit.floor('extract', 'sax'), full, 2000),
        peer(bench, 'C floor: + text, labels, JSON', kit.floor('extract', 'text'), full, 2000,
             truth=truth),
        docket_read(bench, 'docket read, one core', full, 2000, one_core=True, truth=truth),
        docket_read(bench, 'docket read', full, 2000, truth=truth),
        peer(bench, 'zipfile + lxml', kit.python('extract/zipfile_lxml.py'), full, 2000,
             truth=truth, slow=3),
        peer(bench, 'undoc text (Rust)', kit.python('extract/p_undoc_text.py', venv='venv2'),
             full, 2000, truth=truth, slow=3),
        peer(bench, 'undoc JSON (Rust)', kit.python('extract/p_undoc_json.py', venv='venv2'),
             full, 2000, truth=truth, slow=3),
        peer(bench, 'python-docx', kit.python('extract/python_docx.py'), some, 500,
             truth=truth, slow=2),
    ], warm=[full])


def scale(bench):
    """The same in folders of three sizes."""
    kit = bench.kit
    for count in (100, 1000, 10_000):
        source = kit.part(count)
        bench.measure('scale: %s Word forms' % format(count, ','), [
            peer(bench, 'C floor: + text, labels, JSON', kit.floor('extract', 'text'), source,
                 count),
            docket_read(bench, 'docket read, one core', source, count, one_core=True),
            docket_read(bench, 'docket read', source, count),
            peer(bench, 'zipfile + lxml', kit.python('extract/zipfile_lxml.py'), source, count,
                 slow=1 if count > 1000 else 3),
        ], warm=[source], rounds=min(bench.rounds, 3) if count > 1000 else None)


def huge(bench):
    """One form with a table of 5,000 rows."""
    kit, truth = bench.kit, bench.kit.truth('huge-truth.jsonl')
    bench.measure('huge: a table of 5,000 rows', [
        peer(bench, 'C floor: libzip + SAX2, empty', kit.floor('extract', 'sax'), kit.huge, 1),
        peer(bench, 'C floor: + text, labels, JSON', kit.floor('extract', 'text'), kit.huge, 1,
             truth=truth),
        docket_read(bench, 'docket read', kit.huge, 1, truth=truth),
        peer(bench, 'zipfile + lxml', kit.python('extract/zipfile_lxml.py'), kit.huge, 1,
             truth=truth),
        peer(bench, 'undoc text (Rust)', kit.python('extract/p_undoc_text.py', venv='venv2'),
             kit.huge, 1, truth=truth, slow=3),
        peer(bench, 'python-docx', kit.python('extract/python_docx.py'), kit.huge, 1,
             truth=truth, slow=2),
    ], warm=[kit.huge], rounds=max(bench.rounds, 11))


def text(bench):
    """80 text files of 250 forms each."""
    kit, truth = bench.kit, bench.kit.truth('text-truth.jsonl')
    forms = 20_000
    bench.measure('text: 80 files of 250 forms', [
        peer(bench, 'C by hand: lines', kit.floor('extract', 'lines'), kit.text, forms,
             truth=truth),
        docket_read(bench, 'docket read, one core', kit.text, forms, one_core=True, truth=truth),
        docket_read(bench, 'docket read', kit.text, forms, truth=truth),
        peer(bench, 'python text', kit.python('extract/p_text_python.py'), kit.text, forms,
             truth=truth, slow=5),
    ], warm=[kit.text])
    for row in bench.tables['text: 80 files of 250 forms']:
        for run in row.runs:
            run.documents = forms  # the kit's programs count files


def process(bench):
    """A whole process, start to end."""
    kit, source = bench.kit, bench.kit.part(100)
    single = os.path.join(source, sorted(os.listdir(source))[0])
    bench.measure('process: start to end', [
        Row('true (starting a process at all)', ['true'], 1),
        Row('docket --version', [bench.docket, '--version'], 1),
        docket_read(bench, 'docket read, 1 form', single, 1),
        docket_read(bench, 'docket read, 100 forms', source, 100),
        peer(bench, 'C floor: + text, labels, JSON, 100 forms', kit.floor('extract', 'text'),
             source, 100),
        peer(bench, 'zipfile + lxml, 100 forms', kit.python('extract/zipfile_lxml.py'), source,
             100, slow=5),
    ], warm=[source], rounds=3 * bench.rounds)


def ingest(bench, name, source, documents, slow=None, more=()):
    """`docket ingest` into a workspace that is made anew before each run, outside of its time."""
    workspace = bench.path('workspace')

    def make():
        bench.put_away(workspace)
        subprocess.run([bench.docket, 'init', workspace], check=True, stdout=subprocess.DEVNULL)

    return Row(name, [bench.docket, 'ingest', '--workspace', workspace, *more, source], documents,
               before=make, slow=slow)


def store(bench):
    """2,000 forms into a store, synced."""
    kit, full, some = bench.kit, bench.kit.part(2000), bench.kit.part(500)
    output = bench.path('store')

    def away():
        bench.put_away(output)

    def c(mode, slow=None):
        return Row('C ' + mode, kit.floor('store', mode) + [full, output], 2000, before=away,
                   slow=slow)

    def python(mode):
        return Row('Python ' + mode, kit.python('store/pipeline.py', mode) + [some, output], 500,
                   before=away, slow=3)

    bench.measure('store: 2,000 Word forms into a store', [
        c('nosync'), c('batch'), c('durable', slow=3), ingest(bench, 'docket ingest', full, 2000),
        python('typical'), python('durable'), python('fast-batch')], warm=[full])


def workers(bench):
    """2,000 Word forms and 20,000 forms as text into a store, read by docket itself and by processes that may
    do nothing else."""
    for kind, source, forms in (('Word', bench.kit.part(2000), 2000), ('text', bench.kit.text, 20_000)):
        bench.measure('workers: %s %s forms into a store' % (format(forms, ','), kind), [
            ingest(bench, 'docket ingest', source, forms),
            ingest(bench, 'docket ingest --isolated', source, forms, more=['--isolated']),
        ], warm=[source])


def memory(bench):
    """Folders of 1,000 to 50,000 different files."""
    folders, largest = {}, bench.forms
    sizes = sorted({1000, min(10_000, largest), largest})
    for count in sizes:
        folders[count] = different_files(bench, count, folders)
    for verb in ('read', 'ingest'):
        rows = []
        for count in sizes:
            name, source = 'docket %s, %s forms' % (verb, format(count, ',')), folders[count]
            slow = 1 if count > 10_000 else 3
            rows.append(ingest(bench, name, source, count, slow) if verb == 'ingest'
                        else docket_read(bench, name, source, count, slow=slow))
        bench.measure('memory: %s' % verb, rows, rounds=min(bench.rounds, 3))


def transcribe(bench):
    """Text batches of 10,000, 100,000 and 1,000,000 typed-up forms, every hundredth of them to be mended."""
    workspace, rows = bench.path('workspace'), []

    def make():
        bench.put_away(workspace)
        subprocess.run([bench.docket, 'init', workspace], check=True, stdout=subprocess.DEVNULL)

    for count in (10_000, 100_000, 1_000_000):
        batch = typed_batch(bench, count)
        back = bench.path('back')
        # Bad forms are a reason for status 1.
        command = ['sh', '-c', '"$0" transcribe --workspace "$1" --output "$2" --force "$3"; test $? = 1',
                   bench.docket, workspace, back, batch]
        rows.append(Row('docket transcribe, %s forms' % format(count, ','), command, count,
                        before=make, slow=1 if count > 100_000 else 3))
    bench.measure('memory: transcribe', rows, rounds=min(bench.rounds, 3))
    bench.put_away(workspace)


def typed_batch(bench, count):
    """A batch of different forms as a clerk types them."""
    path = bench.path('batch-%d' % count) + '.txt'
    with open(path, 'w', encoding='utf-8') as file:
        for number in range(count):
            file.write(
                'Blocked website content access request form\n'
                'Teacher name: Teacher %d\nFull URL: %s\nSite content: Pictures of planets, page %d.\n'
                'Reasons: A project on space in year %d.\nRisks: None that I know of.\n'
                'Approved: Yes / No\nReason:\n---\n' % (
                    number, '' if number % 100 == 99 else 'https://www.example.org/%d' % number,
                    number, 3 + number % 4))
    return path


def fill(bench):
    """500 certificates from a template and a table; a policy of nine pages."""
    kit, out = bench.kit, bench.path('filled')
    people = os.path.join(kit.templates, 'people.csv')
    certificate = os.path.join(kit.templates, 'cert-jinja.docx')

    def away():
        bench.put_away(out)

    def docket(name, template, data, documents, one_core=False, slow=None):
        command = [bench.docket, 'fill', template, '--data', data, '--output', out]
        return Row(name, bench.one_core(command) if one_core else command, documents, before=away,
                   slow=slow)

    def python(name, script, documents, slow):
        return Row(name, kit.python('generate/%s.py' % script) + [kit.templates, out, str(documents)],
                   documents, before=away, slow=slow)

    rows = bench.measure('fill: 500 certificates', [
        Row('C merge by hand', [os.path.join(kit.bin, 'floor_merge'), kit.templates, out], 500,
            before=away),
        docket('docket fill, one core', certificate, people, 500, one_core=True),
        docket('docket fill', certificate, people, 500),
        python('zipfile replace', 'merge_zipfile', 500, 3),
        python('docxtpl', 'merge_docxtpl', 500, 2),
    ], warm=[kit.templates])
    away()
    subprocess.run(rows[2].command, check=True, stdout=subprocess.DEVNULL)
    rows[2].right, rows[2].silent = values_found(out, people)

    table = bench.path('policies') + '.csv'
    with open(table, 'w', encoding='utf-8') as file:
        file.write('school,date,review,head\n')
        for number in range(200):
            file.write('Oakfield Primary School,%d September 2025,1 September 2026,Mrs A. Head\n'
                       % (number % 30 + 1))
    policy = os.path.join(kit.templates, 'policy.docx')
    bench.measure('fill: policies of nine pages', [
        docket('docket fill, one core', policy, table, 200, one_core=True),
        docket('docket fill', policy, table, 200),
        Row('docxtpl', kit.python('generate/policy.py') + ['docxtpl', kit.templates, out, '20'], 20,
            before=away, slow=3),
    ], warm=[kit.templates])

    with open(people, encoding='utf-8') as file:
        head, *lines = file.read().splitlines()
    rows = []
    for count in sorted({1000, bench.forms}):
        many = bench.path('people %d' % count) + '.csv'
        with open(many, 'w', encoding='utf-8') as file:
            file.write('\n'.join([head] + [lines[n % len(lines)] for n in range(count)]) + '\n')
        rows.append(docket('docket fill, %s certificates' % format(count, ','), certificate, many,
                           count, slow=1 if count > 10_000 else 3))
    bench.measure('memory: fill', rows, rounds=min(bench.rounds, 3))
    away()


def pdf(bench):
    """500 certificates from a template and a table, and a policy of nine pages, as PDF."""
    kit, out = bench.kit, bench.path('pages')
    people = os.path.join(kit.templates, 'people.csv')
    certificate = os.path.join(kit.templates, 'cert-jinja.docx')
    words = bench.path('certificates as Word files')
    subprocess.run([bench.docket, 'fill', certificate, '--data', people, '--output', words],
                   check=True, stdout=subprocess.DEVNULL)

    def away():
        bench.put_away(out)

    def docket(name, template, data, documents, one_core=False, slow=None):
        command = [bench.docket, 'fill', template, '--data', data, '--output', out, '--pdf']
        return Row(name, bench.one_core(command) if one_core else command, documents, before=away,
                   slow=slow)

    rows = bench.measure('pdf: 500 certificates', [
        Row('C by hand, font cut once', [os.path.join(kit.bin, 'floor_pdf'), 'raw-ttf',
                                         kit.templates, out], 500, before=away),
        docket('docket fill --pdf, one core', certificate, people, 500, one_core=True),
        docket('docket fill --pdf', certificate, people, 500),
        Row('typst', kit.python('generate/pdf_typst.py') + [kit.templates, out], 500,
            before=away),
        Row('LibreOffice, kept warm', kit.python('generate/pdf_libreoffice.py')
            + [words, out, '100'], 100, before=away, slow=2),
    ], warm=[kit.templates])
    away()
    subprocess.run(rows[2].command, check=True, stdout=subprocess.DEVNULL)
    sizes = sorted(os.path.getsize(os.path.join(out, name)) for name in os.listdir(out))
    rows[2].largest = sizes[-1]

    table = bench.path('policies as PDF') + '.csv'
    with open(table, 'w', encoding='utf-8') as file:
        file.write('school,date,review,head\n')
        for number in range(50):
            file.write('Oakfield Primary School,%d September 2025,1 September 2026,Mrs A. Head\n'
                       % (number % 30 + 1))
    policy = os.path.join(kit.templates, 'policy.docx')
    bench.measure('pdf: policies of nine pages', [
        docket('docket fill --pdf, one core', policy, table, 50, one_core=True),
        docket('docket fill --pdf', policy, table, 50),
        Row('typst', kit.python('generate/policy.py')
            + ['typst', kit.templates, out, '10'], 10, before=away, slow=3),
    ], warm=[kit.templates])
    away()


def certificates(bench):
    """500 certificates with QR codes: issued, signed and printed, each run into a fresh workspace."""
    workspace, session = bench.path('office'), bench.path('session') + '.csv'
    people = os.path.join(bench.kit.templates, 'people.csv')
    with open(people, newline='', encoding='utf-8') as file:
        names = [row['name'] for row in csv.DictReader(file)]
    with open(session, 'w', newline='', encoding='utf-8') as file:
        rows = csv.writer(file)
        rows.writerow(['name', 'course', 'kind', 'date', 'hours', 'trainer'])
        for number in range(500):
            # A person stands once in a session.
            rows.writerow(['%s %d' % (names[number % len(names)], number), 'Online safety for staff',
                           'Induction', '2026-09-02', '1.5', 'Mr J Lindqvist'])

    def make():
        bench.put_away(workspace)
        subprocess.run([bench.docket, 'init', workspace], check=True, stdout=subprocess.DEVNULL)

    def docket(name, *more, one_core=False):
        command = [bench.docket, 'print', 'certificates', '--workspace', workspace, '--session',
                   session, *more]
        return Row(name, bench.one_core(command) if one_core else command, 500, before=make)

    bench.measure('certificates: 500 with QR codes', [
        docket('docket print certificates, one core', one_core=True),
        docket('docket print certificates'),
        docket('docket print certificates --one-file', '--one-file'),
    ], warm=[session])


def packs(bench):
    """A pack of some 40 pages, none of them laid out twice; flat, and as a booklet."""
    workspace = bench.path('pack office')
    subprocess.run([bench.docket, 'init', workspace], check=True, stdout=subprocess.DEVNULL)
    templates = os.path.join(workspace, 'templates')
    with open(os.path.join(templates, 'social-media-policy.md'), encoding='utf-8') as file:
        head, body = file.read().split('\n---\n', 1)
    # A policy of some twenty-five pages beside that of nine: the same text three times, without its links.
    body = re.sub(r'\[([^]]*)\]\(#[^)]*\)|{{contents[^}]*}}', r'\1', body)
    bodies = [re.sub('^# ', '# Part %d: ' % part, body, flags=re.M) for part in (1, 2, 3)]
    with open(os.path.join(templates, 'long-policy.md'), 'w', encoding='utf-8') as file:
        file.write(head.replace('title: ', 'title: Long ') + '\n---\n'
                   + '\n{{page break}}\n'.join(bodies))
    with open(os.path.join(templates, 'packs', 'forty.yaml'), 'w', encoding='utf-8') as file:
        file.write('title: Pack of 40 pages\nduplex: no\ndocuments:\n'
                   '  - policy: long-policy\n  - policy: social-media-policy\n'
                   '  - signature-page: social-media-policy\n  - form: blocked-content-access\n'
                   '  - form: inappropriate-content-report\n  - template: be-smart-poster-a4\n')

    def docket(name, *more):
        out = os.path.join(workspace, 'output')
        return Row(name, [bench.docket, 'print', 'pack', 'forty', '--workspace', workspace, *more],
                   1, before=lambda: bench.put_away(out))

    bench.measure('packs: 40 pages', [
        docket('docket print pack'), docket('docket print pack --booklet', '--booklet'),
    ], warm=[templates])


def values_found(folder, table):
    """The share of a table's values that stand in the document of their row, and 0: none is guessed."""
    with open(table, newline='', encoding='utf-8') as file:
        rows = list(csv.DictReader(file))
    found = total = 0
    for name, row in zip(sorted(os.listdir(folder)), rows):
        with zipfile.ZipFile(os.path.join(folder, name)) as document:
            xml = document.read('word/document.xml').decode()
        text = html.unescape(re.sub('<[^>]+>', '', xml))
        found += sum(value in text for value in row.values())
        total += len(row)
    return found / total, 0


def different_files(bench, count, smaller):
    """A folder of `count` Word files, no two alike: each has a ZIP comment of its own."""
    full = bench.kit.part(2000)
    originals = []
    for name in sorted(os.listdir(full)):
        with open(os.path.join(full, name), 'rb') as file:
            originals.append((name, file.read()))
    folder = bench.path('forms %d' % count)
    os.mkdir(folder)
    for number in range(count):
        name, data = originals[number % len(originals)]
        place = os.path.join(folder, '%05d-%s' % (number // len(originals), name))
        known = next((other for size, other in smaller.items() if number < size), None)
        if known:
            os.link(os.path.join(known, os.path.basename(place)), place)
            continue
        comment = b'%d' % number
        with open(place, 'wb') as file:
            # The end record closes the file; its last field is the length of the comment.
            file.write(data[:-2] + struct.pack('<H', len(comment)) + comment)
    return folder


def mail(bench):
    """500 e-mail messages, a Word form attached to each."""
    kit, messages = bench.kit, 500
    folder = messages_of(bench, kit.part(messages))
    os.environ['DOCKET_KIT'] = kit.folder
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mail_peer.py')
    bench.measure('mail: 500 messages with a Word form', [
        docket_read(bench, 'docket read, one core', folder, messages, one_core=True),
        docket_read(bench, 'docket read', folder, messages),
        peer(bench, 'email + python-docx', kit.python(script), folder, messages, slow=2),
    ], warm=[folder])
    for row in bench.tables['mail: 500 messages with a Word form'][:2]:
        with open(row.output, encoding='utf-8') as file:
            read = [json.loads(line) for line in file]
        forms = [len(message['submissions']) for message in read]
        if forms != [1] * messages:
            sys.exit('error: %s found %d forms in %d messages.' % (row.name, sum(forms), len(read)))


def messages_of(bench, source):
    """A folder of messages, one round each Word file of another."""
    folder = bench.path('messages')
    os.mkdir(folder)
    for number, name in enumerate(sorted(os.listdir(source))):
        message = email.message.EmailMessage()
        message['From'] = 'Teacher %d <teacher%d@example.org>' % (number, number)
        message['To'] = 'forms@example.org'
        message['Subject'] = 'Form %d' % number
        message['Message-ID'] = '<%d@example.org>' % number
        message.set_content('Dear office,\n\nplease find the form attached.\n')
        with open(os.path.join(source, name), 'rb') as file:
            message.add_attachment(
                file.read(), maintype='application', filename=name,
                subtype='vnd.openxmlformats-officedocument.wordprocessingml.document')
        with open(os.path.join(folder, name + '.eml'), 'wb') as file:
            file.write(message.as_bytes())
    return folder


ALL = {'read': read, 'scale': scale, 'huge': huge, 'text': text, 'process': process,
       'fill': fill, 'pdf': pdf, 'certificates': certificates, 'packs': packs,
       'mail': mail, 'store': store, 'workers': workers, 'memory': memory,
       'transcribe': transcribe}
