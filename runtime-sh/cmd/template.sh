# shellcheck shell=sh
# template.sh - the repository of templates on this machine
# shellcheck disable=SC2034,SC2154  # opt_* are set by options.sh, template_* by template-find.sh

verb_options='f name: family: kernel: user: platforms: offset: seed include:'
verb_scope=machine

verb_help() {
	cat <<-HELP
	mln template list                   what there is
	mln template show NAME              one of them, in full
	mln template busybox                make the small one here, in a second
	mln template debian [SUITE] [--include PACKAGE,...] [--name NAME]
	                                    make a Debian one by mmdebstrap: debian (12) or debian-SUITE; with further packages
	mln template kernel [PACKAGE.deb]   make the kernel for guests whose disk has none: from that package or a folder
	                                    with what is in it, else from this machine's own, else from Debian's
	mln template add FILE [--name NAME] [--family busybox|debian|redhat] [--kernel FILE] [--user NAME]
	                      [--platforms 'uml xen'] [--offset BYTES | --seed] [--yes NAME | -f]
	                                    --seed: nothing in it is read or written; cloud-init sets up guests that are made from it
	mln template verify [NAME]          is the file still what its record says?
	mln template remove NAME [--yes NAME | -f]
	  Directories, the first wins: \$MLN_TEMPLATES, ~/.local/share/mln/templates, /var/lib/mln/templates
	HELP
}

verb_run() {
	parts tools template-find template-keep losing
	tools_of_path
	_verb_word=${1:-list}
	[ "$#" -eq 0 ] || shift
	case $_verb_word in
	list | show | add | remove | verify | busybox | debian | kernel) "template_do_$_verb_word" "$@" ;;
	*) misuse "mln template has no \`$_verb_word\`" ;;
	esac
}

template_named() {
	[ -n "${1:-}" ] || misuse 'which template?'
	template_find "$1" && return 0
	template_mend "$1"
	die "no template $1 on this machine; mend it with: $template_mend"
}

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
	template_each template_list_one
	if template_find_kernel && read -r _list_version < "$template_kernel/version"; then printf '%-24s %-8s %-10s %s\n' kernel - "$_list_version" "${template_kernel%/*}"
	elif [ "$_each_seen" = ' ' ]; then warn 'no templates yet; make one with: mln template busybox'; fi
}
template_list_one() {
	printf '%-24s %-8s %-10s %s\n' "$template_name" "${template_family:--}" "${template_platforms:--}" "${template_file%/*}"
}

