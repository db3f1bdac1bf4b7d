# shellcheck shell=sh
# run.sh - mln run: a guest or a switch in the foreground; what start and systemd's units call
# shellcheck disable=SC2034,SC2154  # settings and options are read here and in the files of lib/
verb_options='t: switch prepared'

verb_help() {
	cat <<-'HELP'
	mln run GUEST           runs the guest in the foreground until it ends, and ends with its status;
	                        Ctrl-C and SIGTERM ask the guest to go down
	mln run --switch NAME   becomes the switch

	  -t TERM      console: none, pts, screen, tmux, xterm
	  --prepared   for units: `mln prepare` has readied it, and this may be another account; becomes the guest. A switch may be named switch:NAME
	HELP
}

verb_run() {
	served_name 'run what? One guest, or --switch and one switch' "$@"
	run_name=$one_name
	server_of_one "$run_name"
	parts tools taps bridges running
	if [ -n "$opt_prepared" ]; then
		parts preparing
		run_prepared
		return
	fi
	state_make
	if [ -n "$opt_switch" ]; then run_switch; else run_guest; fi
}
