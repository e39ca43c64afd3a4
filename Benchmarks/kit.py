"""Finds the benchmark kit: the floors in C, the peers, and the workload with its truth."""
import os
import sys
import tempfile


class Kit:
    """Where the kit's programs and files are."""

    def __init__(self, folder, peers):
        self.folder = folder
        self.peers = peers
        self.work = os.path.join(peers, 'w')
        self.bin = os.path.join(peers, 'bin')
        self.text = os.path.join(self.work, 'text')
        self.huge = os.path.join(self.work, 'huge', 'huge.docx')
        self.templates = os.path.join(self.work, 'tpl')
        sys.path.insert(0, folder)
        os.environ['PEERS'] = peers
        import bench
        import check
        # Which font the peers that cut none are to use.
        fonts = os.path.join(self.bin, 'fonts.env')
        if os.path.exists(fonts):
            with open(fonts, encoding='utf-8') as file:
                os.environ.update(line.strip().split('=', 1) for line in file if '=' in line)
        self.part, self.warm, self.spin = bench.part, bench.warm, bench.spin
        self.check = check

    def floor(self, program, mode):
        return [os.path.join(self.bin, 'floor_' + program), mode]

    def python(self, script, *more, venv='venv'):
        return [os.path.join(self.peers, venv, 'bin', 'python'),
                os.path.join(self.folder, script), *more]

    def truth(self, name):
        return os.path.join(self.work, name)


NEEDED = ['bin/measure', 'bin/floor_extract', 'bin/floor_store', 'bin/floor_merge', 'bin/floor_pdf',
          'w/tpl/people.csv', 'venv/bin/python',
          'venv2/bin/python', 'w/truth.jsonl', 'w/text-truth.jsonl', 'w/huge-truth.jsonl']


def find(root):
    """The kit, or an end that says what is missing and how to get it."""
    named = os.environ.get('DOCKET_BENCH')
    folder = os.path.abspath(
        named or os.path.join(os.path.dirname(root), 'shared', 'bench'))
    if not os.path.isfile(os.path.join(folder, 'bench.py')):
        sys.exit('The benchmark kit (bench.py, setup.sh) is not in %s.\n'
                 'hint: Set DOCKET_BENCH to the folder that has it.' % folder)
    peers = os.path.abspath(
        os.environ.get('PEERS') or os.path.join(tempfile.gettempdir(), 'peers'))
    missing = [name for name in NEEDED if not os.path.exists(os.path.join(peers, name))]
    if missing:
        sys.exit('The kit has not been set up in %s: %s missing.\n'
                 'hint: Run `PEERS=%s %s/setup.sh` once (some minutes), then this again.'
                 % (peers, ', '.join(missing), peers, folder))
    return Kit(folder, peers)
