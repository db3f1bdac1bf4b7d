# shellcheck shell=sh
# template-kernel.sh - a kernel for guests whose disk has none: from a kernel package, unpacked without root and not installed here, with
# a memory file system that finds the disk. Beside it lie the modules that a guest may load.
# shellcheck disable=SC2016,SC2154  # what is in single quotes is for the guest's shell; template_home comes from template-keep.sh

# What is loaded before the disk is there: disk, a seed beside it, network, folders of the service host, the power button, and the news of a panic
kernel_modules='virtio_pci virtio_blk virtio_net virtio_rng ext4 isofs 9p 9pnet_virtio af_packet button evdev pvpanic_mmio'
# What guests may load besides; hardware that they never have is left out
kernel_folders='kernel/net kernel/fs kernel/crypto kernel/lib kernel/arch kernel/drivers/net/bonding kernel/drivers/net/wireguard kernel/drivers/md kernel/drivers/block kernel/drivers/virtio'
kernel_files='kernel/drivers/net/*.ko*'

template_kernel_needs() {
	printf 'busybox\tbusybox-static\nmodprobe\tkmod\nxz\txz-utils\n' | needs_tools
	if [ -n "$kernel_package" ]; then
		[ -r "$kernel_package" ] || printf '%s is not there\tmln template kernel\n' "$kernel_package"
	else kernel_installed || printf 'apt-get\tapt\n' | needs_tools; fi
	[ -z "$kernel_package" ] || [ -d "$kernel_package" ] || printf 'dpkg-deb\tdpkg\n' | needs_tools
}

# kernel_installed: sets $kernel_version to the newest kernel of this machine that may be read and has its modules; 1 when there is none
kernel_installed() {
	kernel_version=''
	for _kernel_dir in "${MLN_ROOT:-}"/lib/modules/*; do
		_kernel_name=${_kernel_dir##*/}
		if [ ! -r "$_kernel_dir/modules.dep" ] || [ ! -r "${MLN_ROOT:-}/boot/vmlinuz-$_kernel_name" ]; then continue; fi
		kernel_version=$(printf '%s\n' "$kernel_version" "$_kernel_name" | sort -V | tail -n 1)
	done
	[ -n "$kernel_version" ]
}

# template_kernel FOLDER: makes it, with linux, initrd, modules and version; from $kernel_package where that is said
template_kernel() {
	work=$(mktemp -d "${TMPDIR:-/var/tmp}/mln-kernel.XXXXXX") || return 1
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' HUP INT TERM
	umask 022
	mkdir "$work/tree" "$work/made" || return 1
	if [ -n "$kernel_package" ]; then kernel_unpack "$kernel_package"
	elif kernel_installed; then kernel_of_machine
	else kernel_download; fi &&
		kernel_linux && kernel_initrd && kernel_keep_modules && say "$kernel_version" > "$work/made/version" &&
		rm -rf "${1:?}" && cp -R "$work/made" "$1"
}

kernel_of_machine() {
	kernel_tree=${MLN_ROOT:-} kernel_image=$kernel_tree/boot/vmlinuz-$kernel_version
}

# The package that linux-image-ARCHITECTURE stands for; who downloads may be an account that owns nothing but $work
kernel_download() {
	_kernel_package=$(apt-cache depends "linux-image-$(dpkg --print-architecture)" 2> /dev/null | sed -n 's/.*Depends: \(linux-image-[^ ]*\).*/\1/p' | sed -n 1p)
	[ -n "$_kernel_package" ] || { warn 'apt knows no kernel: apt-get update'; return 1; }
	(cd "$work" && run apt-get -qq -o APT::Sandbox::User= download "$_kernel_package") || return 1
	kernel_unpack "$work"/linux-image-*.deb
}

# kernel_unpack PACKAGE|FOLDER: a folder is one that a package was unpacked into
kernel_unpack() {
	_kernel_folder=$1
	if [ ! -d "$1" ]; then
		dpkg-deb -x "$1" "$work/tree" || return 1
		_kernel_folder=$work/tree
	fi
	kernel_tree=$_kernel_folder
	[ -d "$kernel_tree/lib/modules" ] || kernel_tree=$_kernel_folder/usr
	for kernel_image in "$_kernel_folder"/boot/vmlinuz-* "$_kernel_folder"/usr/lib/modules/*/vmlinuz; do [ ! -f "$kernel_image" ] || break; done
	if [ ! -f "$kernel_image" ] || [ ! -d "$kernel_tree/lib/modules" ]; then
		warn "$1 holds no kernel with its modules"
		return 1
	fi
	for kernel_version in "$kernel_tree"/lib/modules/*; do kernel_version=${kernel_version##*/}; done
	[ -f "$kernel_tree/lib/modules/$kernel_version/modules.dep" ] || depmod -b "$kernel_tree" "$kernel_version"
}

