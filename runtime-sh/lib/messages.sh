# shellcheck shell=sh
# messages.sh - what is said, and the one place where a command is shown and then run
# shellcheck disable=SC2034,SC2154  # opt_dry_run is set by options.sh, detached is read by the callers

say() { printf '%s\n' "$*"; }
warn() {
	progress_clear
	printf 'mln: %s\n' "$*" >&2
}

# die TEXT: ends with 1, or with what the verb says of a call that could do nothing
die() {
	warn "$@"
	exit "${die_status:-1}"
}

# misuse TEXT: the command line itself is wrong
misuse() {
	warn "$@"
	printf 'mln: see mln %s--help\n' "${verb:+$verb }" >&2
	exit 2
}

# quoted WORD: sets $quoted to it, so written that a shell reads it back as one word
quoted() {
	quoted=$1
	case $1 in
	'' | *[!A-Za-z0-9_./:@%+,=-]*) ;;
	*) return 0 ;;
	esac
	_quoted_rest=$1 quoted="'"
	while :; do
		case $_quoted_rest in *\'*) ;; *) break ;; esac
		quoted="$quoted${_quoted_rest%%\'*}'\\''"
		_quoted_rest=${_quoted_rest#*\'}
	done
	quoted="$quoted$_quoted_rest'"
}

# shown COMMAND...: prints it on standard error as a line that can be pasted
shown() {
	_shown_line='+'
	for _shown_word; do
		quoted "$_shown_word"
		_shown_line="$_shown_line $quoted"
	done
	progress_clear
	printf '%s\n' "$_shown_line" >&2
}

# run COMMAND...: shows it, then does it; nothing else knows --dry-run
run() {
	shown "$@"
	[ -z "$opt_dry_run" ] || return 0
	"$@"
}

# run_detached COMMAND...: the same for what outlives this call; sets $detached to its process id. Our locks stay ours.
run_detached() {
	shown setsid "$@"
	detached=''
	[ -z "$opt_dry_run" ] || return 0
	without_locks detach "$@"
}
detach() {
	# exec: yash would stay as its parent, and the process id be that one's
	{ exec setsid "$@" < /dev/null > /dev/null 2>&1; } &
	detached=$!
}

# plain_text: a filter for what a guest wrote: what is printable in ASCII
plain_text() { LC_ALL=C tr -cd '\11\12\40-\176'; }

# shown_text [each]: a filter for what a guest wrote and a person reads: without colours, titles and the bytes that could steer a
# terminal; other letters where the terminal's are UTF-8, without its second set of control bytes. `each`: a line when it comes, since
# some seds, as busybox's, keep one back until they have the next. A shell of its own, since yash keeps no bytes that are no letters.
shown_text() {
	case $MLN_LETTERS in
	*[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) _text_more='s/\302[\200-\237]/?/g' ;;
	*) _text_more='s/[\200-\377]//g' ;;
	esac
	# shellcheck disable=SC2016  # the inner shell's own
	sh -c '
		filter=$(printf "$1")
		[ -n "$2" ] || exec sed "$filter"
		while IFS= read -r line; do printf "%s\n" "$line" | sed "$filter"; done' - \
		's/\33\\[[0-?]*[ -/]*[@-~]//g; s/\33][^\7\33]*\33\\\\//g; s/\33][^\7\33]*\7*//g; s/[\1-\10\13-\37\177]//g; '"$_text_more" "${1:-}"
}
