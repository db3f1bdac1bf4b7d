#!/bin/sh
# fake-xl.sh - stands in for xl where no hypervisor runs: writes down how it was called, keeps domains as folders in $FAKE_XL, and lets
# the real xl read each configuration. A domain lives as long as its folder.
printf '%s\n' "$*" >> "$FAKE_XL.calls"
of() { sed -n "s/^[[:blank:]]*$1 *= *\"\{0,1\}\([^\" ]*\).*/\1/p" "$2" | tail -n 1; }

# found ID-OR-NAME: sets $found to the folder
found() {
	for found in "$FAKE_XL"/*/; do
		found=${found%/}
		[ ! -d "$found" ] || [ "${found##*/}" = "$1" ] || [ "$(cat "$found/name")" = "$1" ] || continue
		[ -d "$found" ] && return 0
	done
	echo "$1 is an invalid domain identifier (rc=-6)" >&2
	exit 1
}
create() {
	[ "$1" != -F ] || shift
	sh "$FAKE_XL_HERE/real-xl.sh" -N create "$1" > /dev/null 2> "$FAKE_XL.said" || { cat "$FAKE_XL.said" >&2; exit 1; }
	name=$(of name "$1")
	born "$1" "MLN-READY ${name%%.*} 0"
	live
}
# born CONFIGURATION WORDS: a domain; its console says WORDS
born() {
	id=1
	while ! mkdir "$FAKE_XL/$id" 2> /dev/null; do id=$((id + 1)); done
	name=$(of name "$1")
	echo "$2" > "$FAKE_XL/$id/console"
	# the name last: by it the domain is found
	for key in uuid memory name; do of "$key" "$1" > "$FAKE_XL/$id/$key"; done
}
live() {
	echo "Waiting for domain $name (domid $id) to die [pid $$]"
	while [ -d "$FAKE_XL/$id" ]; do
		[ ! -e "$FAKE_XL/$id/preserved" ] || { echo "Domain $id has shut down, reason code 3 0x3"; exit 0; }
		[ ! -e "$FAKE_XL/$id/crash" ] || { rm -rf "${FAKE_XL:?}/$id"; echo "Domain $id has shut down, reason code 3 0x3"; }
		sleep 0.1
	done
}
save() {
	found "$1"
	[ ! -e "$found/unwilling" ] || { echo 'Failed to save domain, resuming domain' >&2; exit 1; }
	for key in name uuid memory; do echo "$key = $(cat "$found/$key")"; done > "$2"
	rm -rf "$found"
}
restore() {
	if [ "$1 $2" != '-F -p' ] || ! grep -qs ^uuid "$3"; then
		echo 'cannot read the saved state' >&2
		exit 1
	fi
	born "$3" 'and on it goes'
	touch "$FAKE_XL/$id/paused"
	live
}
list() {
	echo 'Name                                        ID   Mem VCPUs	State	Time(s)   UUID                            Reason-Code	Security Label'
	echo 'Domain-0                                     0   600     1     r-----      45.9 00000000-0000-0000-0000-000000000000        -                -'
	for one in "$FAKE_XL"/*/; do
		[ -d "$one" ] || continue
		state=-b----
		[ ! -e "$one/preserved" ] || state=---sc-
		printf '%-40s %5s %5s     1     %s       4.8 %s        -                -\n' "$(cat "$one/name")" "$(basename "$one")" "$(cat "$one/memory")" "$state" "$(cat "$one/uuid")"
	done
}
verb=$1
shift
case $verb in
create) create "$@" ;;
save) save "$@" ;;
restore) restore "$@" ;;
unpause)
	found "$1"
	rm "$found/paused"
	;;
list) list ;;
console)
	found "$1"
	cat "$found/console"
	while [ -d "$found" ]; do sleep 0.1; done
	;;
shutdown)
	[ "$1" != -F ] || shift
	found "$1"
	[ -e "$found/deaf" ] || rm -rf "$found"
	;;
destroy)
	found "$1"
	rm -rf "$found"
	;;
info) echo 512 ;;
*) echo "fake-xl: no $verb" >&2; exit 2 ;;
esac
