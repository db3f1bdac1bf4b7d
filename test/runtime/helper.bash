# helper.bash - a project of small guests for the tests of the runtime, run by $TEST_SH and by nobody where the tests are root's
#
# A guest here is a shell script that says it is ready, goes down when asked and can be told to misbehave: quick, and by the same
# contract as a virtual machine. Real machines are booted in test/lab.

. "$BATS_TEST_DIRNAME/../waiting.bash"
. "$BATS_TEST_DIRNAME/../not.bash"
. "$BATS_TEST_DIRNAME/own-root.bash"
repository=$BATS_TEST_DIRNAME/../..
TEST_SH=${TEST_SH:-sh}

# setup_work [ACCOUNT]: where the tests are root's, all is run by that account, which is made, else by nobody
setup_work() {
	account=$(id -un)
	W=$(mktemp -d /tmp/mlnt.XXXXXX)
	chmod 755 "$W"
	as_user=()
	if [ "$(id -u)" -eq 0 ]; then
		account=${1:-nobody}
		id "$account" > /dev/null 2>&1 || useradd -m "$account"
		chown "$account" "$W"
		as_user=(setpriv --reuid "$account" --regid "$(id -g "$account")" --clear-groups)
	fi
	export HOME=$W MLN_STATE=$W/state
	unset MLN_PROJECTS MLN_SERVER MLN_FOUND MLN_TEMPLATES XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
	own_root "$W/root"
	cd / || exit 1
}

# Everything that a test left running is ended by the pids in its own state.
teardown_work() {
	local file pid rest
	for file in "$W"/*/*/run/*/*/pid "$W"/*/*/run/started/*.pid "$W"/*/*/run/*/pid; do
		[ -f "$file" ] || continue
		read -r pid rest < "$file"
		kill -KILL "$pid" 2> /dev/null || :
	done
	rm -rf "$W"
}

# make_project NAME GUEST...: its output is $made, below $W/out
make_project() {
	made=$W/out/$1 server=$W/out/$1/service-hosts/local
	local name=$1
	shift
	mkdir -p "$made/lib/drivers" "$server/switches" "$server/hooks"
	sed "1s|.*|#!/usr/bin/env -S $TEST_SH|" "$repository/runtime-sh/mln" > "$made/mln"
	chmod 755 "$made/mln"
	cp "$repository"/runtime-sh/lib/* "$made/lib/"
	cp -R "$repository/runtime-sh/cmd" "$repository/runtime-sh/storage" "$repository/runtime-sh/switches" "$made/lib/"
	cp "$BATS_TEST_DIRNAME/script-driver.sh" "$made/lib/drivers/script.sh"
	printf 'format=1\nproject=%s\n' "$name" > "$made/project.conf"
	printf '# made by the tests\n' > "$made/MANIFEST"
	printf "server_name=local\nserver_guests='%s'\n" "$*" > "$server/server.conf"
	for guest; do make_guest "$guest"; done
	give_away
}

# make_guest NAME [SCRIPT]: SCRIPT is what it does when it was started
make_guest() {
	local dir=$server/vms/$1
	mkdir -p "$dir"
	printf 'vm_platform=script\nvm_storage=image\nvm_boot_order=99\nvm_ready_timeout=%s\n' "${ready_timeout:-30}" > "$dir/vm.conf"
	printf '#!/bin/sh\n# %s\nexec sh -c %q\n' "$1" "${2:-$(obedient "$1")}" > "$dir/command.sh"
	give_away
}
# obedient NAME [STATUS]: goes down when asked; its startup ended with STATUS
# shellcheck disable=SC2016
obedient() { printf 'trap "kill \\$!; exit 0" TERM; echo "MLN-READY %s %s"; while :; do sleep 1 & wait; done' "$1" "${2:-0}"; }
# shellcheck disable=SC2016
stubborn() { printf 'trap "" TERM; echo "MLN-READY %s 0"; while :; do sleep 1; done' "$1"; }

add_switch() {
	printf 'switch_backend=%s\n' "$2" > "$server/switches/$1.conf"
	printf "server_switches='%s'\n" "$(cd "$server/switches" && printf '%s ' *.conf | sed 's/\.conf//g; s/ $//')" >> "$server/server.conf"
	give_away
}
add_hook() {
	printf '#!/bin/sh\n%s\n' "$2" > "$server/hooks/$1"
	give_away
}
give_away() { [ "$(id -u)" -ne 0 ] || chown -R "$account" "$W"; }

# disks PROJECT GUEST...: as if they were built
disks() {
	local name=$1 guest
	shift
	"${as_user[@]}" mkdir -p "$MLN_STATE/$name/disks"
	for guest; do "${as_user[@]}" touch "$MLN_STATE/$name/disks/$guest.img"; done
	chmod 711 "$MLN_STATE"
	chmod 700 "$MLN_STATE/$name"
}

mln() { "${as_user[@]}" "$made/mln" "$@" < /dev/null 3>&-; }

# ends STATUS ARGUMENT...: mln ends so; its output is $output
ends() {
	local want=$1
	shift
	run mln "$@"
	[ "$status" -eq "$want" ] || { printf 'status %s, not %s:\n%s\n' "$status" "$want" "$output"; return 1; }
	# a verb that calls a function which it has not read
	[[ ! "$output" =~ [a-z]_[a-z_]+:\ (command\ |inaccessible\ or\ )?not\ found ]] || { printf 'said: %s\n' "$output"; return 1; }
}
says() { [[ "$output" == *"$1"* ]] || { printf 'not said: %s\nsaid: %s\n' "$1" "$output"; return 1; }; }
silent_on() { [[ "$output" != *"$1"* ]] || { printf 'said: %s\n' "$output"; return 1; }; }
json() { node -e "const x = JSON.parse(process.argv[1]); process.stdout.write(String($1))" "$output"; }
