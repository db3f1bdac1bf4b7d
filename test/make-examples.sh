#!/bin/sh
# Makes examples/<name>/output again from examples/<name>/<name>.mln.
cd "$(dirname "$0")/.." || exit 70
status=0
for folder in examples/*/; do
    name=$(basename "$folder")
    [ -f "$folder$name.mln" ] || continue
    (cd "$folder" && node ../../dist/mlnc.js "$name.mln" -o output --force) || status=1
done
exit "$status"
