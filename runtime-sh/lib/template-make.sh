# shellcheck shell=sh
# template-make.sh - templates that this machine makes by itself, and the kernel for guests whose disk has none
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, template_* from template-find.sh and template-keep.sh

# template_making NAME: 1 when it is only to be shown. What lies under that name and was not made here, or was changed since, would be
# lost by it.
template_making() {
	template_file=$template_home/$1
	if [ -f "$template_file" ]; then
		template_read
		if [ -z "$template_made" ] || [ "$(stat -c '%s %Y' -- "$template_file")" != "$template_size $template_mtime" ]; then
			template_losing "$template_file" 'which is not as mln made it'
		fi
	fi
	[ -n "$opt_dry_run" ] || return 0
	say "$1: would be made, in $template_home"
	return 1
}

template_do_busybox() {
	parts template-init template-busybox template-busybox-init
	needs_met template_busybox_needs
	template_home
	template_making busybox.ext4 || return 0
	template_busybox "$template_home/busybox.ext4.new" || { rm -f "$template_home/busybox.ext4.new"; die 'the template could not be made'; }
	template_keep "$template_home/busybox.ext4.new" busybox.ext4 busybox uml root '' '' '' 'mln template busybox'
}

template_do_debian() {
	parts template-init template-debian
	_debian_suite=${1:-bookworm}
	safe_name "$_debian_suite" || misuse "\`$_debian_suite\` is no suite of Debian"
	needs_met template_debian_needs
	case $opt_include in *[!a-z0-9.+,-]*) misuse "\`$opt_include\` is no list of packages: names with commas between" ;; *) ;; esac
	_debian_name=${opt_name:-debian${1:+-$1}}
	safe_name "$_debian_name" || die "\`$_debian_name\` is no name for a template: letters, digits, dot, dash, underscore; say --name"
	_debian_name=${_debian_name%.ext4}.ext4
	template_home
	template_making "$_debian_name" || return 0
	template_debian "$template_home/$_debian_name.new" "$_debian_suite" || { rm -f "$template_home/$_debian_name.new"; die 'the template could not be made'; }
	template_keep "$template_home/$_debian_name.new" "$_debian_name" debian uml root '' '' '' "mln template debian $_debian_suite"
}

template_do_kernel() {
	parts template-busybox template-kernel
	kernel_package=${1:-}
	needs_met template_kernel_needs
	busybox_find
	template_home
	template_making kernel || return 0
	template_kernel "$template_home/kernel.new" || { rm -rf "$template_home/kernel.new"; die 'the kernel could not be made'; }
	rm -rf "$template_home/kernel.old"
	[ ! -e "$template_home/kernel" ] || mv "$template_home/kernel" "$template_home/kernel.old"
	mv "$template_home/kernel.new" "$template_home/kernel" && rm -rf "$template_home/kernel.old"
	say "kernel: Linux $kernel_version, in $template_home"
}
