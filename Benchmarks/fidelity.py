#!/usr/bin/env python3
"""Holds docket's pages of the corpus beside LibreOffice's: fidelity.py [--docket FILE] [--sample N] [--keep FOLDER]

Every readable Word file is made a PDF by both. Of those that docket has nothing to say of, nine in ten are to
have as many pages, to one in ten, and the words of each page, to 5 % of them. Says the figures and which files
differ; the exit code is 1 where a PDF is broken or the share is missed.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARE, WORDS, PAGES = 0.9, 0.05, 0.1
# What docket says of a document that its layout knows: these are the author's or the machine's to mend.
AUTHORS = ('The font "', 'A heading is of level', 'A picture has no alternative text', 'No font on')


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, errors='replace').stdout


def pages_of(pdf):
    found = re.search(r'^Pages:\s+(\d+)', output('pdfinfo', pdf), re.M)
    return int(found.group(1)) if found else 0


def words_of(pdf, page):
    text = output('pdftotext', '-f', str(page), '-l', str(page), pdf, '-')
    return collections.Counter(re.findall(r'\w+', text))


def readable(corpus):
    with open(os.path.join(corpus, 'INDEX.tsv'), encoding='utf-8') as file:
        head, *lines = [line.rstrip('\n').split('\t') for line in file]
    name, expected = head.index('file'), head.index('expected')
    return [line[name] for line in lines
            if line[expected] == 'readable' and not line[name].endswith('.txt')]


def without_deletions(path, folder):
    """The file, or a copy as "No Markup" shows it: LibreOffice prints what was deleted, struck through."""
    with zipfile.ZipFile(path) as file:
        parts = {info.filename: file.read(info) for info in file.infolist()}
    main = parts.get('word/document.xml', b'')
    clean = re.sub(rb'<w:(del|moveFrom) [^>]*[^/]>.*?</w:\1>', b'', main, flags=re.S)
    if clean == main:
        return path
    parts['word/document.xml'] = clean
    copy = os.path.join(folder, os.path.basename(path))
    with zipfile.ZipFile(copy, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return copy


def convert(names, corpus, folder):
    """By LibreOffice, some at a time: it stops without a word when it is given too many."""
    profile = 'file://' + os.path.join(folder, 'profile')
    for start in range(0, len(names), 20):
        paths = [without_deletions(os.path.join(corpus, name), folder)
                 for name in names[start:start + 20]]
        subprocess.run(['soffice', '-env:UserInstallation=' + profile, '--headless', '--convert-to',
                        'pdf', '--outdir', folder, *paths], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=600, check=False)


class Comparison:
    """One file, laid out by both."""

    def __init__(self, docket, corpus, name, ours, theirs):
        self.name = name
        pdf = os.path.join(ours, name + '.pdf')
        made = subprocess.run([docket, 'pdf', os.path.join(corpus, name), '-o', pdf, '--force'],
                              capture_output=True, text=True, errors='replace', timeout=300,
                              check=False)
        self.findings = re.findall(r'^warning: (.*)', made.stderr, re.M)
        self.broken = made.returncode not in (0, 1) or not os.path.exists(pdf)
        if self.broken:
            return
        check = subprocess.run(['qpdf', '--check', pdf], capture_output=True, check=False)
        self.broken = check.returncode != 0
        other = os.path.join(theirs, os.path.splitext(name)[0] + '.pdf')
        self.pages = pages_of(pdf)
        self.other = pages_of(other) if os.path.exists(other) else 0
        self.shares = []
        for page in range(1, max(self.pages, self.other) + 1):
            one = words_of(pdf, page) if page <= self.pages else collections.Counter()
            two = words_of(other, page) if page <= self.other else collections.Counter()
            differ = sum((one - two).values()) + sum((two - one).values())
            self.shares.append(differ / max(sum(one.values()), sum(two.values()), 1))

    @property
    def is_alike(self):
        return (self.other > 0 and abs(self.pages - self.other) <= PAGES * self.other
                and all(share <= WORDS for share in self.shares))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--docket', default=os.path.join(ROOT, '.build', 'release', 'docket'))
    parser.add_argument('--corpus', default=os.environ.get('DOCKET_CORPUS') or os.path.join(
        os.path.dirname(ROOT), 'shared', 'corpus', 'word'))
    parser.add_argument('--sample', type=int, help='only every so manieth file')
    parser.add_argument('--keep', help='a folder for the PDFs of both')
    chosen = parser.parse_args()
    os.environ.setdefault('DOCKET_SHARE', ROOT)
    folder = chosen.keep or tempfile.mkdtemp(prefix='docket-fidelity-')
    theirs = os.path.join(folder, 'libreoffice')
    os.makedirs(theirs, exist_ok=True)
    names = readable(chosen.corpus)[::chosen.sample or 1]
    convert([name for name in names
             if not os.path.exists(os.path.join(theirs, os.path.splitext(name)[0] + '.pdf'))],
            chosen.corpus, theirs)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(
            lambda name: Comparison(chosen.docket, chosen.corpus, name, folder, theirs), names))
    if not chosen.keep:
        shutil.rmtree(folder, ignore_errors=True)
    broken = [result for result in results if result.broken]
    whole = [result for result in results if not result.broken]
    clean = [result for result in whole if not result.findings]
    known = [result for result in whole
             if all(finding.startswith(AUTHORS) for finding in result.findings)]
    alike = [result for result in clean if result.is_alike]
    same = [result for result in clean if abs(result.pages - result.other) <= PAGES * result.other]
    share = len(alike) / max(len(clean), 1)
    print('| files | broken | without a finding | all laid out: findings only of fonts, headings and missing '
          'words for pictures | of those without a finding: as many pages | and words as well |')
    print('|---|---|---|---|---|---|')
    print('| %d | %d | %d | %d | %d | %d (%.0f %%) |' % (
        len(results), len(broken), len(clean), len(known), len(same), len(alike), 100 * share))
    for result in broken:
        print('broken: %s' % result.name)
    for result in clean:
        if not result.is_alike:
            print('differs: %s, %d pages beside %d, words by %.0f %%' % (
                result.name, result.pages, result.other, 100 * max(result.shares, default=1)))
    # One file of a few may differ.
    least = SHARE * len(clean) - (1 if chosen.sample else 0)
    sys.exit(1 if broken or len(alike) < least else 0)


if __name__ == '__main__':
    main()
