#!/bin/sh
# How many answers of the generated forms are read right.
#
#   Benchmarks/correctness.sh          reads $PEERS/w (default: peers under the temporary folder)
#   SHARED=DIR DOCKET=FILE …           where bench/check.py and the program are
#
# The forms are made by `setup.sh` of the shared folder `bench`, or by its gen_forms.py. Two scores are
# shown: that of check.py, which counts an answer that is left to a person as not right; and a finer one,
# which tells apart what a person must see because the form says neither Yes nor No.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
shared=${SHARED:-$root/../shared}
peers=${PEERS:-${TMPDIR:-/tmp}/peers}
docket=${DOCKET:-$root/.build/release/docket}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

[ -x "$docket" ] || { echo "error: $docket is missing; build it with \`make release\`." >&2; exit 2; }
[ -d "$peers/w" ] || { echo "skipped: no generated forms in $peers/w." >&2; exit 0; }

status=0
for kind in docx:truth text:text-truth huge:huge-truth; do
  folder=$peers/w/${kind%%:*} truth=$peers/w/${kind##*:}.jsonl
  [ -d "$folder" ] && [ -f "$truth" ] || continue
  echo "${kind%%:*}:"
  # Status 1 says that forms need a person, which is so.
  "$docket" read --json --forms "$root/forms" "$folder" > "$out/read.jsonl" || [ $? -eq 1 ]
  if [ -f "$shared/bench/check.py" ]; then
    printf '  check.py: '
    python3 "$shared/bench/check.py" "$truth" "$out/read.jsonl"
  fi
  python3 "$here/correctness.py" "$truth" "$out/read.jsonl" || status=1
done
exit $status
