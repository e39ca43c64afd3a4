"""correctness.py TRUTH.jsonl READ.jsonl: how the answers of generated forms were read.

Every field has one of these verdicts, by its typed value and not by its raw text alone:

  right        the value is what was written, or the field is blank and was left empty
  for a person unclear, and rightly: the safeguarding question says neither Yes nor No
  unclear      unclear or unreadable although the answer is plain
  wrong        a value or a blank that is not what was written: wrong in silence

Status 1 if anything is wrong in silence or fewer than 99.5 % of the plain answers are right.
"""
import collections
import json
import os
import re
import sys

FORMS = {
    "access": ("blocked-content-access", {
        "teacher_name": "teacher", "url": "url", "site_content": "content", "reasons": "reasons",
        "risks": "risks", "approved": "approved", "reason": "reason"}),
    "report": ("inappropriate-content-report", {
        "teacher_name": "teacher", "urls": "urls", "site_content": "content", "nature": "nature",
        "safeguarding": "safeguarding", "blocked_date": "blocked_on"}),
}
MONTHS = ("January February March April May June July August September October November "
          "December").split()


def squeezed(text):
    return " ".join(text.replace("\u00a0", " ").split())


def day(text):
    """2 March 2026, 02/03/2026 or 2.3.26, the day first, as an ISO date."""
    found = re.fullmatch(r"(\d+)[ /.](\w+)[ /.](\d+)", text)
    if not found:
        return None
    number, month, year = found.groups()
    month = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    year = int(year) + (2000 if len(year) == 2 else 0)
    return "%04d-%02d-%02d" % (year, month, int(number))


def verdict(key, written, answer):
    outcome, value = answer["outcome"], answer["value"]
    if outcome in ("unclear", "unreadable"):
        plain = key != "safeguarding" or re.match(r"(Yes|No)\b", written)
        return "unclear" if plain else "for a person"
    if outcome == "blank":
        return "right" if written == "" else "wrong"
    if key in ("approved", "safeguarding"):
        # Yes or No alone or before punctuation; anything else is a person's.
        said = re.match(r"(Yes|No)(?!\w)", written)
        is_right = said is not None and value is (said.group(1) == "Yes")
    elif key == "blocked_on":
        is_right = value == day(written)
    elif key == "urls":
        is_right = value == written.split(" ")
    else:
        is_right = squeezed(value) == written
    return "right" if is_right else "wrong"


def main(truth_path, read_path):
    read = collections.defaultdict(list)
    with open(read_path, encoding="utf-8") as lines:
        for form in map(json.loads, lines):
            read[os.path.basename(form["file"])].append(form)
    counts = collections.Counter()
    shown = 0
    with open(truth_path, encoding="utf-8") as lines:
        for file in map(json.loads, lines):
            forms = read[file["file"]]
            if len(forms) != len(file["records"]):
                print("  %s: %d forms, not %d" % (file["file"], len(forms), len(file["records"])))
            for number, record in enumerate(file["records"]):
                name, keys = FORMS[record["form"]]
                form = forms[number] if number < len(forms) else None
                for field, written in record["fields"].items():
                    if form is None or form["form"] != name:
                        found = "wrong"
                    else:
                        found = verdict(keys[field], written, form["answers"][keys[field]])
                    counts[found] += 1
                    if found in ("wrong", "unclear") and shown < 10:
                        shown += 1
                        print("  %s: %s, record %d, %s" % (found, file["file"], number + 1, field))
    plain = sum(counts.values()) - counts["for a person"]
    print("  of %d plain answers %.4f right, %d unclear, %d wrong in silence; %d rightly left to a person"
          % (plain, counts["right"] / max(plain, 1), counts["unclear"], counts["wrong"],
             counts["for a person"]))
    return 0 if counts["wrong"] == 0 and counts["right"] >= 0.995 * plain else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
