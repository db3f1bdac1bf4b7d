#!/bin/sh
# make-examples.sh [DIR]: makes examples/<name>/output again from examples/<name>/<name>.mln; or below DIR, to compare.
cd "$(dirname "$0")/.." || exit 70
status=0
for folder in examples/*/; do
    name=$(basename "$folder")
    [ -f "$folder$name.mln" ] || continue
    to=${1:+$1/$name}
    to=${to:-$folder/output}
    rm -rf "$to"
    node dist/mlnc.js "$folder$name.mln" -o "$to" || status=1
done
exit "$status"
