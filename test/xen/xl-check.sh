#!/bin/sh
# xl-check.sh [-j] FILE...: reads configurations of domains with the real xl, no hypervisor needed; -j prints what xl made of each
# Ends with 0 when each is read and no key in it is unknown to xl, which would pass over it in silence; 1 when one is not; 2 when it
# cannot be told here.
json=
[ "${1-}" != -j ] || { json=1; shift; }
here=$(cd "$(dirname "$0")" && pwd) || exit 2
xl=$(sh "$here/real-xl.sh" --path) || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
LC_ALL=C grep -aoE '[a-z][a-z0-9_]{1,40}' "$xl" | sort -u > "$work/known"

# bad FILE: what xl says nothing about
bad() {
	sed -n 's/^[[:space:]]*\([A-Za-z_][A-Za-z0-9_]*\)[[:space:]]*[+]\{0,1\}=.*/\1/p' "$1" | grep -vxFf "$work/known" | sed 's/^/unknown key /'
	# a MAC that is too short is read on past its comma
	grep -oE "mac=[^,'\"]*" "$1" | grep -vE '^mac=([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$' | sed 's/^/malformed /'
}

status=0
for file; do
	if ! sh "$here/real-xl.sh" -N create "$file" > "$work/json" 2> "$work/said" < /dev/null ||
		grep -v '^Parsing config from' "$work/said" | grep -qiE 'error|invalid|unknown' || [ -n "$(bad "$file")" ]; then
		status=1
		{ echo "$file:"; bad "$file"; grep -v '^Parsing config from' "$work/said"; } >&2
	elif [ -n "$json" ]; then cat "$work/json"; fi
done
exit "$status"
