# shellcheck shell=sh
# survey.sh - the state of all guests at once, with as few processes as can be
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

# survey: sets $survey to `NAME STATE CPU MEMORY TRAFFIC NETWORK DISK NOTE` lines for $guests. CPU (seconds), MEMORY, what went from
# and to disks and over the network, and what the disk takes (bytes) are `-` unless they were asked for and are known
survey() {
	survey_alive='' survey_booting='' survey_platforms=''
	[ -z "${opt_usage:-}" ] || parts usage
	for _survey_vm in $guests; do
		if process_alive "run/started/$_survey_vm/pid" || survey_orphan; then survey_alive="$survey_alive $_survey_vm"; fi
	done
	# shellcheck disable=SC2086  # names
	ready_look $survey_alive
	# shellcheck disable=SC2119  # its words are set inside
	survey_answering
	survey_older
	survey=''
	for _survey_vm in $guests; do
		survey_state
		survey="$survey$_survey_vm $_survey_state $_survey_usage $_survey_note
"
	done
}

# Its parent was killed from outside, or ended when the guest was saved by hand: the guest itself may go on, or have come back.
survey_orphan() {
	[ -e "run/started/$_survey_vm/pid" ] || return 1
	guest_load_used "$_survey_vm"
	driver_running
}

# Which of those that live also answer: each platform is asked once, for all its guests
# shellcheck disable=SC2120  # its words are set inside
survey_answering() {
	survey_answer=''
	for _survey_vm in $survey_alive; do
		guest_settings_used "$_survey_vm" || continue
		case " $survey_platforms " in *" $vm_platform "*) ;; *) survey_platforms="$survey_platforms $vm_platform" ;; esac
		eval "_survey_of_$vm_platform=\"\${_survey_of_$vm_platform:-} \$vm\""
		eval "_survey_first_$vm_platform=\${_survey_first_$vm_platform:-\$vm}"
	done
	for _survey_platform in $survey_platforms; do
		eval "guest_load_used \"\$_survey_first_$_survey_platform\""
		eval "set -- \$_survey_of_$_survey_platform"
		for _survey_vm in $(driver_answering "$@"); do survey_answer="$survey_answer $_survey_vm"; done
	done
}

# Which of those that live were started with other settings than the output has now; one process compares all
survey_older() {
	set --
	survey_older=''
	for _older_vm in $survey_alive; do
		guest_files "$server_dir/vms/$_older_vm"
		[ -n "$guest_files" ] || survey_older="$survey_older $_older_vm"
		for _older_file in $guest_files; do
			_older_used=run/started/$_older_vm/$_older_file
			if [ -f "$_older_used" ]; then set -- "$@" "$_older_used" "$server_dir/vms/$_older_vm/$_older_file"
			else survey_older="$survey_older $_older_vm"; fi
		done
	done
	[ "$#" -gt 0 ] || return 0
	_older_sums=$(cksum "$@" 2> /dev/null) || :
	_older_first=''
	while read -r _older_sum _older_size _older_name; do
		case $_older_name in
		run/started/*) _older_first="$_older_sum $_older_size" _older_vm=${_older_name#run/started/} ;;
		*) [ "$_older_first" = "$_older_sum $_older_size" ] || survey_older="$survey_older ${_older_vm%%/*}" ;;
		esac
	done <<-SUMS
	$_older_sums
	SUMS
}

# survey_state: sets $_survey_state, $_survey_usage and $_survey_note of $_survey_vm
survey_state() {
	_survey_note='' _survey_usage='- - - - -'
	case " $survey_alive " in
	*" $_survey_vm "*)
		survey_state_alive
		[ -z "${opt_usage:-}" ] || survey_usage
		;;
	*) survey_state_down ;;
	esac
}
survey_state_alive() {
	_survey_state=running
	case " $survey_answer " in
	*" $_survey_vm "*) ;;
	*)
		! survey_kept || return 0
		_survey_state=unresponsive ;;
	esac
	if ! ready_status "$_survey_vm"; then
		survey_awaited && _survey_state=starting
	elif [ "$ready_status" != 0 ]; then
		_survey_note="startup ended with $ready_status"
	fi
	case " $survey_older " in
	*" $_survey_vm "*) _survey_note="${_survey_note:+$_survey_note, }older than the output" ;;
	*) ;;
	esac
}
survey_kept() {
	! process_alive "run/started/$_survey_vm/pid" || return 1
	guest_load_used "$_survey_vm"
	guest_kept || return 1
	_survey_state=failed _survey_note='it ended, and what is left of it is kept until a stop'
}
# A guest that has not said it is ready yet is starting, even where it does not answer yet.
survey_awaited() {
	[ -e "run/started/$_survey_vm/offset" ] || return 0
	guest_settings_used "$_survey_vm" && [ "$vm_ready" != none ]
}
survey_state_down() {
	if ! guest_settings_used "$_survey_vm"; then
		_survey_state=unknown
		return 0
	fi
	guest_storage
	if saved "$_survey_vm"; then survey_saved
	elif [ -e "run/started/$_survey_vm/pid" ]; then survey_ended
	elif ! storage_exists; then _survey_state='not-built'
	elif [ -e "log/$_survey_vm.console" ]; then _survey_state=stopped
	else _survey_state=built; fi
}

survey_saved() {
	_survey_state=saved
	! saved_differs "$_survey_vm" || _survey_note='older than the output'
}

# A guest that nobody stopped: it went down by itself, or it failed.
survey_ended() {
	_ended_status=''
	[ ! -s "run/started/$_survey_vm/ended" ] || read -r _ended_status < "run/started/$_survey_vm/ended"
	case $_ended_status in
	0) _survey_state=stopped _survey_note='it went down by itself' ;;
	137) _survey_state=failed _survey_note="it was killed (status 137); mln log $_survey_vm" ;;
	'') _survey_state=failed _survey_note="it was killed; mln log $_survey_vm" ;;
	*) _survey_state=failed _survey_note="it ended with status $_ended_status; mln log $_survey_vm" ;;
	esac
}

survey_usage() {
	guest_load_used "$_survey_vm"
	_usage_four=$(driver_usage)
	_survey_usage="${_usage_four:-- - - -} $(survey_disk)"
}
# survey_disk: bytes that its image takes now, which is sparse; a volume takes what it was given
survey_disk() {
	_disk_path=$(storage_path)
	_disk_blocks=''
	[ ! -f "$_disk_path" ] || _disk_blocks=$(stat -c '%b' "$_disk_path" 2> /dev/null) || _disk_blocks=''
	if [ -n "$_disk_blocks" ]; then say "$((_disk_blocks * 512))"; else say -; fi
}
