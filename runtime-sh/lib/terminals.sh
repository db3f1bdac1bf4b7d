# shellcheck shell=sh
# terminals.sh - for drivers whose guests have their second console on a terminal of this machine
# shellcheck disable=SC2154  # vm and vm_term come from the guest's settings

# terminal_wanted: ends the call where there is none to type at
terminal_wanted() {
	[ "$vm_term" != none ] ||
		die "$vm has no console to type at: \`term screen\` in the description gives one; what it prints: mln log $vm"
	[ "$vm_term" != xterm ] || die "$vm has its console in an xterm of its own"
}

# terminal_attach PTS: by a program that is attached to it, so that the guest does not end with that
terminal_attach() {
	case $vm_term in
	tmux) exec tmux new-session -A -s "$vm-$project" "exec 3<> $1; stty raw -echo; cat <&3 & exec cat >&3" ;;
	screen) exec screen -xRR -S "$vm.$project" "$1" ;;
	*) if [ -t 0 ] && [ -t 1 ]; then terminal_type "$1"; else say "$vm: its console is $1, for screen or any terminal program"; fi ;;
	esac
}

# terminal_type PTS: what is typed goes there, what it shows comes here; Ctrl-] is the one key that is a signal. A shell of its own
# with job control, so that the signal is the typing program's alone: a shell that called mln would end by it as well.
terminal_type() {
	say "$vm: Ctrl-] leaves its console"
	# shellcheck disable=SC2016  # the inner shell's own
	exec sh -c '
		exec 3<> "$1"
		was=$(stty -g)
		trap : INT HUP
		stty raw -echo isig intr "^]" quit "^-" susp "^-"
		cat <&3 &
		# also where the terminal is gone: it would go on reading what the next reader is to have
		trap "kill $!" EXIT
		set -m
		cat >&3 || :
		set +m
		stty "$was"
		echo' - "$1"
}

# terminal_window PTS: in a window, which ends with it
terminal_window() {
	# shellcheck disable=SC2016  # the inner shell's own
	exec x-terminal-emulator -T "$vm.$project" -e sh -c 'exec 3<> "$1" 4<&0; stty raw -echo; cat <&4 >&3 & cat <&3; kill "$!"' - "$1"
}
