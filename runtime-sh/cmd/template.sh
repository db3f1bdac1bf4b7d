# shellcheck shell=sh
# template.sh - the repository of templates on this machine
# shellcheck disable=SC2034,SC2154  # opt_* are set by options.sh, template_* by template-find.sh

verb_options='f name: family: kernel: user: platforms: offset: seed include: json dry-run'
verb_scope=machine

verb_help() {
	cat <<-HELP
	mln template list [--json]          what there is
	mln template show NAME              one of them, in full
	mln template busybox [--yes NAME | -f]
	                                    make the small one here, in a second
	mln template debian [SUITE] [--include PACKAGE,...] [--name NAME] [--yes NAME | -f]
	                                    make a Debian one by mmdebstrap: debian (12) or debian-SUITE; with further packages
	mln template kernel [PACKAGE.deb]   make the kernel for guests whose disk has none: from that package or a folder
	                                    with what is in it, else from this machine's own, else from Debian's
	mln template add FILE [--name NAME] [--family busybox|debian|redhat] [--kernel FILE] [--user NAME]
	                      [--platforms 'uml xen'] [--offset BYTES | --seed] [--yes NAME | -f]
	                                    --seed: nothing in it is read or written; cloud-init sets up guests that are made from it
	mln template verify [NAME]          is the file still what its record says?
	mln template remove NAME [--yes NAME | -f]
	  --dry-run   show what would be made, copied or removed
	  --yes NAME  another image of that name may be replaced, or this one removed; -f: whatever its name
	  Directories, the first wins: \$MLN_TEMPLATES, ~/.local/share/mln/templates, /var/lib/mln/templates
	HELP
}

verb_run() {
	parts tools template-find template-keep template-list template-make losing
	tools_of_path
	_verb_word=${1:-list}
	[ "$#" -eq 0 ] || shift
	case $_verb_word in
	list | busybox) [ "$#" -eq 0 ] || misuse "mln template $_verb_word takes no word, and this is one: \`$1\`" ;;
	show | add | remove | verify | debian | kernel) [ "$#" -le 1 ] || misuse "mln template $_verb_word takes one word, and this is one more: \`$2\`" ;;
	*) misuse "mln template has no \`$_verb_word\`" ;;
	esac
	template_options "$_verb_word"
	"template_do_$_verb_word" "$@"
}
template_options() {
	case $1 in
	list) options_only 'mln template list' json ;;
	show | verify) options_only "mln template $1" ;;
	debian) options_only 'mln template debian' f name include dry-run ;;
	add) options_only 'mln template add' f name family kernel user platforms offset seed dry-run ;;
	*) options_only "mln template $1" f dry-run ;;
	esac
}

template_named() {
	[ -n "${1:-}" ] || misuse 'which template?'
	template_find "$1" && return 0
	template_mend "$1"
	die "no template $1 on this machine; mend it with: $template_mend"
}

template_do_show() {
	template_named "${1:-}"
	printf 'file      %s\n' "$template_file"
	for _show_name in name family platforms size sha256 user kernel offset seed made; do
		eval "_show_value=\$template_$_show_name"
		[ -z "$_show_value" ] || printf '%-9s %s\n' "$_show_name" "$_show_value"
	done
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
	template_losing "$2" 'which is another image'
}
template_add_needs() { printf 'dumpe2fs\te2fsprogs\ndebugfs\te2fsprogs\nsfdisk\tfdisk\n' | needs_tools; }
