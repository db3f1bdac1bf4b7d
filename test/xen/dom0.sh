#!/bin/sh
# dom0.sh SHARE COMMAND: boots the real Xen hypervisor with a Debian kernel as its first domain under QEMU, where systemd runs COMMAND as root,
# and ends as it ended. The system is this machine's own, read-only below a layer that is thrown away; the folder SHARE is /share, to write too.
# Needs qemu-system-x86, xen-hypervisor-4.17-amd64, xen-utils-4.17, busybox-static, cpio, kmod, e2fsprogs, systemd, and a kernel, which apt-get downloads once into
# the cache and which is not installed. Ends with 125 when that cannot be, with 124 when nothing came back within $DOM0_LIMIT seconds (1500).
PATH=$PATH:/usr/sbin:/sbin
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mlnc-tests/dom0
here=$(cd "$(dirname "$0")" && pwd) || exit 125
cannot() { echo "dom0.sh: $*" >&2; exit 125; }

# kernel: the files of a kernel package, as they are in it
kernel() {
	[ ! -e "$cache/kernel/ok" ] || return 0
	rm -rf "$cache/kernel"
	mkdir -p "$cache/kernel/deb"
	package=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)/\1/p' | head -n 1)
	(cd "$cache/kernel/deb" && apt-get -qq download "$package" 2> /dev/null) || cannot 'no kernel package can be had: apt-get update'
	dpkg -x "$cache"/kernel/deb/linux-image-*.deb "$cache/kernel" && rm -rf "$cache/kernel/deb"
	cp "$cache"/kernel/boot/vmlinuz-* "$cache/kernel/vmlinuz"
	for version in "$cache"/kernel/lib/modules/*; do version=${version##*/}; done
	depmod -b "$cache/kernel" "$version" && touch "$cache/kernel/ok"
}

# archive FOLDER FILE
archive() { (cd "$1" && find . | cpio -o -H newc --quiet) > "$2"; }

# first_domain COMMAND: the memory file system from which the first domain finds this machine's file system
first_domain() {
	rm -rf "$work/first"
	mkdir -p "$work/first/bin" "$work/first/modules"
	cp /bin/busybox "$work/first/bin/"
	cp "$here/dom0-init.sh" "$work/first/init"
	cp "$here/dom0-start.sh" "$work/first/start"
	cp "$here/../lab/host/systemd-alone.sh" "$work/first/systemd-alone"
	chmod 755 "$work/first/init"
	printf '%s\n' "$1" > "$work/first/command"
	printf '%s\n' "$cache/kernel" > "$work/first/kernel"
	for version in "$cache"/kernel/lib/modules/*; do version=${version##*/}; done
	for module in virtio_pci 9pnet_virtio 9p overlay; do
		modprobe -d "$cache/kernel" -S "$version" --show-depends "$module" 2> /dev/null
	done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' | while read -r module; do
		cp "$module" "$work/first/modules/"
		echo "${module##*/}" >> "$work/first/order"
	done
	archive "$work/first" "$work/initrd"
}

# guests SHARE: what a domain boots: the same kernel, and a memory file system that says it is ready and pings; the same for a
# guest that is a process, on a disk
guests() {
	mkdir -p "$work/guest/bin" "$work/guest/sbin" "$work/guest/proc" "$work/guest/dev"
	cp /bin/busybox "$work/guest/bin/"
	cp "$here/domain-init.sh" "$work/guest/init"
	printf '#!/bin/busybox sh\nexec /bin/busybox poweroff -f\n' > "$work/guest/sbin/poweroff"
	chmod 755 "$work/guest/init" "$work/guest/sbin/poweroff"
	ln -s ../init "$work/guest/sbin/init"
	truncate -s 4M "$1/process.img"
	mke2fs -q -F -t ext2 -d "$work/guest" "$1/process.img" || cannot 'no file system could be made'
	chmod 666 "$1/process.img"
	find "$cache/kernel/lib/modules" -name xen-netfront.ko -exec cp {} "$work/guest/netfront.ko" \;
	archive "$work/guest" "$1/initrd"
	cp "$cache/kernel/vmlinuz" "$1/vmlinuz"
}

[ "$#" -eq 2 ] || { sed -n '2,5p' "$0" >&2; exit 125; }
for tool in qemu-system-x86_64 cpio depmod busybox mke2fs; do command -v "$tool" > /dev/null || cannot "not installed: $tool"; done
hypervisor=''
for found in /boot/xen-4.*-amd64.gz; do [ ! -e "$found" ] || hypervisor=$found; done
[ -n "$hypervisor" ] || cannot 'not installed: xen-hypervisor-4.17-amd64'
[ -x /lib/systemd/systemd ] || cannot 'not installed: systemd'
kernel
work=$(mktemp -d "$cache/run.XXXXXX") || exit 125
qemu=''
trap '[ -z "$qemu" ] || kill "$qemu" 2> /dev/null; rm -rf "$work"' EXIT
trap 'exit 124' HUP INT TERM
first_domain "$2"
guests "$1"
gzip -dc "$hypervisor" > "$work/xen"
# -smap: QEMU's emulation of iret in ring 3 uses supervisor rights, of which a paravirtual first domain dies
timeout -k 5 "${DOM0_LIMIT:-1500}" qemu-system-x86_64 -accel tcg,thread=multi -cpu max,-smap -smp 2 -machine q35 -m 1536 -nodefaults -display none -no-reboot \
	-kernel "$work/xen" -append 'console=com1 dom0_mem=700M,max:700M dom0_max_vcpus=1 noreboot' \
	-initrd "$cache/kernel/vmlinuz console=hvc0 panic=-1 rdinit=/init quiet,$work/initrd" \
	-serial "file:$work/console" -serial "file:$work/said" -device virtio-rng-pci \
	-fsdev local,id=root,path=/,security_model=none,readonly=on,multidevs=remap -device virtio-9p-pci,fsdev=root,mount_tag=root \
	-fsdev "local,id=share,path=$1,security_model=none" -device virtio-9p-pci,fsdev=share,mount_tag=share \
	< /dev/null > "$work/qemu" 2>&1 &
qemu=$!
# the machine is not awaited when all was said: it may not find its way out
while kill -0 "$qemu" 2> /dev/null && ! grep -qs '^ended with [0-9]' "$work/said"; do sleep 0.2; done
kill "$qemu" 2> /dev/null
wait "$qemu"
ended=$(sed -n 's/^ended with \([0-9]*\)$/\1/p' "$work/said" | tail -n 1)
sed '/^ended with [0-9]*$/d' "$work/said"
[ -n "$ended" ] || { tail -n 15 "$work/console" "$work/qemu" >&2; exit 124; }
exit "$ended"
