#!/bin/sh
# Compiles two examples, boots them as User-Mode Linux guests, and shows that they reach each other.
cd "$(dirname "$0")/.." || exit 70
work=${MLN_DEMO:-/tmp/mln-demo-$(id -u)}
mkdir -p "$work" || exit 1
if [ -L "$work" ] || [ "$(stat -c %u "$work")" != "$(id -u)" ]; then
    echo "$work is not yours: say another directory by MLN_DEMO=..." >&2
    exit 1
fi

# Guests never run as root: root's demo runs them as an account that every system has.
as_user=''
if [ "$(id -u)" -eq 0 ]; then
    as_user=$work/as-nobody
    mkdir -p "$work/home"
    printf '#!/bin/sh\nHOME=%s exec setpriv --reuid nobody --regid nogroup --clear-groups "$@"\n' "$work/home" > "$as_user"
    chmod 755 "$as_user"
    echo "You are root; the guests run as nobody, by $as_user."
fi

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); fi
shown() { printf '\n%s$ %s%s\n' "$bold" "$*" "$plain"; }
# shellcheck disable=SC2086 # words, or none
as() {
    shown "$@"
    (cd / && $as_user "$@")
}

for name in ring firewall-lab; do
    set -- node dist/mlnc.js "examples/$name/$name.mln" -o "$work/out"
    shown "$@"
    "$@" || exit 1
done
[ -z "$as_user" ] || chown -R nobody:nogroup "$work/out" "$work/home" || exit 1
as "$work/out/ring/mln" template busybox || exit 1
for name in ring firewall-lab; do
    as "$work/out/$name/build.sh" || exit 1
    as "$work/out/$name/start.sh" 2> "$work/start.log" || { cat "$work/start.log"; exit 1; }
    as "$work/out/$name/status.sh" || exit 1
done

printf '\nWhat the guests saw of each other:\n'
for guest in ring/router1 ring/router2 ring/router3 firewall-lab/attacker; do
    # shellcheck disable=SC2086
    (cd / && $as_user "$work/out/${guest%/*}/mln" log "${guest#*/}") | grep 'bytes from\|server answers\|does not answer' | sed "s|^|    ${guest#*/}: |"
done

cat <<TEXT

Seven virtual machines are running. Look around:
    ${as_user:+$as_user }$work/out/firewall-lab/mln console attacker      # root or student, password "student"; leave with Ctrl-]
    ${as_user:+$as_user }$work/out/firewall-lab/check.sh      # does the firewall do what it should?
    less $work/out/ring/README.md
Stop them:
    ${as_user:+$as_user }$work/out/ring/stop.sh
    ${as_user:+$as_user }$work/out/firewall-lab/stop.sh
Write your own network:
    node dist/mlnc.js init mynet && node dist/mlnc.js mynet.mln -o out
TEXT
