# shellcheck shell=sh
# driver.sh - Xen by xl, as root. A domain is ours when it has our name and our uuid; any other is left alone.
# shellcheck disable=SC2034,SC2154  # vm, vm_*, project and the rest come from the runtime

driver_joins=bridge

driver_needs() { printf 'xl\txen-system-amd64\n'; }

driver_rights() {
	[ "$uid" = 0 ] || printf 'only root can make Xen domains\trun mln as root (sudo)\n'
}

# The file is of xenfs; in the first domain it says that this one may command the hypervisor.
driver_check() {
	if ! grep -qs control_d "${MLN_ROOT:-}/proc/xen/capabilities"; then
		printf 'this machine does not run under Xen, or is not its first domain\tapt-get install xen-system-amd64, and start the machine anew\n'
		return 0
	fi
	xen_listed=$(xl list -v 2> /dev/null)
	for xen_guest in $guests; do
		xen_row "$xen_guest"
		[ -z "$xen_id" ] || [ -n "$xen_ours" ] ||
			printf 'a domain %s is there already and is not of this project\tstop it (xl shutdown %s), or call the host or the project otherwise\n' "$xen_guest.$project" "$xen_guest.$project"
	done
}

# Lines of xen_extra are at the end, as somebody wrote them: indented, quoted. xl takes the last.
driver_memory() { sed -n "s/^[[:blank:]]*memory[[:blank:]]*=[[:blank:]]*[\"']\{0,1\}\([0-9][0-9]*\).*/\1/p" "$vm_dir/$vm.cfg" | tail -n 1; }

# What the hypervisor has not given away; the first domain's own memory is no measure.
driver_memory_free() { xl info free_memory 2> /dev/null; }

driver_command() { say "xl create $vm_dir/$vm.cfg"; }

# xen_uuid GUEST: sets $xen_uuid to the one in its configuration: as started, else as the output says
xen_uuid() {
	xen_uuid='' xen_file=run/started/$1/$1.cfg
	[ -f "$xen_file" ] || xen_file=$server_dir/vms/$1/$1.cfg
	[ -f "$xen_file" ] || return 1
	while read -r xen_word xen_is xen_value xen_rest; do
		[ "$xen_word" != uuid ] || xen_uuid=$xen_value
	done < "$xen_file"
	xen_uuid=${xen_uuid#\"} xen_uuid=${xen_uuid%\"}
	[ -n "$xen_uuid" ]
}

# xen_row GUEST: finds its domain in $xen_listed, what `xl list -v` printed: sets $xen_id, $xen_mib, $xen_state and $xen_seconds,
# and $xen_ours where its uuid is the guest's
xen_row() {
	xen_id='' xen_ours=''
	while read -r xen_name xen_number xen_mib_here xen_cpus xen_state_here xen_seconds_here xen_found xen_rest; do
		[ "$xen_name" = "$1.$project" ] || continue
		xen_id=$xen_number xen_mib=$xen_mib_here xen_state=$xen_state_here xen_seconds=$xen_seconds_here
		xen_uuid "$1" && [ "$xen_uuid" = "$xen_found" ] && xen_ours=1
	done <<-LISTED
	$xen_listed
	LISTED
	return 0
}

# xen_domain: the same for the guest that is loaded; 1 when it has no domain of ours
xen_domain() {
	xen_listed=$(timeout 5 xl list -v 2> /dev/null)
	xen_row "$vm"
	[ -n "$xen_ours" ]
}

driver_run() {
	xen_prepare
	xen_configuration > "run/started/$vm/.room/domain.cfg" || die "cannot write $PWD/run/started/$vm/.room/domain.cfg"
	xen_foreground create -F "run/started/$vm/.room/domain.cfg"
}

# driver_save FILE: xl ends the domain when all of its memory is written, and lets it go on when that fails
driver_save() {
	xen_domain || return 1
	xen_said=$(xl save "$xen_id" "$1" 2>&1) && return 0
	printf '%s\n' "$xen_said" >&2
	return 1
}

# driver_restore FILE: -p: it stands still until the runtime knows that FILE is used up
driver_restore() {
	xen_prepare
	xen_go_on &
	xen_foreground restore -F -p "$1"
}
xen_go_on() {
	until grep -qs '^Waiting for domain' "run/started/$vm/.room/said"; do
		[ -d "run/started/$vm/.room" ] || return 0
		sleep 0.2
	done
	run_restored && xl unpause "$vm.$project"
}

xen_prepare() {
	xen_domain && die "$vm runs already"
	[ -z "$xen_id" ] || die "a domain $vm.$project is there already and is not of this project: it is left alone"
	mkdir -p "run/started/$vm/.room"
}

# xen_foreground WORD...: -F: xl stays, follows reboots, and ends with the domain. It ends with 0 whatever became of that; the last
# reason is in what it says: 3 is a crash, 4 the watchdog (xen/include/public/sched.h).
xen_foreground() {
	xen_record &
	xen_rc=0
	# shellcheck disable=SC2086  # words
	$run_as xl "$@" > "run/started/$vm/.room/said" 2>&1 || xen_rc=$?
	cat "run/started/$vm/.room/said" >&2
	case $(sed -n 's/.* has shut down, reason code \([0-9]*\).*/\1/p' "run/started/$vm/.room/said" | tail -n 1) in 3 | 4) xen_rc=1 ;; *) ;; esac
	rm -rf "./run/started/$vm/.room"
	return "$xen_rc"
}

