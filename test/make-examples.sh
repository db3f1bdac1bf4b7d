#!/bin/sh
# make-examples.sh [DIR]: makes examples/<name>/output again from examples/<name>/<name>.mln; or below DIR, to compare. Where there is
# a file `outputs`, each line of it is a folder in output/ and the further arguments for mlnc; `s/OLD/NEW/` before them changes a word
# of the description.
cd "$(dirname "$0")/.." || exit 70
status=0

# compile_changed COMMAND FOLDER NAME ARGUMENT...: the description as it is when sed has changed it
compile_changed() {
    changed=$(mktemp -d) || return 1
    cp -R "$2." "$changed/" && sed "$1" "$2$3.mln" > "$changed/$3.mln" || return 1
    description=$changed/$3.mln
    shift 3
    node dist/mlnc.js "$description" "$@" < /dev/null
    compiled=$?
    rm -rf "$changed"
    return "$compiled"
}

for folder in examples/*/; do
    name=$(basename "$folder")
    [ -f "$folder$name.mln" ] || continue
    to=${1:+$1/$name}
    to=${to:-${folder}output}
    rm -rf "$to"
    if [ -f "${folder}outputs" ]; then
        while read -r one arguments; do
            case $arguments in
            s/*)
                # shellcheck disable=SC2086  # words
                compile_changed "${arguments%% *}" "$folder" "$name" -o "$to/$one" ${arguments#"${arguments%% *}"} || status=1 ;;
            *)
                # shellcheck disable=SC2086  # words
                node dist/mlnc.js "$folder$name.mln" -o "$to/$one" $arguments < /dev/null || status=1 ;;
            esac
        done < "${folder}outputs"
    else
        node dist/mlnc.js "$folder$name.mln" -o "$to" || status=1
    fi
done
exit "$status"
