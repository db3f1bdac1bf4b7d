#!/bin/sh
# Compiles two examples, boots them as User-Mode Linux guests and shows that they reach each other.
cd "$(dirname "$0")/.." || exit 70
work=${MLN_DEMO:-${TMPDIR:-/tmp}/mln-demo-$(id -u)}

# UML never runs as root: root's demo runs as an account that is there on every system.
if [ "$(id -u)" -eq 0 ] && [ -z "${MLN_DEMO_CHILD-}" ]; then
    mkdir -p "$work" && chown nobody "$work" || exit 1
    export MLN_DEMO_CHILD=1 HOME="$work" MLN_DEMO="$work"
    exec setpriv --reuid nobody --regid nogroup --clear-groups sh "$PWD/test/demo.sh"
fi
mkdir -p "$work" || exit 1
step() { printf '\n\033[1m$ %s\033[0m\n' "$*"; "$@"; }

for name in ring firewall-lab; do
    step node dist/mlnc.js "examples/$name/$name.mln" -o "$work" || exit 1
    [ -n "${_template-}" ] || { step "$work/$name/mln" template busybox && _template=made; } || exit 1
    step "$work/$name/build.sh" || exit 1
    step "$work/$name/start.sh" || exit 1
    step "$work/$name/status.sh"
done
cat <<TEXT

The guests are running. Have a look, then stop them:
    $work/ring/mln console router1
    $work/ring/stop.sh; $work/firewall-lab/stop.sh
Write your own network:
    node dist/mlnc.js init mynet && node dist/mlnc.js mynet.mln -o out
TEXT