# xen_configuration: the configuration with the state where it is here, since the output names the place where root's usually lies, and
# with the password that the output does not have. A password ends the entry or the option that it stands in: such a one is refused.
xen_configuration() {
	case $PWD in *[\"\\]*) die "$PWD: a quote or backslash in the path of a disk: set MLN_STATE to another directory" ;; *) ;; esac
	secret=''
	[ -z "$vm_secrets" ] || secret_of vncpasswd || die "$vm: its vncpasswd is not in $MLN_OUTPUT/.secrets/$server_name"
	case $secret in *[\"\\,]*) die "$vm: a quote, backslash or comma in the vncpasswd of $MLN_OUTPUT/.secrets/$server_name" ;; *) ;; esac
	usual="target=${server_state:-/var/lib/mln}/projects/$project/" here="target=$PWD/" secret=$secret awk '
		function put(what, by, at) {
			at = index($0, what)
			if (at) $0 = substr($0, 1, at - 1) by substr($0, at + length(what))
		}
		{ put(ENVIRON["usual"], ENVIRON["here"]) }
		ENVIRON["secret"] != "" { put("vncpasswd=<secret>", "vncpasswd=" ENVIRON["secret"]); put("vncpasswd = \"<secret>\"", "vncpasswd = \"" ENVIRON["secret"] "\"") }
		{ print }' "$vm_dir/$vm.cfg"
}

# xen_record: what the console says, to the log. One program at a time can have the console, so this one lets go of it while a
# person has it; a domain that starts has none for a moment.
xen_record() {
	while [ -d "run/started/$vm/.room" ]; do
		if ! xen_attached; then
			xl console "$vm.$project" < /dev/null 2> /dev/null &
			xen_recorder=$!
			say "$xen_recorder" > "run/started/$vm/.room/recorder"
			wait "$xen_recorder"
		fi
		sleep 0.2
	done
}

# Whether a person has the console: the process that was written down there is still one
xen_attached() {
	{ read -r xen_process < "run/started/$vm/.room/attached"; } 2> /dev/null || return 1
	grep -qs console "/proc/$xen_process/cmdline"
}

driver_running() { xen_domain; }
driver_answers() { xen_domain && xen_up; }
# xen_up: not shut down, crashed or dying
xen_up() { case $xen_state in *[scd]*) return 1 ;; *) ;; esac; }

# driver_answering GUEST...: one question for all
driver_answering() {
	xen_listed=$(timeout 5 xl list -v 2> /dev/null)
	for xen_guest; do
		xen_row "$xen_guest"
		if [ -n "$xen_ours" ] && xen_up; then say "$xen_guest"; fi
	done
}

# -F: by ACPI where the guest does not listen to Xen
driver_ask_down() { xen_domain && xl shutdown -F "$xen_id"; }

# what `on_crash = "preserve"` left of it is for looking at, until a stop destroys it
driver_keeps() { xen_domain && ! xen_up; }

driver_kill() {
	! xen_domain || xl destroy "$xen_id"
	rm -rf "./run/started/$vm/.room"
}

driver_console() {
	xen_domain || die "$vm does not run"
	mkdir -p "run/started/$vm/.room"
	# shellcheck disable=SC2016  # the inner shell's own
	xen_attach='echo $$ > "$1/attached"; read -r recorder < "$1/recorder" && kill "$recorder"; exec xl console "$2"'
	say "$vm: Ctrl-] leaves its console; until then its log does not grow"
	case $vm_term in
	tmux) exec tmux new-session -A -s "$vm-$project" sh -c "$xen_attach" - "run/started/$vm/.room" "$xen_id" ;;
	screen) exec screen -xRR -S "$vm.$project" sh -c "$xen_attach" - "run/started/$vm/.room" "$xen_id" ;;
	*) exec sh -c "$xen_attach" - "run/started/$vm/.room" "$xen_id" ;;
	esac
}

# driver_usage: the seconds of all its processors. What went over its disks and interfaces is told by xentop (kB, and sectors of 512 bytes),
# counted from the end of its line, since a column before has a blank in it or not.
driver_usage() {
	xen_domain || return 0
	xen_counts=$(timeout 5 xentop -b -f -i 1 2> /dev/null | awk -v name="$vm.$project" '
		$1 == name { printf "%.0f %.0f", ($(NF - 1) + $(NF - 2)) * 512, ($(NF - 7) + $(NF - 8)) * 1024 }')
	say "${xen_seconds%.*} $((xen_mib * 1048576)) ${xen_counts:-- -}"
}
