"""Runs programs in turn, round after round, and keeps what each run cost."""
import contextlib
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Run:
    """What one run of a program cost; `seconds` is its own clock where it has one."""

    def __init__(self, wall, cpu, peak, documents, seconds):
        self.wall, self.cpu, self.peak = wall, cpu, peak
        self.documents, self.seconds = documents, seconds


class Row:
    """One program of a table.

    `documents` is how many a run does; `slow` caps the rounds; `before` makes what a run needs and is
    not measured; `truth` and `output` are for the share of fields that are right.
    """

    def __init__(self, name, command, documents, *, slow=None, before=None, truth=None,
                 output=None, capture=False):
        self.name, self.command, self.documents = name, command, documents
        self.slow, self.before, self.truth, self.output = slow, before, truth, output
        self.capture = capture  # what it prints is its output: docket's JSON lines
        self.runs, self.right, self.silent, self.failure = [], None, None, None
        self.largest = None  # bytes of the largest file that it made

    def median(self, pick):
        return statistics.median(pick(run) for run in self.runs) if self.runs else None

    @property
    def wall(self):
        return self.median(lambda run: run.wall)

    @property
    def cpu(self):
        """Seconds of user and system time a document, the whole process."""
        return self.median(lambda run: run.cpu / run.documents)

    @property
    def rate(self):
        """Documents a second by the program's own clock, else of the whole process."""
        return self.median(lambda run: run.documents / run.seconds)

    @property
    def rates(self):
        rates = [run.documents / run.seconds for run in self.runs]
        return min(rates), max(rates)

    @property
    def peak(self):
        return self.median(lambda run: run.peak)


class Bench:
    """The kit, the program, a folder to work in, and the tables so far."""

    def __init__(self, kit, docket, rounds, forms):
        self.kit, self.docket, self.rounds, self.forms = kit, docket, rounds, forms
        self.tables = {}  # title -> rows
        self.noise = []
        self.spent = itertools.count(1)
        self.cores = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else (
            os.cpu_count() or 1)

    def __enter__(self):
        # Beside the workload, not in the temporary folder: that may be memory, where a sync is free.
        self.folder = tempfile.mkdtemp(prefix='bench-', dir=self.kit.peers)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, ''.join(c if c.isalnum() else '-' for c in name))

    def put_away(self, path):
        """Makes room for the next run; what stood there is deleted at the end.

        ext4 passes over inodes that were freed in the last minutes, one by one, whenever a file is made: what
        is deleted in between would be paid for by the program that comes next.
        """
        if os.path.exists(path):
            os.rename(path, '%s %d' % (path, next(self.spent)))

    def syncs(self, count=200):
        """What it costs to append 4 KiB and sync them, in seconds."""
        costs = []
        with open(self.path('probe'), 'wb', buffering=0) as file:
            for _ in range(count):
                began = time.perf_counter()
                file.write(bytes(4096))
                os.fsync(file.fileno())
                costs.append(time.perf_counter() - began)
        return statistics.median(costs)

    def one_core(self, command):
        """The same command where only one core may be used."""
        if not shutil.which('taskset'):
            return command + ['--jobs', '1']
        return ['taskset', '-c', str(max(os.sched_getaffinity(0)))] + command

    def measure(self, title, rows, *, warm=(), rounds=None):
        """Every round runs every program once, in turn, so that a slow minute hits all of them."""
        rounds = rounds or self.rounds
        for number in range(rounds):
            for row in rows:
                if row.failure or number >= (row.slow or rounds):
                    continue
                for path in warm:
                    self.kit.warm(path)
                if row.before:
                    row.before()
                self.noise.append(self.kit.spin())
                with failures(row):
                    row.runs.append(self.once(row))
                if row.runs and row.truth and number == 0:
                    row.right, _, _ = self.kit.check.score(row.truth, row.output)
                    row.silent = self.kit.check.score.silent if row.capture else None
                print('# %s, round %d of %d: %s %s' % (
                    title, number + 1, rounds, row.name,
                    row.failure or '%.3f s' % row.runs[-1].wall), file=sys.stderr, flush=True)
        self.tables[title] = rows
        return rows

    def once(self, row):
        costs, printed = self.path('costs'), row.output if row.capture else self.path('printed')
        with open(printed, 'wb') as output:
            began = time.perf_counter()
            process = subprocess.run(
                [os.path.join(self.kit.bin, 'measure'), costs] + row.command,
                stdout=output, stderr=subprocess.DEVNULL)
            wall = time.perf_counter() - began
        # docket ends with 1 where something needs a person, as some of the forms do.
        if process.returncode not in ((0, 1) if self.docket in row.command else (0,)):
            raise RuntimeError('exit status %d' % process.returncode)
        with open(costs) as file:
            user, system, kibibytes = map(float, file.read().split())
        own = {} if row.capture else last_line(printed)
        return Run(wall, user + system, kibibytes / 1024, own.get('docs') or row.documents,
                   own.get('seconds') or wall)


@contextlib.contextmanager
def failures(row):
    """A program that fails is a line of the table, not the end of the run."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        row.failure = 'failed: %s' % error


def last_line(path):
    """The JSON that the kit's programs print last: documents and seconds by their own clock."""
    with open(path, 'rb') as file:
        lines = file.read().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
