# shellcheck shell=sh
# prepare.sh - mln prepare: what a unit does before mln run
# shellcheck disable=SC2034,SC2154  # settings and options are read here and in the files of lib/
verb_options='switch'

verb_help() {
	cat <<-'HELP'
	mln prepare GUEST, mln prepare switch:NAME   for units: waits for a start slot of this machine, then readies settings, logs, bridges
	                                             and taps for `mln run --prepared`, which may run as another account
	HELP
}

verb_run() {
	served_name 'prepare what?' "$@"
	run_name=$one_name
	server_of_one "$run_name"
	parts tools taps bridges running preparing
	units_whose
	start_by_units=yes
	state_make
	if [ -n "$opt_switch" ]; then prepare_switch; else prepare_guest; fi
}
