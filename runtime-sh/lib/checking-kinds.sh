# shellcheck shell=sh
# checking-kinds.sh - what is looked at. Each sets $check_holds to yes, no or unknown, which neither form of it accepts, and $check_seen
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
# shellcheck disable=SC2016  # what is in single quotes is for the shell that looks

# check_asked COMMAND: 1 when there is no answer, which is then what was seen
check_asked() {
	check_holds=unknown
	if ! check_ask "$check_seconds" "$1"; then
		check_seen="$check_from does not answer any more"
		return 1
	fi
	case $check_status in
	127) check_seen="$check_from has no program for it: $(check_last_line)" ;;
	late) check_seen="took longer than $check_seconds s" ;;
	*) ;;
	esac
}

check_last_line() { plain_text < "$check_files.output" | sed -n '/[^[:space:]]/h; ${ x; p; }'; }

# check_target: of a guest that is down nobody can say that it is shut off
check_target() {
	[ "$check_2" != - ] && ! check_runs "$check_2" || return 0
	check_holds=unknown check_seen="$check_2 is down"
	return 1
}

check_ping() {
	check_target || return 0
	_ping=ping
	case $check_1 in *:*) _ping='$(command -v ping6 || echo ping)' ;; *) ;; esac
	check_asked "command -v ping || exit 127; n=0; until $_ping -c 1 -W 1 $check_1; do n=\$((n + 1)); [ \$n -lt 2 ] || exit 1; done" || return 0
	case $check_status in
	127) ;;
	0) check_holds=yes check_seen="$check_1 answers" ;;
	*) check_holds=no check_seen="no answer from $check_1" ;;
	esac
}

# busybox's nc has no way to look alone: it connects, and runs a program that ends
check_port() {
	check_target || return 0
	_port_bash="timeout 3 bash -c ': < /dev/tcp/$check_1/$check_3'"
	check_asked "if command -v bash && command -v timeout; then $_port_bash; elif command -v nc; then nc -w 3 $check_1 $check_3 -e true; else exit 127; fi" || return 0
	_port="port $check_3 of $check_1"
	case $check_status in
	127) return 0 ;;
	0)
		check_holds=yes check_seen="$_port is open"
		return 0 ;;
	*) check_holds=no ;;
	esac
	case $(plain_text < "$check_files.output") in
	*refused*) check_seen="$_port refuses" ;;
	*nreachable*) check_seen="$check_1 is unreachable" ;;
	*) check_seen="no answer from $_port" ;;
	esac
}

check_file() {
	quoted "$check_2"
	_file_text=$quoted
	quoted "$check_1"
	_file_looks="[ -e $quoted ] || exit 3"
	[ -z "$check_2" ] || _file_looks="$_file_looks; [ -f $quoted ] || exit 4; grep -qF -e $_file_text -- $quoted || { head -n 1 -- $quoted; exit 1; }"
	check_asked "$_file_looks" || return 0
	check_holds=no
	case $check_status in
	0) check_holds=yes check_seen="$check_1 ${check_2:+holds \"$check_2\"}" ;;
	1) check_seen="$check_1 begins: $(check_last_line)" ;;
	3) check_seen="$check_1 is not there" ;;
	4) check_seen="$check_1 is no file" ;;
	*) check_holds=unknown ;;
	esac
	[ "$check_seen" != "$check_1 " ] || check_seen="$check_1 is there"
}

check_run() {
	check_asked "$check_1" || return 0
	case $check_status in
	126 | 127 | late)
		# for what is to work, one that is not there is answer enough
		[ -n "$check_not" ] || check_holds=no ;;
	0)
		check_holds=yes check_seen=$(check_last_line)
		[ -z "$check_2" ] || grep -aqF -e "$check_2" "$check_files.output" || check_holds=no check_seen="its output lacks \"$check_2\": $check_seen" ;;
	*) check_holds=no check_seen="ended with $check_status: $(check_last_line)" ;;
	esac
}