# kernel_linux: unpacked here, where that can be done and the kernel can be started so, since an emulated processor takes seconds for it. The numbers are of the boot
# protocol (Documentation/arch/x86/boot.rst): sectors of the setup, where the packed kernel is behind them, its length.
kernel_linux() {
	_linux_setup=$(kernel_number u1 497) _linux_offset=$(kernel_number u4 584) _linux_length=$(kernel_number u4 588)
	_linux_from=$(((_linux_setup + 1) * 512 + _linux_offset))
	case $(od -An -tx1 -j "$_linux_from" -N 4 "$kernel_image" | tr -d ' ') in
	fd377a58) _linux_tool=xz ;;
	1f8b*) _linux_tool=gzip ;;
	28b52ffd) _linux_tool=zstd ;;
	*) _linux_tool='' ;;
	esac
	# behind the packed kernel stands its length, which is no part of it
	if grep -qs '^CONFIG_PVH=y' "${kernel_image%/*}/config-$kernel_version" && tool_path "$_linux_tool" && tail -c "+$((_linux_from + 1))" "$kernel_image" | head -c "$((_linux_length - 4))" | "$_linux_tool" -dc > "$work/made/linux"; then return 0; fi
	cp "$kernel_image" "$work/made/linux"
}
kernel_number() { od -An -t "$1" -j "$2" -N "${1#u}" "$kernel_image" | tr -d ' '; }

# kernel_needed MODULE...: files of those modules and of what they need, in the order in which they are loaded. What is built in has none.
kernel_needed() {
	for _needed_module; do
		modprobe -d "$kernel_tree/" -S "$kernel_version" --show-depends "$_needed_module" 2> /dev/null
	done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++'
}

# kernel_initrd: a memory file system of busybox, those modules and the script that goes on to the disk
kernel_initrd() {
	mkdir -p "$work/memory/bin" "$work/memory/modules" "$work/memory/proc" "$work/memory/sys" "$work/memory/dev" "$work/memory/root" &&
		cp "$busybox" "$work/memory/bin/busybox" && chmod 755 "$work/memory/bin/busybox" && kernel_init || return 1
	# shellcheck disable=SC2086  # names
	kernel_needed $kernel_modules > "$work/needed"
	while IFS= read -r _initrd_file; do
		_initrd_name=${_initrd_file##*/}
		case $_initrd_name in
		*.xz) xz -dc "$_initrd_file" ;;
		*.zst) zstd -qdc "$_initrd_file" ;;
		*.gz) gzip -dc "$_initrd_file" ;;
		*) cat "$_initrd_file" ;;
		esac > "$work/memory/modules/${_initrd_name%.ko*}.ko" || return 1
		say "${_initrd_name%.ko*}.ko" >> "$work/memory/modules/order" || return 1
	done < "$work/needed"
	[ -s "$work/needed" ] || grep -qs virtio_blk "$kernel_tree/lib/modules/$kernel_version/modules.builtin" ||
		{ warn "the kernel $kernel_version has no driver for the disks of guests"; return 1; }
	(cd "$work/memory" && find . | LC_ALL=C sort | "$busybox" cpio -o -H newc 2> /dev/null) > "$work/made/initrd" && [ -s "$work/made/initrd" ]
}

# The root is what the command line says, once it is there. Where it is not, the guest ends by a panic, which its hypervisor hears of.
kernel_init() {
	cat > "$work/memory/init" <<-'FILE' && chmod 755 "$work/memory/init"
	#!/bin/busybox sh
	box=/bin/busybox
	$box mount -t proc proc /proc
	$box mount -t sysfs sysfs /sys
	$box mount -t devtmpfs dev /dev
	[ ! -f /modules/order ] || while read -r module; do $box insmod "/modules/$module"; done < /modules/order
	read -r line < /proc/cmdline
	root='' type='' flags='' init=/sbin/init access=ro
	for word in $line; do
	    case $word in
	    root=*) root=${word#root=} ;;
	    rootfstype=*) type=${word#rootfstype=} ;;
	    rootflags=*) flags=${word#rootflags=} ;;
	    init=*) init=${word#init=} ;;
	    rw | ro) access=$word ;;
	    esac
	done
	tries=0
	while [ "$tries" -lt 100 ]; do
	    device=$root
	    case $root in LABEL=* | UUID=*) device=$($box findfs "$root" 2> /dev/null) ;; esac
	    [ ! -b "$device" ] || break
	    tries=$((tries + 1))
	    $box usleep 50000
	done
	$box mount -o "$access${flags:+,$flags}" ${type:+-t "$type"} "$device" /root || { echo "no root on ${root:-the command line}: there is"; $box ls /dev; exit 1; }
	$box mount --move /dev /root/dev
	$box umount /sys
	$box umount /proc
	exec $box switch_root /root "$init"
	FILE
}

# kernel_keep_modules: what a guest may load besides, with the index that its modprobe reads
kernel_keep_modules() {
	_keep_to=$work/made/modules/$kernel_version
	mkdir -p "$_keep_to"
	(
		cd "$kernel_tree/lib/modules/$kernel_version" || exit 1
		# shellcheck disable=SC2086  # names and a pattern
		set -- modules.builtin* modules.order $kernel_folders $kernel_files
		for _keep_path; do
			shift
			[ ! -e "$_keep_path" ] || set -- "$@" "$_keep_path"
		done
		cp -R --parents "$@" "$_keep_to/"
	) && mkdir -p "$work/index/lib" && ln -s "$work/made/modules" "$work/index/lib/modules" && depmod -b "$work/index" "$kernel_version"
}
