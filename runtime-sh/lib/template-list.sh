# shellcheck shell=sh
# template-list.sh - what is in the repositories, and whether it is still what it was
# shellcheck disable=SC2154  # opt_* come from options.sh, template_* from template-find.sh

# template_each FUNCTION: for every template, each name once
template_each() {
	template_places
	_each_seen=' '
	while IFS= read -r _each_dir; do
		[ -n "$_each_dir" ] || continue
		for template_file in "$_each_dir"/*; do
			case $template_file in *.conf | *.new) continue ;; *) ;; esac
			[ -f "$template_file" ] || continue
			template_read
			case $_each_seen in *" $template_name "*) continue ;; *) ;; esac
			_each_seen="$_each_seen$template_name "
			"$1"
		done
	done <<-PLACES
	$template_places
	PLACES
}

template_do_list() {
	[ -z "$opt_json" ] || { template_list_json; return; }
	template_each template_list_one
	if template_list_kernel; then printf '%-24s %-8s %-10s %s\n' kernel - "$_list_version" "${template_kernel%/*}"
	elif [ "$_each_seen" = ' ' ]; then warn 'no templates yet; make one with: mln template busybox'; fi
}
template_list_one() {
	printf '%-24s %-8s %-10s %s\n' "$template_name" "${template_family:--}" "${template_platforms:--}" "${template_file%/*}"
}
# template_list_kernel: sets $_list_version; 1 where `mln template kernel` made none
template_list_kernel() { template_find_kernel && read -r _list_version < "$template_kernel/version"; }

template_list_json() {
	parts json
	_list_comma='' _list_kernel=null
	printf '{"templates":['
	template_each template_list_json_one
	if template_list_kernel; then
		json_text "$template_kernel"
		_list_kernel=$json_text
		json_text "$_list_version"
		_list_kernel="{\"version\":$json_text,\"folder\":$_list_kernel}"
	fi
	printf '],"kernel":%s}\n' "$_list_kernel"
}
template_list_json_one() {
	json_text "$template_file"
	_json_file=$json_text
	json_text "$template_name"
	printf '%s{"name":%s,"file":%s' "$_list_comma" "$json_text" "$_json_file"
	json_text "$template_family"
	printf ',"family":%s' "$json_text"
	json_text "$template_platforms"
	printf ',"platforms":%s}' "$json_text"
	_list_comma=,
}

template_do_verify() {
	verify_bad=''
	if [ -n "${1:-}" ]; then
		template_named "$1"
		template_verify_one
	else template_each template_verify_one; fi
	[ -z "$verify_bad" ]
}
template_verify_one() {
	if [ -z "$template_sha256" ]; then
		say "$template_name: has no record of its digest; mln template add keeps one"
		return 0
	fi
	_verify_digest=$(sha256sum < "$template_file")
	if [ "${_verify_digest%% *}" != "$template_sha256" ]; then verify_bad=1 && warn "$template_name: $template_file is not what its record says"
	elif [ -n "$template_seed" ]; then say "$template_name: as recorded"
	elif ! e2fsck -fn "$template_file${template_offset:+?offset=$template_offset}" > /dev/null 2>&1; then verify_bad=1 && warn "$template_name: its file system is damaged"
	else say "$template_name: as recorded"; fi
}
