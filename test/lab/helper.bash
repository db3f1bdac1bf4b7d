# helper.bash - real guests in a short directory of their own, run by an ordinary user: by oneself, or by `mlnlab` where root calls.
# What a test file starts is ended by `mln stop` of its own state, and what is left of it by the process ids recorded there.

. "$BATS_TEST_DIRNAME/../waiting.bash"
. "$BATS_TEST_DIRNAME/../not.bash"
top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)

# lab_setup: once a file. Takes a copy of mlnc, since the user may not be allowed to read where the project lies.
lab_setup() {
	lab_needs || return 0
	lab=$(mktemp -d /tmp/ml.XXXXXX)
	export lab
	cp -R "$top/dist" "$BATS_TEST_DIRNAME" "$top/examples" "$lab/"
	chmod 755 "$lab"
	if [ "$(id -u)" -eq 0 ]; then
		id mlnlab > /dev/null 2>&1 || useradd -m mlnlab
		chown -R mlnlab: "$lab"
	fi
	cd "$lab" || return 1
	as_user mkdir -m 700 screen
	as_user dist/runtime/mln template busybox > /dev/null
}

# lab_needs: without these nothing here can run; each test is then a skip with the reason
lab_needs() {
	lab_missing=''
	for lab_tool in linux.uml uml_switch uml_mconsole busybox debugfs setpriv; do
		PATH=$PATH:/usr/sbin:/sbin command -v "$lab_tool" > /dev/null || lab_missing="$lab_missing $lab_tool"
	done
	[ -z "$lab_missing" ]
}

# lab_enter [TOOL...]: at the start of each test
lab_enter() {
	lab_needs || skip "not installed:$lab_missing"
	for lab_tool; do
		command -v "${lab_tool%% *}" > /dev/null || skip "not installed: $lab_tool"
	done
	cd "$lab" || return 1
}

# as_user COMMAND...: in the current directory, never for more than three minutes, or than $lab_limit seconds
as_user() {
	if [ "$(id -u)" -eq 0 ]; then set -- setpriv --reuid mlnlab --regid mlnlab --init-groups "$@"; fi
	timeout "${lab_limit:-180}" env HOME="$lab" TMUX_TMPDIR="$lab" SCREENDIR="$lab/screen" MLN_STATE="$lab/s" MLN_TEMPLATES="$lab/t" "$@" < /dev/null 3>&- 4>&-
}

# kernel_here FOLDER: puts the kernel for guests of QEMU into FOLDER/kernel, from the package that the laboratory has in its cache; made
# again when the script that makes it changes
kernel_here() {
	kernel_source=$(sh "$BATS_TEST_DIRNAME/machine/machine.sh" --kernel 3>&- 4>&-) || return 1
	kernel_made=${kernel_source%/*}/for-guests.$(cat "$top"/runtime-sh/lib/template-kernel*.sh | cksum | cut -d ' ' -f 1)
	if [ ! -d "$kernel_made/kernel" ]; then
		rm -rf "${kernel_source%/*}"/for-guests.*
		mkdir -p "$kernel_made"
		MLN_TEMPLATES=$kernel_made sh "$top/dist/runtime/mln" template kernel "$kernel_source" || { rm -rf "$kernel_made"; return 1; }
	fi
	cp -Rl "$kernel_made/kernel" "${1:?}/" 2> /dev/null || cp -R "$kernel_made/kernel" "$1/"
	chmod -R a+rX "$1/kernel"
}

# lab_kernel: at the start of a file, the kernel for guests of QEMU
lab_kernel() {
	[ -n "${lab:-}" ] || return 0
	kernel_here "$lab/t" > "$lab/kernel.said" 2>&1 || mv "$lab/kernel.said" "$lab/no-kernel"
}
# lab_enter_qemu [TOOL...]: at the start of each test that boots one
lab_enter_qemu() {
	lab_enter qemu-system-x86_64 "$@"
	[ ! -e no-kernel ] || skip "$(tail -n 1 no-kernel)"
}

# compile FILE...: into out/; what mlnc says goes to the test's output
compile() { as_user node dist/mlnc.js "$@" -o out; }

# mln PROJECT VERB...: the project's own
mln() {
	lab_project=$1
	shift
	as_user "out/$lab_project/mln" "$@"
}

# said PROJECT GUEST TEXT: did the guest print that whole line since it was started?
said() { mln "$1" log "$2" | tr -d '\r' | grep -aqxF -- "$3"; }

# mentioned PROJECT GUEST TEXT: is the text somewhere in what the guest printed?
mentioned() { mln "$1" log "$2" | grep -aqF -- "$3"; }

# clean_disks PROJECT: each image is whole, and was unmounted
clean_disks() {
	for clean_image in "s/$1"/disks/*.img; do
		clean_said=$(PATH=$PATH:/usr/sbin:/sbin e2fsck -fn "$clean_image" 2>&1) || { echo "$clean_said"; return 1; }
		case $clean_said in *'skipping journal recovery'*) echo "$clean_image was not unmounted"; return 1 ;; esac
	done
}

# main_pid PROJECT GUEST: the guest's main process
main_pid() { cat "s/$1/run/$2.$1/pid"; }

# processes_of PROJECT: those that work in its state directory, whoever started them
processes_of() {
	for processes_cwd in /proc/[0-9]*/cwd; do
		[ "$(readlink "$processes_cwd" 2> /dev/null)" != "$lab/s/$1" ] || printf '%s\n' "${processes_cwd//[!0-9]/}"
	done
}

# lab_teardown: once a file
lab_teardown() {
	[ -n "${lab:-}" ] || return 0
	cd "$lab" || return 1
	if command -v tmux > /dev/null; then as_user tmux kill-server 2> /dev/null; fi
	if command -v screen > /dev/null; then as_user screen -S s.options -X quit > /dev/null; fi
	for teardown_state in s/*/; do
		[ -d "$teardown_state/run" ] || continue
		teardown_project=${teardown_state#s/} teardown_project=${teardown_project%/}
		as_user "$teardown_state/runtime/mln" stop -H > /dev/null 2>&1
		for teardown_pid in $(processes_of "$teardown_project"); do kill -KILL "$teardown_pid" 2> /dev/null; done
	done
	cd / && rm -rf "$lab"
}

setup_file() { lab_setup; }
teardown_file() { lab_teardown; }

# console_open PROJECT GUEST: the terminal that `mln console` names, opened by socat as the user, since it belongs to them.
# What is written into descriptor 5 is typed; $console_out grows by what the guest shows.
console_open() {
	console_pts=$(mln "$1" console "$2" | grep -o '/dev/pts/[0-9]*')
	console_out=$lab/console
	rm -f "$lab/keys"
	as_user sh -c 'mkfifo keys; : > console'
	as_user sh -c 'exec socat "$1,raw,echo=0" - < keys > console' - "$console_pts" &
	console_socat=$!
	exec 5> "$lab/keys"
}
console_close() {
	exec 5>&-
	kill "$console_socat" 2> /dev/null || :
}
# asks_for_login: does the guest, after a return? To be asked again: getty forgets what came before it began to read.
asks_for_login() {
	printf '\r' >&5
	sleep 0.2
	grep -aq 'login:' "$console_out"
}
# types TEXT PATTERN: types a line, then waits until the guest shows what matches
types() {
	printf '%s\r' "$1" >&5
	within 60 grep -aq -- "$2" "$console_out"
}
