# shellcheck shell=sh
# log.sh - mln log
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='f all raw'

verb_help() {
	cat <<-'HELP'
	mln log GUEST   what its first console said since it was last started

	  -f      go on as it says more
	  --all   from the first start that is kept
	  --raw   as the guest wrote it; else a terminal gets no colours, and no bytes that could steer it. Where it goes into a file or a pipe it is so anyway
	HELP
}

verb_run() {
	one_guest 'the log of which guest?' "$@"
	server_of guest "$opt_h"
	log_here
}

log_here() {
	if ! state_enter || [ ! -e "log/$opt_h.console" ]; then die "$opt_h has said nothing: it was never started here"; fi
	_log_from=0
	if [ -z "$opt_all" ] && [ -r "run/started/$opt_h/offset" ]; then read -r _log_from < "run/started/$opt_h/offset"; fi
	if [ -n "$opt_raw" ] || [ ! -t 1 ]; then log_lines
	elif [ -z "$opt_f" ]; then log_lines | shown_text
	else log_follow
	fi
}
log_lines() { tail -n "+$((_log_from + 1))" ${opt_f:+-f} "log/$opt_h.console"; }

# log_follow: what is there at once, then what comes line by line
log_follow() {
	_log_known=$(wc -l < "log/$opt_h.console")
	head -n "$_log_known" "log/$opt_h.console" | tail -n "+$((_log_from + 1))" | shown_text
	_log_from=$_log_known
	log_lines | shown_text each
}
