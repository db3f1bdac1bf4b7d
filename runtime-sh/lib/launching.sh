# shellcheck shell=sh
# launching.sh - one guest of a start: launched, alive, gone, and why
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, vm_* from vm.conf

# start_launch NAME: one way for all: mln run, in the foreground of a session of its own
start_launch() {
	[ -n "$opt_dry_run" ] || { rm -rf "run/started/$1" && mkdir -p "run/started/$1"; }
	if [ -n "${start_by_units:-}" ]; then start_launch_unit
	else run_detached "$mln_home/mln" run "$1" --server "$server_name" ${opt_t:+-t "$opt_t"}; fi
	[ -z "$detached" ] || process_record "run/started/$1/pid" "$detached" || :
}

# By its service, in which `mln run` is. While its call to systemd waits, the guest is starting: that writes down the process later.
start_launch_unit() {
	# shellcheck disable=SC2086  # words
	run_detached $systemctl start "mln-$project@$vm.service"
}

# start_limit: sets $start_limit, hundredths of a second until the guest that is loaded is late. A unit keeps that time itself, since
# waiting for a slot does not count.
start_limit() {
	start_limit=$((vm_ready_timeout * 100))
	[ -z "${start_by_units:-}" ] || start_limit=1000000000
}

# `ready none`: nobody waits for it, so it only has to have been launched
start_not_awaited() {
	[ -e "run/started/$1/offset" ] && guest_settings_used "$1" && [ "$vm_ready" = none ] && start_alive "$1"
}

# start_alive NAME: the second look is for a guest whose parent was killed, which goes on, or that systemd starts anew
start_alive() {
	! process_alive "run/started/$1/pid" || return 0
	[ -z "${start_by_units:-}" ] || ! units_active "$1" || return 0
	[ -d "run/started/$1" ] || return 1
	guest_load_used "$1"
	driver_running
}

# start_gone NAME TRY LAUNCHED: it ended while booting
start_gone() {
	if [ ! -d "run/started/$1" ]; then
		warn "$1 was stopped while it booted"
		start_failed="$start_failed $1"
		return 0
	fi
	if [ -e "run/started/$1/late" ]; then warn "$1 was not ready in time and was ended. The last it said:"
	else warn "$1 ended after $seconds s, while it booted. The last it said:"; fi
	console_last "$1"
	if [ "$2" = 1 ] && [ "$((now - $3))" -lt 2000 ] && start_died_early "$1"; then
		warn "$1: one more try"
		start_guest "$1" 2
	else
		table_row "$1" failed "ended while it booted; mln log $1"
		start_failed="$start_failed $1"
	fi
}

# start_died_early NAME: a kernel panics about once in a hundred boots under load, before anything of ours ran in the guest.
# Any other end has a reason that would come again.
start_died_early() {
	if [ -s "run/started/$1/ended" ]; then
		read -r _early_status < "run/started/$1/ended"
		# 75 is what hold-lock.sh ends with
		case $_early_status in 0 | 75) return 1 ;; *) ;; esac
	fi
	[ ! -e "run/started/$1/late" ] || return 1
	_early_offset=0
	[ ! -s "run/started/$1/offset" ] || read -r _early_offset < "run/started/$1/offset"
	[ ! -e "log/$1.console" ] || ! tail -n "+$((_early_offset + 1))" "log/$1.console" | grep -aq 'MLN-'
}
