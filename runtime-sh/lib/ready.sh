# shellcheck shell=sh
# ready.sh - which guests have said that they are ready, and which ended before
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

# Ready is a line with `MLN-READY <vm> <status>` in the console's log, after what was there when the guest was launched.
# One grep looks for all guests: it is asked many times a second while others boot.

# ready_look GUEST...: notes in run/started/<vm>/ready, with the status of startup, each that has said so
ready_look() {
	_look_files=''
	for _look_vm; do
		[ -s "run/started/$_look_vm/ready" ] || [ ! -e "run/started/$_look_vm/offset" ] ||
			_look_files="$_look_files log/$_look_vm.console"
	done
	[ -n "$_look_files" ] || return 0
	# shellcheck disable=SC2086  # names of logs hold no blank; /dev/null makes grep name even a single file
	_look_found=$(grep -ans 'MLN-READY ' $_look_files /dev/null)
	while IFS=: read -r _look_file _look_at _look_text; do
		[ -z "$_look_at" ] || ready_line
	done <<-FOUND
	$_look_found
	FOUND
}
ready_line() {
	_line_vm=${_look_file#log/}
	_line_vm=${_line_vm%.console}
	read -r _line_offset < "run/started/$_line_vm/offset" || return 0
	[ "$_look_at" -gt "$_line_offset" ] || return 0
	case $_look_text in *"MLN-READY $_line_vm "[0-9]*) ;; *) return 0 ;; esac
	_line_status=${_look_text##*"MLN-READY $_line_vm "}
	say "${_line_status%%[!0-9]*}" > "run/started/$_line_vm/ready"
}

# ready_status GUEST: sets $ready_status to how its startup ended; 1 when it is not ready
ready_status() {
	ready_status=''
	[ -s "run/started/$1/ready" ] && read -r ready_status < "run/started/$1/ready"
}

# console_last GUEST: the last lines of its console since it started, for a guest that ended; of a kernel's panic what led to it, not the registers
console_last() {
	_last_offset=0
	[ ! -s "run/started/$1/offset" ] || read -r _last_offset < "run/started/$1/offset"
	for _last_file in "log/$1.console" "log/$1.out"; do
		[ -s "$_last_file" ] || continue
		_last_lines=$(tail -n "+$((_last_offset + 1))" "$_last_file" | tail -n 60)
		_last_offset=0
		case $_last_lines in
		*'Kernel panic'*) _last_lines=$(printf '%s\n' "$_last_lines" | grep -a -B 4 'Kernel panic') ;;
		*) _last_lines=$(printf '%s\n' "$_last_lines" | tail -n 6) ;;
		esac
		printf '%s\n' "$_last_lines" | shown_text | sed '/^[[:space:]]*$/d; s/^/    /' >&2
	done
}
