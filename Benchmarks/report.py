"""Turns the tables into Markdown: targets beside figures first, then every table."""
import os
import platform
import statistics
import subprocess

READ, TEXT = 'read: 2,000 Word forms', 'text: 80 files of 250 forms'
STORE, HUGE = 'store: 2,000 Word forms into a store', 'huge: a table of 5,000 rows'
WORKERS = 'workers: 2,000 Word forms into a store'
TEXT_WORKERS = 'workers: 20,000 text forms into a store'
FLOOR = 'C floor: + text, labels, JSON'
REMARKS = '## Remarks'


def text(bench, names, began, root):
    """The whole page but for its remarks."""
    parts = ['# Results', '', 'Written by `Benchmarks/run`%s; README.md says how to read it.' % (
        '' if len(names) > 7 else ' ' + ' '.join(names)), '', *surroundings(bench, began, root)]
    verdicts = list(targets(bench))
    if verdicts:
        parts += ['', '## Targets', '', '| | target | measured | |', '|---|---|---|---|']
        parts += ['| %s | %s | %s | %s |' % verdict for verdict in verdicts]
    for title, rows in bench.tables.items():
        parts += ['', '## ' + title[0].upper() + title[1:], '', *table(title, rows)]
    return '\n'.join(parts)


def write(page, path):
    """Puts the page in place of the old one; its remarks, written by hand, stay."""
    remarks = ''
    if os.path.exists(path):
        with open(path, encoding='utf-8') as file:
            _, mark, rest = file.read().partition('\n' + REMARKS + '\n')
            remarks = mark + rest
    with open(path + '.new', 'w', encoding='utf-8') as file:
        file.write(page + '\n' + (remarks or '\n%s\n\nNone yet.\n' % REMARKS))
    os.replace(path + '.new', path)


# What was measured on

def surroundings(bench, began, root):
    spin = sorted(bench.noise)
    yield '| | |'
    yield '|---|---|'
    yield '| date | %s |' % began.strftime('%Y-%m-%d')
    yield '| docket | %s, commit %s, release build, Swift\'s libraries linked in |' % (
        output_of([bench.docket, '--version']),
        output_of(['git', '-C', root, 'rev-parse', '--short', 'HEAD']))
    yield '| machine | %s, %d cores, %s |' % (processor(), bench.cores, memory())
    yield '| system | %s, Linux %s |' % (distribution(), platform.release())
    yield '| versions | %s; libzip %s, libxml2 %s, SQLite %s, Python %s |' % (
        output_of(['swift', '--version'], line='Swift version').split(' (')[0],
        *(output_of(['pkg-config', '--modversion', name])
          for name in ('libzip', 'libxml-2.0', 'sqlite3')), platform.python_version())
    yield '| rounds | %d; a fixed loop took %.0f ms (median), %.0f to %.0f, before the runs |' % (
        bench.rounds, statistics.median(spin), spin[0], spin[-1])
    yield '| disk | 4 KiB appended and synced: %.2f ms (median) |' % (1000 * bench.syncs())


def output_of(command, line=''):
    try:
        found = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    except OSError:
        return 'unknown'
    return next((each.strip() for each in found if line in each), 'unknown')


def field_of(path, name):
    try:
        with open(path, encoding='utf-8') as file:
            return next((row.partition(name)[2].strip(' \t:="\n') for row in file
                         if row.startswith(name)), 'unknown')
    except OSError:
        return 'unknown'


def processor():
    return field_of('/proc/cpuinfo', 'model name')


def distribution():
    return field_of('/etc/os-release', 'PRETTY_NAME')


def memory():
    kibibytes = field_of('/proc/meminfo', 'MemTotal').split(' ')[0]
    return '%.0f GiB' % (int(kibibytes) / 1024 ** 2) if kibibytes.isdigit() else 'unknown memory'


# Tables

def table(title, rows):
    whole = title.startswith(('process', 'memory', 'huge'))
    head = ['program', 'forms'] + (['ms, start to end'] if whole else []) + [
        'forms/s (range)', 'CPU µs/form', 'peak MiB', 'fields right']
    yield '| ' + ' | '.join(head) + ' |'
    yield '|---' * len(head) + '|'
    for row in rows:
        if row.failure or not row.runs:
            yield '| %s | %s |' % (row.name, row.failure or 'not run') + ' |' * (len(head) - 2)
            continue
        cells = [row.name, count(row)]
        if whole:
            cells.append('%.1f' % (1000 * row.wall))
        right = '' if row.right is None else '%.2f %%' % (100 * row.right)
        if row.silent is not None:
            right += ', %d wrong in silence' % row.silent
        low, high = row.rates
        cells += ['%s (%s–%s)' % (number(row.rate), number(low), number(high)),
                  number(1e6 * row.cpu), '%.0f' % row.peak, right]
        yield '| ' + ' | '.join(cells) + ' |'


def count(row):
    return format(row.runs[-1].documents, ',')


def number(x):
    return format(round(x), ',') if x >= 100 else '%.1f' % x


# Targets

