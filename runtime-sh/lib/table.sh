# shellcheck shell=sh
# table.sh - a row for each guest: columns on a terminal, one plain line elsewhere; and a last line that is drawn anew
# shellcheck disable=SC2154  # start_* are set in starting.sh

# table_for NAME...: how wide the first column is to be, and the terminal
table_for() {
	table_width=5 table_begun='' progress_shown='' progress_width=78
	[ -t 1 ] || return 0
	table_terminal
	for _for_name; do
		[ "${#_for_name}" -le "$table_width" ] || table_width=${#_for_name}
	done
}

# A line that fills the last column would wrap in some terminals, and the next one not be drawn over it.
table_terminal() {
	{ _terminal_size=$(stty size 2> /dev/null <&3) || return 0; } 3>&1
	_terminal_columns=${_terminal_size#* }
	[ "${_terminal_columns:-0}" -le 1 ] || progress_width=$((_terminal_columns - 1))
}

# table_row NAME STATE NOTE: on a terminal the header comes before the first row
table_row() {
	if [ -t 1 ]; then
		progress_clear
		if [ -z "${table_begun:-}" ]; then
			printf "%-${table_width:-20}s  %-12s  %s\n" NAME STATE ''
			table_begun=1
		fi
		printf "%-${table_width:-20}s  %-12s  %s\n" "$1" "$2" "$3"
	else
		printf '%s %s%s\n' "$1" "$2" "${3:+ ($3)}"
	fi
}

# progress TEXT: what is still awaited, below the table; only a terminal gets to see it
progress() {
	[ -t 1 ] && [ "$1" != "${progress_shown:-}" ] || return 0
	printf "\\r\\033[K%.${progress_width:-78}s" "$1"
	progress_shown=$1
}
progress_clear() {
	[ -n "${progress_shown:-}" ] || return 0
	printf '\r\033[K'
	progress_shown=''
}

# start_progress: of a start, who boots (their names stand first in $start_booting's items) and who is still to be launched
start_progress() {
	_progress_names=''
	for _progress_item in $start_booting; do _progress_names="$_progress_names ${_progress_item%%:*}"; done
	progress "booting:$_progress_names${start_queue:+, waiting: $start_queue}"
}
