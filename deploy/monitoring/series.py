#!/usr/bin/env python3
"""The series of the server that the rules and the dashboard rely on.

    series.py                    prints their names, one a line
    series.py --against FILE     compares with what a server exposes (the text of /metrics; - for standard
                                 input), names those that are missing and exits with 1 if there are any
    series.py --except NAME ...  does not miss NAME (what a server has only when it is configured, such as
                                 mps_redis_up)
    series.py --dashboard-rules  prints the dashboard's expressions as rules, for `promtool check rules`

A rule on a series that nobody exposes never fires and never says so; this is how a test notices. Needs
nothing but Python. Results of recording rules are left out, and what others make: Prometheus itself (`up`)
and the collector of the logs.
"""

import argparse
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE / "prometheus" / "rules" / "mps.yml"
DASHBOARDS = HERE / "grafana" / "dashboards"

NOT_THE_SERVERS = re.compile(r"up|ALERTS(_FOR_STATE)?|scrape_\w+|vector_\w+")
KEYWORDS = {"and", "or", "unless", "bool", "offset", "inf", "nan"}

# Replaces Grafana's variables with texts that are valid in the same places.
VARIABLES = [
    (re.compile(r"\$\{?__(rate_interval|interval|range)\}?"), "5m"),
    (re.compile(r"\$\{?\w+(:\w+)?\}?"), "x"),
]


def names(expression):
    """The names of series in a PromQL expression.

    >>> sorted(names('sum by (job, le) (rate(a_bucket{x="sum(b)",y!~"c"}[5m])) / on (job) group_left (z) d_e'))
    ['a_bucket', 'd_e']
    >>> sorted(names("time() - max without (instance) (a offset 1h) > 26 * 3600 or b @ start() unless 1e3 < Inf"))
    ['a', 'b']
    >>> sorted(names("job:a:rate5m{x='}'} * 0.5 >= bool c # and d"))
    ['c', 'job:a:rate5m']
    >>> sorted(names('count({__name__="f", job="x"})'))
    ['f']
    """
    found = set(re.findall(r'__name__\s*=\s*"([A-Za-z_:][\w:]*)"', expression))
    # Texts first, because they may contain anything; then all places where a word is not a series.
    text = re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`', '""', expression)
    text = re.sub(r"#[^\n]*", " ", text)
    text = re.sub(r"\{[^}]*\}", " ", text)
    text = re.sub(r"\[[^\]]*\]", " ", text)
    text = re.sub(r"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)", " ", text)
    text = re.sub(r"\bgroup_(left|right)\b", " ", text)
    # The look-behind keeps the letters of numbers and durations (5m, 1e3) from counting as words.
    for match in re.finditer(r"(?<![\w:.])([A-Za-z_:][\w:]*)\s*(\(?)", text):
        word, call = match.groups()
        # The word before a bracket is a function, an aggregation or an operator.
        if not call and word.lower() not in KEYWORDS:
            found.add(word)
    return found


def rules(text):
    """The expressions of a file of rules and the names that it records.

    There is no YAML in Python's library, so only the two ways of writing that the file uses are read, and
    anything else is an error.

    >>> rules("- record: a\\n  expr: b + c\\n- alert: X\\n  expr: |\\n    d\\n      > 1\\n  for: 1m\\n")
    (['b + c', 'd\\n> 1'], {'a'})
    """
    expressions, recorded = [], set()
    lines = text.splitlines()
    for at, line in enumerate(lines):
        match = re.match(r"( *)(- )?(expr|record):\s*(.*?)\s*$", line)
        if not match:
            continue
        indent, dash, key, value = match.groups()
        depth = len(indent) + len(dash or "")
        if key == "record":
            recorded.add(value)
        elif value in ("|", "|-", ">", ">-"):
            block = []
            for following in lines[at + 1 :]:
                if following.strip() and len(following) - len(following.lstrip()) <= depth:
                    break
                block.append(following.strip())
            expressions.append("\n".join(block).strip())
        elif value and value[0] not in "\"'&*!":
            expressions.append(value)
        else:
            raise ValueError(f"line {at + 1}: cannot read this expression: {line.strip()}")
    return expressions, recorded


def dashboard(content):
    """The Prometheus expressions of a dashboard, variables replaced."""
    expressions = []

    def walk(node):
        if isinstance(node, dict):
            # Panels have `expr`; variables and annotations also have it, or use label_values(expr,
            # label).
            for key in ("expr", "definition"):
                value = node.get(key)
                if isinstance(value, str) and value:
                    expressions.append(value)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(content)
    plain = []
    for expression in expressions:
        match = re.fullmatch(r"label_values\((.*),\s*\w+\)", expression)
        if match:
            expression = match.group(1)
        for pattern, stand_in in VARIABLES:
            expression = pattern.sub(stand_in, expression)
        plain.append(expression)
    return plain


def dashboards():
    """The expressions of all dashboards."""
    files = sorted(DASHBOARDS.glob("*.json"))
    if not files:
        raise ValueError(f"there is no dashboard in {DASHBOARDS}")
    return [e for file in files for e in dashboard(json.loads(file.read_text(encoding="utf-8")))]


def wanted():
    """The names of all series that a server has to expose."""
    expressions, recorded = rules(RULES.read_text(encoding="utf-8"))
    expressions += dashboards()
    used = set().union(*map(names, expressions))
    ours = {name for name in used - recorded if not NOT_THE_SERVERS.fullmatch(name)}
    unrecorded = sorted(name for name in ours if ":" in name)
    if unrecorded:
        raise ValueError(f"no rule records {', '.join(unrecorded)}")
    if not ours:
        raise ValueError("no series found, so the files were not understood")
    return ours


def exposed(text):
    """The names that a Prometheus text exposition offers, declared or with a value.

    >>> sorted(exposed('# TYPE h histogram\\n# TYPE c_total counter\\nh_sum 1\\ng{a="b c"} 2 123\\n'))
    ['c_total', 'g', 'h', 'h_bucket', 'h_count', 'h_sum']
    """
    found = set()
    for line in text.splitlines():
        declared = re.match(r"#\s*TYPE\s+(\S+)\s+(\w+)", line)
        if declared:
            name, kind = declared.groups()
            found.add(name)
            if kind == "histogram":
                found.update(name + end for end in ("_bucket", "_sum", "_count"))
            elif kind == "counter":
                found.add(name if name.endswith("_total") else name + "_total")
            continue
        sample = re.match(r"([A-Za-z_:][\w:]*)[\s{]", line)
        if sample:
            found.add(sample.group(1))
    return found


def main():
    """Does what the arguments say; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="FILE", help="a Prometheus text exposition, or - for standard input")
    parser.add_argument("--except", metavar="NAME", dest="excused", action="append", default=[])
    parser.add_argument("--dashboard-rules", action="store_true")
    arguments = parser.parse_args()

    if arguments.dashboard_rules:
        # JSON is valid YAML.
        listed = [{"record": f"dashboard:{at}", "expr": e} for at, e in enumerate(dashboards())]
        print(json.dumps({"groups": [{"name": "dashboard", "rules": listed}]}, indent=1))
        return 0

    needed = wanted()
    unknown = set(arguments.excused) - needed
    if unknown:
        parser.error(f"nothing uses {', '.join(sorted(unknown))}")
    needed -= set(arguments.excused)
    if arguments.against is None:
        print("\n".join(sorted(needed)))
        return 0

    if arguments.against == "-":
        text = sys.stdin.read()
    else:
        text = pathlib.Path(arguments.against).read_text(encoding="utf-8")
    missing = sorted(needed - exposed(text))
    for name in missing:
        print(f"missing: {name}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