def targets(bench):
    """(what, target, measured, verdict) of each target whose table was measured."""
    def find(title, name):
        rows = bench.tables.get(title, [])
        return next((row for row in rows if row.name == name and row.runs), None)

    def verdict(is_met):
        return 'met' if is_met else '**missed**'

    def ratio(what, limit, above, below, pick, form='%.2f times', least=False):
        if above and below:
            x = pick(above) / pick(below)
            yield (what, '%s %s' % ('at least' if least else 'at most', form % limit),
                   form % x, verdict(x >= limit if least else x <= limit))

    def cpu(row):
        return row.cpu

    def rate(row):
        return row.rate

    both, alone = find(READ, 'docket read'), find(READ, 'docket read, one core')
    yield from ratio('reading 2,000 Word forms, CPU beside the C floor that collects answers', 1.3,
                     alone, find(READ, FLOOR), cpu)
    if bench.cores > 1:
        yield from ratio('two cores beside one, forms/s', 1.6, both, alone, rate, least=True)
    for title, kind in ((READ, 'Word'), (TEXT, 'text')):
        row = find(title, 'docket read')
        if row and row.right is not None:
            yield ('fields right, %s forms, by the kit\'s `check.py`' % kind, 'at least 99.50 %',
                   '%.2f %%' % (100 * row.right), verdict(row.right >= 0.995))
            yield ('wrong in silence, %s forms' % kind, '0', str(row.silent),
                   verdict(row.silent == 0))
    mails = 'mail: 500 messages with a Word form'
    yield from ratio('messages with a form beside Python\'s email and python-docx, CPU', 10,
                     find(mails, 'email + python-docx'), find(mails, 'docket read, one core'), cpu,
                     '%.1f times', least=True)
    ingest = find(STORE, 'docket ingest')
    yield from ratio('durable ingest beside python-docx + sqlite3, copies synced, forms/s', 20,
                     ingest, find(STORE, 'Python durable'), rate, '%.1f times', least=True)
    yield from ratio('durable ingest beside the C floor with commits of 100, forms/s', 0.25,
                     ingest, find(STORE, 'C batch'), rate, least=True)
    for kind, title in (('Word', WORKERS), ('text', TEXT_WORKERS)):
        yield from ratio('ingest of %s forms by workers beside ingest, forms/s' % kind, 0.7,
                         find(title, 'docket ingest --isolated'), find(title, 'docket ingest'), rate,
                         least=True)
    hundred = find('process: start to end', 'docket read, 100 forms')
    if hundred:
        yield ('100 forms as a whole process', 'under 40 ms', '%.1f ms' % (1000 * hundred.wall),
               verdict(hundred.wall < 0.040))
    yield from ratio('text beside the kit\'s Python reader, forms/s', 3,
                     find(TEXT, 'docket read'), find(TEXT, 'python text'), rate, least=True)
    yield from ratio('a table of 5,000 rows beside the C floor, start to end', 1.5,
                     find(HUGE, 'docket read'), find(HUGE, FLOOR), lambda row: row.wall)
    certificates, policies = 'fill: 500 certificates', 'fill: policies of nine pages'
    filled = find(certificates, 'docket fill')
    yield from ratio('500 certificates beside docxtpl, documents/s', 30, filled,
                     find(certificates, 'docxtpl'), rate, '%.1f times', least=True)
    yield from ratio('500 certificates beside the C merge by hand, documents/s', 0.25, filled,
                     find(certificates, 'C merge by hand'), rate, least=True)
    yield from ratio('policies of nine pages beside docxtpl, documents/s', 10,
                     find(policies, 'docket fill'), find(policies, 'docxtpl'), rate, '%.1f times',
                     least=True)
    certificates, policies = 'pdf: 500 certificates', 'pdf: policies of nine pages'
    made = find(certificates, 'docket fill --pdf')
    yield from ratio('500 certificates as PDF beside typst, files/s', 4, made,
                     find(certificates, 'typst'), rate, '%.1f times', least=True)
    yield from ratio('500 certificates as PDF beside LibreOffice, files/s', 60, made,
                     find(certificates, 'LibreOffice, kept warm'), rate, '%.0f times', least=True)
    yield from ratio('a policy of nine pages as PDF beside typst, time', 0.5,
                     find(policies, 'docket fill --pdf, one core'), find(policies, 'typst'),
                     lambda row: 1 / row.rate)
    drawn = find(certificates, 'C by hand, font cut once')
    if made and drawn:
        yield ('share of the rate of the C program that copies a font in', 'none set',
               '%.0f %%' % (100 * made.rate / drawn.rate), '')
    if made and made.largest:
        yield ('the largest of 500 certificates', 'at most 40 KB',
               '%.1f KB' % (made.largest / 1000), verdict(made.largest <= 40_000))
        yield ('peak memory of 500 certificates as PDF', 'under 100 MB', '%.0f MiB' % made.peak,
               verdict(made.peak < 100 * 1e6 / 2**20))
    issued = find('certificates: 500 with QR codes', 'docket print certificates, one core')
    if issued:
        yield ('certificates issued, signed and printed, files/s on one core', 'at least 300',
               '%.0f' % issued.rate, verdict(issued.rate >= 300))
    for name in ('docket print pack', 'docket print pack --booklet'):
        pack = find('packs: 40 pages', name)
        if pack:
            yield ('%s, 40 pages, CPU' % name, 'under 1 s', '%.2f s' % pack.cpu,
                   verdict(pack.cpu < 1))
    for verb in ('read', 'ingest', 'fill', 'transcribe'):
        rows = [row for row in bench.tables.get('memory: ' + verb, []) if row.runs]
        if len(rows) > 1:
            first, last = rows[0], rows[-1]
            span = '%s to %s forms' % (count(first), count(last))
            yield from ratio('%s, peak memory, %s' % (verb, span), 1.2, last, first,
                             lambda row: row.peak)
            yield from ratio('%s, time a form, %s' % (verb, span), 1.2, last, first,
                             lambda row: row.wall / row.runs[-1].documents)
