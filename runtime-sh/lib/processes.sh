# shellcheck shell=sh
# processes.sh - is it still that process? By its start time, since process ids come round again

# process_start_time PID: sets $process_time (clock ticks since boot); 1 when there is none or only a zombie.
# What is read may go away at any time: the braces, since zsh says on the shell's own standard error that there is no such file.
# /proc/PID/stat is "pid (name) state ppid ...", the 22nd field the start time; a name may hold blanks and brackets.
process_start_time() {
	process_time=''
	{ read -r _process_stat < "/proc/$1/stat"; } 2> /dev/null || return 1
	_process_stat=${_process_stat##*) }
	case $_process_stat in Z* | X* | '') return 1 ;; *) ;; esac
	# shellcheck disable=SC2086  # fields of numbers
	set -- $_process_stat
	[ "$#" -ge 20 ] || return 1
	shift 19
	process_time=$1
}

# process_record FILE PID: who PID is, for process_alive. What is recorded already is not written again, so that few find the file
# empty.
process_record() {
	if process_alive "$1" && [ "$process" = "$2" ]; then return 0; fi
	process_start_time "$2" || return 1
	printf '%s %s\n' "$2" "$process_time" > "$1"
}

# process_alive FILE: 0 when the process recorded there lives; sets $process
process_alive() {
	process=''
	[ -e "$1" ] || return 1
	process_recorded "$1" || { sleep 0.1 && process_recorded "$1"; } || return 1
	process_start_time "$process" && [ "$process_time" = "$_process_time" ]
}
# process_recorded FILE: an empty one is being written, so it is worth a second look
process_recorded() { { read -r process _process_time < "$1"; } 2> /dev/null; }

# process_end FILE: ends that process, at once
process_end() {
	! process_alive "$1" || kill -KILL "$process" 2> /dev/null || :
}
