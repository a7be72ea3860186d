#!/usr/bin/env bash
# Checks this folder with the real tools, and fails when one of them is missing. It changes nothing.
# On Debian: apt-get install prometheus prometheus-alertmanager python3-yaml
# `vector` is not in Debian; if it is installed, its configuration is checked and tested too.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
for tool in promtool amtool python3; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if command -v python3 >/dev/null && ! python3 -c 'import yaml' 2>/dev/null; then
    missing+=("yaml for python3")
fi
if [ "${#missing[@]}" -gt 0 ]; then
    printf 'missing: %s\n' "${missing[@]}" >&2
    echo "on Debian: apt-get install prometheus prometheus-alertmanager python3-yaml" >&2
    exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# promtool requires the token's file, which exists only where Prometheus runs.
echo "== prometheus.yml"
cp -R prometheus "$scratch/"
mkdir -p "$scratch/prometheus/secrets"
: >"$scratch/prometheus/secrets/mps-metrics-token"
promtool check config "$scratch/prometheus/prometheus.yml"

echo "== rules"
promtool check rules prometheus/rules/mps.yml
promtool test rules prometheus/rules/mps.test.yml

echo "== alertmanager.yml"
amtool check-config alertmanager/alertmanager.yml
# By name, because a route that takes too many alerts is still valid.
for case in critical=on-call warning=team other=team; do
    receiver=$(amtool config routes test --config.file=alertmanager/alertmanager.yml \
        alertname=Any "severity=${case%=*}")
    if [ "$receiver" != "${case#*=}" ]; then
        echo "an alert of severity ${case%=*} goes to $receiver" >&2
        exit 1
    fi
done

echo "== dashboard"
for file in grafana/dashboards/*.json; do
    python3 -m json.tool "$file" >/dev/null
done
python3 - grafana/dashboards/mps.json <<'PYTHON'
import json, sys

board = json.load(open(sys.argv[1], encoding="utf-8"))
panels, faults, taken = board["panels"], [], {}
if board["uid"] != "mps":
    faults.append("links lead to the dashboard by its uid, mps")
ids = [panel["id"] for panel in panels]
faults += [f"two panels have the id {i}" for i in sorted({i for i in ids if ids.count(i) > 1})]
for panel in panels:
    at, title = panel["gridPos"], panel["title"]
    for cell in [(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])]:
        if cell[0] >= 24 or taken.setdefault(cell, title) != title:
            faults.append(f"{title}: does not fit where it stands")
            break
    if panel["type"] != "row":
        for part in [panel, *panel["targets"]]:
            if part["datasource"].get("uid") != "${DS}":
                faults.append(f"{title}: asks a fixed data source")
sources = [v["current"]["value"] for v in board["templating"]["list"] if v["name"] == "DS"]
if sources != ["mps-prometheus"]:
    faults.append("DS does not start as mps-prometheus")
sys.exit("\n".join(faults) or 0)
PYTHON
# Grafana would show a mistake in an expression only to a viewer of that panel.
PYTHONDONTWRITEBYTECODE=1 python3 -m doctest series.py
python3 series.py --dashboard-rules >"$scratch/dashboard.yml"
promtool check rules "$scratch/dashboard.yml"
python3 series.py >"$scratch/series"
echo "$(wc -l <"$scratch/series") series of the server are used"

echo "== logs and provisioning"
python3 - <<'PYTHON'
import fnmatch, glob, sys, yaml

faults, sources = [], {}
for path in sorted(glob.glob("grafana/provisioning/*/*.yml") + glob.glob("logs/*.yaml")):
    content = yaml.safe_load(open(path, encoding="utf-8"))
    if not isinstance(content, dict):
        faults.append(f"{path}: is empty")
    elif path.startswith("logs/"):
        sources.update(content.get("sources", {}))
found = [s["uid"] for s in yaml.safe_load(open("grafana/provisioning/datasources/mps.yml"))["datasources"]]
if "mps-prometheus" not in found:
    faults.append("the dashboard's data source mps-prometheus is not provisioned")
vector = yaml.safe_load(open("logs/vector.yaml", encoding="utf-8"))
parts = {**vector["transforms"], **vector["sinks"]}
outputs = set(sources) | set(vector["transforms"])
outputs |= {f"{n}.dropped" for n, t in vector["transforms"].items() if t.get("reroute_dropped")}
used = set()
for name, part in parts.items():
    for wanted in part["inputs"]:
        fed = fnmatch.filter(outputs, wanted)
        used.update(fed)
        if not fed:
            faults.append(f"logs: {name} takes from {wanted}, which is not there")
# Lines would be lost at an output without a consumer.
faults += [f"logs: nobody takes {name}" for name in sorted(outputs - used)]
faults += [f"logs: {n} drops when full" for n, s in vector["sinks"].items()
           if s.get("buffer", {}).get("when_full", "block") != "block"]
sys.exit("\n".join(faults) or 0)
PYTHON
if command -v vector >/dev/null; then
    vector validate --no-environment logs/vector.yaml
    vector test logs/vector.yaml logs/vector.test.yaml
else
    echo "vector is not installed: its files were checked as YAML, and what is connected to what"
fi

echo "== all well"
