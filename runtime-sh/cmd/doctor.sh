# shellcheck shell=sh
# doctor.sh - what this machine lacks for this project, each with the line that mends it
# shellcheck disable=SC2034,SC2154  # verb_* are read by main.sh
verb_options='json'

verb_help() {
	cat <<-HELP
	mln doctor [-h GUEST]... [--json]
	  Looks at tools, rights, memory, room on the disk, templates and limits, and changes nothing.
	  Ends with 0 when nothing is lacking, else with 1.
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse "\`$1\`: say guests with -h"
	parts tools needs-of-build needs-of-machine needs-of-room image-size template-find examining
	tools_of_path
	servers_each examine_server
	servers_worst
}
