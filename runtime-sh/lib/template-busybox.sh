# shellcheck shell=sh
# template-busybox.sh - a small guest from this machine's static busybox, made without root and without mounting
# shellcheck disable=SC2016,SC2154  # what is in single quotes is for the guest's shell; uid comes from main.sh

template_busybox_needs() {
	printf 'mke2fs\te2fsprogs\ndebugfs\te2fsprogs\ne2fsck\te2fsprogs\nbusybox\tbusybox-static\n' | needs_tools
	busybox_find || return 0
	! LC_ALL=C ldd "$busybox" 2> /dev/null | grep -q '=>' ||
		printf '%s is not static: a guest without libraries cannot run it\tapt-get install busybox-static\n' "$busybox"
}

# busybox_find: sets $busybox. Its own shell says of itself only that it is built in.
busybox_find() {
	tool_path busybox || return 1
	busybox=$tool_path
}

# template_busybox IMAGE: 16 MB of ext4; a guest's free_space makes it larger
template_busybox() {
	busybox_find || return 1
	work=$(mktemp -d) || return 1
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' HUP INT TERM
	root=$work/root
	(
		umask 022
		busybox_folders && busybox_programs && busybox_settings && template_init "$root/sbin/mln-init" && busybox_init && busybox_mounts && busybox_boot && busybox_power && busybox_down && busybox_halt && busybox_dhcp
	) && busybox_image "$1"
}

busybox_folders() {
	mkdir -p "$root" || return 1
	for _folder in bin sbin usr/bin usr/sbin etc/init.d etc/local.d etc/mln etc/profile.d etc/skel etc/network/if-pre-up.d etc/network/if-up.d \
		etc/network/if-down.d etc/network/if-post-down.d dev proc sys run tmp root home mnt lib/modules var/log \
		var/spool/cron/crontabs var/www usr/share/udhcpc; do
		mkdir -p "$root/$_folder" || return 1
	done
	ln -s ../run "$root/var/run" && ln -s ../tmp "$root/var/tmp" && chmod 1777 "$root/tmp" && chmod 700 "$root/root"
}

# Each applet where busybox itself says that it belongs
busybox_programs() {
	cp "$busybox" "$root/bin/busybox" && chmod 755 "$root/bin/busybox" || return 1
	"$busybox" --list-full | while IFS= read -r _applet; do
		case $_applet in bin/busybox | linuxrc) continue ;; *) ;; esac
		[ -h "$root/$_applet" ] || ln -s /bin/busybox "$root/$_applet" || exit 1
	done
}

busybox_settings() {
	_version=$("$busybox" 2>&1 | sed -n '1s/^BusyBox v\([0-9.]*\).*/\1/p')
	printf 'ID=busybox\nNAME=BusyBox\nVERSION_ID=%s\nPRETTY_NAME="BusyBox %s"\n' "$_version" "$_version" > "$root/etc/os-release" &&
		printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' > "$root/etc/passwd" &&
		printf 'root:*:0:0:99999:7:::\nnobody:*:0:0:99999:7:::\n' > "$root/etc/shadow" && chmod 600 "$root/etc/shadow" &&
		printf 'root:x:0:\ntty:x:5:\nwheel:x:10:\nusers:x:100:\nnogroup:x:65534:\n' > "$root/etc/group" &&
		printf 'passwd: files\nhosts: files dns\n' > "$root/etc/nsswitch.conf" &&
		printf '/bin/sh\n' > "$root/etc/shells" &&
		printf 'busybox\n' > "$root/etc/hostname" &&
		printf '127.0.0.1 localhost\n' > "$root/etc/hosts" &&
		printf 'auto lo\niface lo inet loopback\n' > "$root/etc/network/interfaces" &&
		printf 'for part in /etc/profile.d/*.sh; do [ ! -r "$part" ] || . "$part"; done\n' > "$root/etc/profile" &&
		: > "$root/etc/fstab" && : > "$root/etc/resolv.conf"
}

# An explicit list of features: what newer e2fsprogs turn on by themselves is unknown to older ones elsewhere.
# Blocks of 4096 bytes even for 16 MB, so that it can grow to any size.
busybox_image() {
	mke2fs -q -F -t ext4 -b 4096 -I 256 -N 4096 -m 0 -L mlnroot -J size=4 \
		-O none,has_journal,ext_attr,resize_inode,dir_index,filetype,extent,64bit,flex_bg,sparse_super,large_file,huge_file,dir_nlink,extra_isize,metadata_csum \
		-E root_owner=0:0,lazy_itable_init=0,lazy_journal_init=0 -d "$root" "$work/image" 16M > /dev/null || return 1
	busybox_owners && e2fsck -fn "$work/image" > /dev/null 2>&1 && cp --sparse=always "$work/image" "$1"
}
# mke2fs keeps the owner of what it copies, and that is who calls this
busybox_owners() {
	[ "$uid" != 0 ] || return 0
	(cd "$root" && find . ! -name . -printf 'sif "/%P" uid 0\nsif "/%P" gid 0\n') > "$work/owners"
	! debugfs -w -f "$work/owners" "$work/image" 2>&1 > /dev/null | grep -v '^debugfs [0-9]' >&2
}
