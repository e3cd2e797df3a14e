#!/usr/bin/env bash
# Plays the command lists in Records/Reference on the content as it is, and records each as a
# journal beside its list. Do it whenever a facility, a scenario or the engine's revision changes,
# read what the sessions say, and commit both.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.build/debug/patchbay}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for list in Records/Reference/*.commands; do
    name=$(basename "$list" .commands)
    scenario=${name%-*}
    database="$folder/$name.sqlite"
    "$program" practise "$scenario" --seed 1 --trainee reference --script "$list" \
        --database "$database" > "$folder/$name.txt"
    rm -f "Records/Reference/$name.pbjournal"
    "$program" replay s --verify --export "Records/Reference/$name.pbjournal" \
        --database "$database" >> "$folder/$name.txt"
    grep -E "^(Fixed|Restored|Contained|Not mended)" "$folder/$name.txt" | head -1 \
        | sed "s/^/$name: /"
done
