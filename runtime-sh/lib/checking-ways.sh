# shellcheck shell=sh
# checking-ways.sh - how a command is run where something is expected: over a guest's line, by ssh, or here
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

# check_reach: sets $check_way to here, line or an ssh destination; or $check_down to why nothing can be looked at
check_reach() {
	check_way=here check_down=''
	[ "$check_from" != - ] || return 0
	if ! check_runs "$check_from"; then
		check_down="$check_from is down"
		return 0
	fi
	guest_settings_used "$check_from"
	check_way=$vm_check
	if [ -f "applied/$vm.built" ] && ! grep -q '^vm_check=' "applied/$vm.built"; then
		check_down="$vm was built before anything was expected of it: mln build --rebuild -h $vm, and start it"
	elif [ -z "$check_way" ]; then check_down="$vm was started before anything was expected of it: mln restart -h $vm"
	elif ! check_hello; then check_down="$vm does not answer $check_why"; fi
}

# check_runs GUEST: in a shell of its own, which forgets its settings
check_runs() { [ -n "$check_state" ] && (guest_settings_used "$1" && guest_driver && guest_alive); }

# check_hello: does it answer? Else sets $check_why. A line is asked several times, since what comes before a guest that boots has opened it may be lost
check_hello() {
	if [ "$check_way" != line ]; then
		check_ask 6 true && [ "$check_status" = 0 ] && return 0
		check_why="by ssh to $check_way: $(check_last_line)"
		return 1
	fi
	check_why='on its line for checks'
	for _ in 1 2 3 4; do
		! check_ask 1 true || [ "$check_status" != 0 ] || return 0
	done
	return 1
}

# check_ask SECONDS COMMAND: sets $check_status, `late` where the time was not enough, and leaves the output in $check_files.output,
# since not every shell can hold all bytes; 1 when there was no answer
check_ask() {
	check_status=''
	case $check_way in
	line) check_ask_line "$@" ;;
	here) check_kept "$1" sh -c "$2" ;;
	*) check_ask_ssh "$@" ;;
	esac
}

# check_ask_line SECONDS COMMAND: templates/guest/check tells what is said. The pipes are opened for both ways, which never waits; only
# the shell itself reads, since a `timeout` of some machines ends no more than that.
check_ask_line() {
	check_line
	clock
	_ask_id=$now$1
	# shellcheck disable=SC2016  # the inner shell's own
	timeout "$(($1 + 2))" sh -c '
		[ -p "$1.in" ] && [ -p "$1.out" ] || exit 1
		exec 3<> "$1.in" 4<> "$1.out"
		flock 3 3>&3 || exit 1
		printf "%s %s %s\n" "$2" "$3" "$4" >&3
		mine=
		while IFS= read -r line <&4; do
			case $line in
			"+$2") mine=1 ;;
			"=$2 "*) printf "%s\n" "$line"; exit 0 ;;
			"|"*) [ -z "$mine" ] || printf "%s\n" "$line" ;;
			*) ;;
			esac
		done' - "$check_line" "$_ask_id" "$1" "$2" | head -c 200000 > "$check_files.answer"
	check_status=$(tail -n 1 "$check_files.answer" | plain_text)
	case $check_status in "=$_ask_id "*) check_status=${check_status#* } ;; *) return 1 ;; esac
	sed -n 's/^|//p' "$check_files.answer" > "$check_files.output"
}

# check_ask_ssh SECONDS COMMAND: a guest that was built anew has new keys, and what is asked is no secret; about a key that somebody
# remembers ssh would warn in what is then taken for the guest's output
check_ask_ssh() {
	quoted "$2"
	check_kept "$1" ssh -anx -o BatchMode=yes -o ConnectTimeout=5 -o LogLevel=ERROR \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null -- "$check_way" "sh -c $quoted"
	[ "$check_status" != 255 ]
}

# check_kept SECONDS COMMAND...: the same as in a guest: through a pipe with a name, since what the command leaves running may hold
# it open for ever
check_kept() {
	rm -f "$check_files".kept.*
	mkfifo "$check_files.kept.pipe" || return 1
	{ dd bs=1024 count=1024 of="$check_files.kept.output" 2> /dev/null; : > "$check_files.kept.whole"; cat > /dev/null; } < "$check_files.kept.pipe" &
	_kept_seconds=$1
	shift
	clock
	_kept_until=$((now + _kept_seconds * 100))
	check_status=0
	(cd / && exec timeout -k 1 "$_kept_seconds" "$@") > "$check_files.kept.pipe" 2>&1 || check_status=$?
	clock
	[ "$now" -lt "$_kept_until" ] || check_status=late
	until_true 1 test -e "$check_files.kept.whole" || :
	head -c 65536 "$check_files.kept.output" > "$check_files.output"
}
