# shellcheck shell=sh
# checking.sh - what is expected on one server: from each guest in turn, some guests at a time
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

check_tab=$(printf '\t')

# check_server: adds to $check_results, one line for each expectation: SERVER FROM ok|failed POINTS SECONDS TITLE SEEN, by tabs
check_server() {
	check_list=$server_dir/checks.list
	[ -f "$check_list" ] || return 0
	check_state=''
	! state_enter || check_state=1
	[ -z "$check_state" ] || [ -r run ] || die "$state may not be read: run mln as $(stat -c %U .)"
	check_split
	check_batch=''
	for check_from in $check_froms; do
		# the brackets within: a shell's own saved copies would keep our output open for what a command leaves running
		(check_all) > "$check_room/$check_from.done" 2> /dev/null < /dev/null &
		check_batch="$check_batch $check_from"
		check_count=$((check_count + 1))
		[ "$check_count" -lt "${opt_jobs:-8}" ] || check_gather
	done
	[ -z "$check_batch" ] || check_gather
	! grep -q "^$server_name${check_tab}[^$check_tab]*${check_tab}failed" "$check_results"
}

# check_split: $check_room/FROM.list for each, and their names in order in $check_froms
check_split() {
	check_count=0
	check_froms=$(awk -F '\t' -v room="$check_room" -v only=" $opt_h " '
		/^#/ || (only != "  " && !index(only, " " $1 " ")) { next }
		!($1 in seen) { seen[$1] = 1; print $1 }
		{ file = room "/" $1 ".list"; print >> file; close(file) }' "$check_list")
}

# check_gather: waits for those that were begun, and takes their results in order
check_gather() {
	progress "checking:$check_batch"
	wait
	for _gather_from in $check_batch; do cat "$check_room/$_gather_from.done" >> "$check_results"; done
	rm -f "$check_room"/*.list "$check_room"/*.done
	check_batch='' check_count=0
}

# check_all: everything that is to be seen from $check_from
check_all() {
	check_files=$check_room/$check_from
	check_reach
	while IFS=$check_tab read -r _all_from check_points check_seconds check_title check_kind check_1 check_2 check_3; do
		[ -d "$check_room" ] || exit 1
		clock
		_all_began=$now
		check_one
		clock
		seconds $((now - _all_began))
		printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$server_name" "$check_from" "$check_result" "$check_points" "$seconds" "$check_title" "$check_seen"
	done < "$check_files.list"
}

# check_one: sets $check_result to ok or failed, and $check_seen to what was seen
check_one() {
	check_result=failed check_seen=$check_down check_not=''
	[ -z "$check_down" ] || return 0
	case $check_kind in no_*) check_kind=${check_kind#no_} check_not=1 ;; *) ;; esac
	"check_$check_kind"
	case $check_not$check_holds in yes | 1no) check_result=ok ;; *) ;; esac
	check_seen=$(printf '%s' "${check_seen:-as expected}" | tr '\n\t' '  ' | plain_text | head -c 300)
}
