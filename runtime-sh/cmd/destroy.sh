# shellcheck shell=sh
# destroy.sh - all of a project on this machine goes: its guests are stopped, its disks leave
# shellcheck disable=SC2034,SC2154  # verb_* are read and opt_*, project set by main.sh

verb_options='w: purge dry-run strict'

verb_help() {
	cat <<-HELP
	mln destroy [-h GUEST]... [--yes PROJECT] [--purge] [-w SECONDS] [--strict] [--dry-run]    (remove is the same)
	  Stops the guests (-w: how long they may take), then moves their disks to the attic in the state directory.
	  Asks for the project's name; --yes PROJECT answers. The output that mlnc wrote stays.
	  --strict  a failing hook ends the stop, and nothing is destroyed
	  --purge   the disks are removed for good, and all other state with them, the attic too
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse "\`$1\`: say guests with -h"
	parts attic losing destroying
	destroy_told
	losing_agreed "$project"
	servers_each destroy_here
	! units_installed || warn "$project is still installed, and would fail to start: mln uninstall -p $project"
	servers_worst
}

# Whatever the stop says: destroy_server looks at each guest itself.
destroy_here() {
	(stop_here) || [ -z "$opt_strict" ] || die 'the stop failed: nothing is destroyed, as --strict says'
	destroy_server
}
