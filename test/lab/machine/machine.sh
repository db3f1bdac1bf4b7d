#!/bin/sh
# machine.sh SHARE COMMAND: boots a Debian kernel under QEMU and runs COMMAND there as root; ends as it ended. The system is this
# machine's own, read-only below a layer that is thrown away; the folder SHARE is /share, to write too. $MACHINE_DISKS are sizes of empty
# disks, /dev/vda and further. For what this machine's kernel lacks, and what must not touch its disks.
# machine.sh --kernel: only has the kernel's package unpacked in the cache, and prints the folder.
# Needs qemu-system-x86, busybox-static, cpio, kmod, and a kernel package, which apt-get downloads once into the cache and which is not
# installed. Ends with 125 when that cannot be, as when nothing came back within $MACHINE_LIMIT seconds (900).
PATH=$PATH:/usr/sbin:/sbin
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mlnc-tests
here=$(cd "$(dirname "$0")" && pwd) || exit 125
cannot() { echo "machine.sh: $*" >&2; exit 125; }

# kernel: the files of a kernel package, as they are in it
kernel() {
	[ ! -e "$cache/kernel/ok" ] || return 0
	rm -rf "$cache/kernel"
	mkdir -p "$cache/kernel/deb"
	package=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)/\1/p' | head -n 1)
	(cd "$cache/kernel/deb" && apt-get -qq download "$package" 2> /dev/null) || cannot 'no kernel package can be had: apt-get update'
	dpkg -x "$cache"/kernel/deb/linux-image-*.deb "$cache/kernel" && rm -rf "$cache/kernel/deb"
	cp "$cache"/kernel/boot/vmlinuz-* "$cache/kernel/vmlinuz"
	kernel_version
	depmod -b "$cache/kernel" "$version" && touch "$cache/kernel/ok"
}
kernel_version() { for version in "$cache"/kernel/lib/modules/*; do version=${version##*/}; done; }

# memory COMMAND: the memory file system from which the machine finds this one's file system
memory() {
	mkdir -p "$work/memory/bin" "$work/memory/modules"
	cp /bin/busybox "$work/memory/bin/"
	cp "$here/init.sh" "$work/memory/init"
	cp "$here/start.sh" "$work/memory/start"
	chmod 755 "$work/memory/init"
	printf '%s\n' "$1" > "$work/memory/command"
	printf '%s\n' "$cache/kernel" > "$work/memory/kernel"
	kernel_version
	for module in virtio_pci virtio_blk 9pnet_virtio 9p overlay; do
		modprobe -d "$cache/kernel" -S "$version" --show-depends "$module" 2> /dev/null
	done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' | while read -r module; do
		cp "$module" "$work/memory/modules/"
		echo "${module##*/}" >> "$work/memory/order"
	done
	(cd "$work/memory" && find . | cpio -o -H newc --quiet) > "$work/initrd"
}

# disks: QEMU's words for $MACHINE_DISKS
disks() {
	disks='' number=0
	for size in ${MACHINE_DISKS:-}; do
		number=$((number + 1))
		truncate -s "$size" "$work/disk$number"
		disks="$disks -drive file=$work/disk$number,format=raw,if=virtio,cache=unsafe,discard=unmap"
	done
}

if [ "$*" = --kernel ]; then
	kernel
	echo "$cache/kernel"
	exit
fi
[ "$#" -eq 2 ] || { sed -n '2,7p' "$0" >&2; exit 125; }
for tool in qemu-system-x86_64 cpio depmod busybox; do command -v "$tool" > /dev/null || cannot "not installed: $tool"; done
kernel
work=$(mktemp -d "$cache/run.XXXXXX") || exit 125
trap 'rm -rf "$work"' EXIT
memory "$2"
disks
# shellcheck disable=SC2086  # words
timeout -k 5 "${MACHINE_LIMIT:-900}" qemu-system-x86_64 -accel tcg,thread=multi -cpu max -machine q35 -smp 2 -m 768 -nodefaults -display none -no-reboot \
	-kernel "$cache/kernel/vmlinuz" -initrd "$work/initrd" -append 'console=ttyS0 panic=-1 rdinit=/init quiet mitigations=off' \
	-serial "file:$work/console" -serial "file:$work/said" -device virtio-rng-pci $disks \
	-fsdev local,id=root,path=/,security_model=none,readonly=on,multidevs=remap -device virtio-9p-pci,fsdev=root,mount_tag=root \
	-fsdev "local,id=share,path=$1,security_model=none" -device virtio-9p-pci,fsdev=share,mount_tag=share \
	< /dev/null > "$work/qemu" 2>&1
ended=$(sed -n 's/^ended with \([0-9]*\)$/\1/p' "$work/said" | tail -n 1)
sed '/^ended with [0-9]*$/d' "$work/said"
[ -n "$ended" ] || { tail -n 15 "$work/console" "$work/qemu" >&2; cannot 'nothing came back'; }
exit "$ended"
