# shellcheck shell=sh
# template-debian.sh - a Debian guest by mmdebstrap, from the sources of packages that this machine itself uses
# shellcheck disable=SC2016,SC2154  # what is in single quotes is for the shell of mmdebstrap; uid comes from main.sh, opt_include from options.sh

template_debian_packages=systemd-sysv,udev,dbus,ifupdown,iproute2,iputils-ping,kmod,login,passwd,openssh-server,netbase

template_debian_needs() {
	printf 'mmdebstrap\tmmdebstrap\nmke2fs\te2fsprogs\ne2fsck\te2fsprogs\n' | needs_tools
	[ "$uid" = 0 ] || printf 'newuidmap\tuidmap\n' | needs_tools
	[ "$uid" = 0 ] || unshare -rm true 2> /dev/null ||
		printf 'this machine gives users no namespaces of their own\tsudo mln template debian\n'
}

# template_debian IMAGE SUITE: a file system made for UML and anything else that boots systemd
template_debian() {
	work=$(mktemp -d "${TMPDIR:-/var/tmp}/mln-debian.XXXXXX") || return 1
	trap 'template_debian_clear' EXIT
	trap 'exit 130' HUP INT TERM
	# root of a namespace is a stranger to the folders of who called it
	umask 022
	chmod 711 "$work" && mkdir "$work/inner" && chmod 1777 "$work/inner" || return 1
	_debian_mode=unshare
	[ "$uid" != 0 ] || _debian_mode=root
	mmdebstrap --quiet --mode="$_debian_mode" --variant=minbase --include="$template_debian_packages${opt_include:+,$opt_include}" \
		--customize-hook='rm -f "$1"/etc/ssh/ssh_host_*_key* "$1"/etc/hostname "$1"/etc/resolv.conf "$1"/var/lib/dbus/machine-id' \
		--customize-hook=': > "$1/etc/machine-id"' \
		--customize-hook='ln -sf /lib/systemd/system/poweroff.target "$1/etc/systemd/system/ctrl-alt-del.target"' \
		--customize-hook='rm -rf "$1"/var/cache/apt/*.bin "$1"/var/lib/apt/lists/*_dists_*' \
		--format=tar "$2" "$work/root.tar" && template_init "$work/mln-init" || return 1
	template_debian_image "$1"
}

# mke2fs takes a folder, and owners are only right in a namespace that has them. Device nodes cannot be made there; the kernel makes them at boot.
template_debian_image() {
	_debian_size=$(($(stat -c %s "$work/root.tar") * 3 / 2097152 + 96))M
	_debian_do='mkdir "$1/inner/root" && tar -C "$1/inner/root" --numeric-owner --exclude="./dev/*" -xpf "$1/root.tar" && install -m 755 "$1/mln-init" "$1/inner/root/usr/sbin/mln-init" && mke2fs -q -F -t ext4 -b 4096 -m 0 -L mlnroot \
		-O none,has_journal,ext_attr,resize_inode,dir_index,filetype,extent,64bit,flex_bg,sparse_super,large_file,huge_file,dir_nlink,extra_isize,metadata_csum \
		-E lazy_itable_init=0,lazy_journal_init=0 -d "$1/inner/root" "$1/inner/image" "$2" > /dev/null && rm -rf "$1/inner/root"'
	if [ "$uid" = 0 ]; then sh -c "$_debian_do" - "$work" "$_debian_size"
	else mmdebstrap --unshare-helper sh -c "$_debian_do" - "$work" "$_debian_size"; fi &&
		e2fsck -fn "$work/inner/image" > /dev/null 2>&1 && cp --sparse=always "$work/inner/image" "$1"
}
template_debian_clear() {
	rm -rf "$work" 2> /dev/null && return 0
	mmdebstrap --unshare-helper sh -c 'rm -rf "$1/inner/root" "$1/inner/image"' - "$work"
	rm -rf "$work"
}
