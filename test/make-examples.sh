#!/bin/sh
# make-examples.sh [DIR]: makes examples/<name>/output again from examples/<name>/<name>.mln; or below DIR, to compare. Where there is
# a file `outputs`, each line of it is a folder in output/ and the further arguments for mlnc.
cd "$(dirname "$0")/.." || exit 70
status=0
for folder in examples/*/; do
    name=$(basename "$folder")
    [ -f "$folder$name.mln" ] || continue
    to=${1:+$1/$name}
    to=${to:-${folder}output}
    rm -rf "$to"
    if [ -f "${folder}outputs" ]; then
        while read -r one arguments; do
            # shellcheck disable=SC2086  # words
            node dist/mlnc.js "$folder$name.mln" -o "$to/$one" $arguments < /dev/null || status=1
        done < "${folder}outputs"
    else
        node dist/mlnc.js "$folder$name.mln" -o "$to" || status=1
    fi
done
exit "$status"