template_do_show() {
	template_named "${1:-}"
	printf 'file      %s\n' "$template_file"
	for _show_name in name family platforms size sha256 user kernel offset seed; do
		eval "_show_value=\$template_$_show_name"
		[ -z "$_show_value" ] || printf '%-9s %s\n' "$_show_name" "$_show_value"
	done
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

template_do_remove() {
	if [ "${1:-}" = kernel ] && template_find_kernel; then
		warn "this removes $template_kernel"
		[ -n "$opt_f" ] || losing_agreed kernel
		run rm -rf "$template_kernel"
		return
	fi
	template_named "${1:-}"
	warn "this removes $template_file; disks that were made from it stay"
	[ -n "$opt_f" ] || losing_agreed "$template_name"
	run rm -f "$template_file" "$template_file.conf"
}

template_do_add() {
	[ -n "${1:-}" ] || misuse 'mln template add FILE: which file?'
	[ -f "$1" ] || die "no file \`$1\` to add"
	needs_met template_add_needs
	case $1 in -*) set -- "./$1" ;; *) ;; esac
	_add_name=${opt_name:-${1##*/}}
	safe_name "$_add_name" || die "\`$_add_name\` is no name for a template: letters, digits, dot, dash, underscore; say --name"
	template_add_look "$1"
	template_home
	template_replacing "$1" "$template_home/$_add_name"
	trap 'rm -f "$template_home/$_add_name.new"; exit 130' HUP INT TERM
	run cp --no-preserve=mode --reflink=auto --sparse=always "$1" "$template_home/$_add_name.new" || {
		rm -f "$template_home/$_add_name.new"
		die "$template_home: the copy failed"
	}
	[ -n "$opt_dry_run" ] || template_keep "$template_home/$_add_name.new" "$_add_name" "$family" "${opt_platforms:-uml}" "$opt_user" "$opt_kernel" "$offset" "$opt_seed"
}
# template_add_look FILE: sets $offset and $family, of which nothing is looked for where cloud-init is to do all
template_add_look() {
	family='' offset=''
	case $opt_seed$opt_offset in
	'') template_root "$1" ;;
	yes) template_is_raw "$1" ;;
	yes*) misuse '--offset says where the root is, and with --seed nothing is looked for there' ;;
	*[!0-9]*) misuse "--offset is a number of bytes, not \`$opt_offset\`" ;;
	*)
		offset=$opt_offset
		template_is_ext "$1" "$offset" || die "$1: no ext2, ext3 or ext4 at byte $opt_offset"
		;;
	esac
	[ -n "$opt_seed" ] || template_family_of "$1" "$offset"
	family=${opt_family:-$family}
	case $family in
	busybox | debian | redhat) ;;
	'') die "$1 does not say what system it is: say --family busybox, debian or redhat" ;;
	*) misuse "\`$family\` is no family: --family busybox, debian or redhat" ;;
	esac
	[ -z "$opt_kernel" ] || [ -r "$opt_kernel" ] || die "no kernel \`$opt_kernel\` that can be read"
}
# template_replacing FILE OLD: another image of that name is lost by it
template_replacing() {
	[ -f "$2" ] && [ "$(sha256sum < "$1")" != "$(sha256sum < "$2")" ] || return 0
	warn "this replaces $2, which is another image; disks that were made from it stay"
	[ -n "$opt_f" ] || losing_agreed "${2##*/}"
}
template_add_needs() { printf 'dumpe2fs\te2fsprogs\ndebugfs\te2fsprogs\nsfdisk\tfdisk\n' | needs_tools; }

template_do_busybox() {
	parts template-init template-busybox template-busybox-init
	needs_met template_busybox_needs
	template_home
	template_busybox "$template_home/busybox.ext4.new" || { rm -f "$template_home/busybox.ext4.new"; die 'the template could not be made'; }
	template_keep "$template_home/busybox.ext4.new" busybox.ext4 busybox uml root '' ''
}

template_do_debian() {
	parts template-init template-debian
	_debian_suite=${1:-bookworm}
	safe_name "$_debian_suite" || misuse "\`$_debian_suite\` is no suite of Debian"
	needs_met template_debian_needs
	template_home
	case $opt_include in *[!a-z0-9.+,-]*) misuse "\`$opt_include\` is no list of packages: names with commas between" ;; *) ;; esac
	_debian_name=${opt_name:-debian${1:+-$1}}
	safe_name "$_debian_name" || die "\`$_debian_name\` is no name for a template: letters, digits, dot, dash, underscore; say --name"
	_debian_name=${_debian_name%.ext4}.ext4
	template_debian "$template_home/$_debian_name.new" "$_debian_suite" || { rm -f "$template_home/$_debian_name.new"; die 'the template could not be made'; }
	template_keep "$template_home/$_debian_name.new" "$_debian_name" debian uml root '' ''
}

template_do_kernel() {
	parts template-busybox template-kernel
	kernel_package=${1:-}
	needs_met template_kernel_needs
	busybox_find
	template_home
	template_kernel "$template_home/kernel.new" || { rm -rf "$template_home/kernel.new"; die 'the kernel could not be made'; }
	rm -rf "$template_home/kernel.old"
	[ ! -e "$template_home/kernel" ] || mv "$template_home/kernel" "$template_home/kernel.old"
	mv "$template_home/kernel.new" "$template_home/kernel" && rm -rf "$template_home/kernel.old"
	say "kernel: Linux $kernel_version, in $template_home"
}
