#!/bin/sh
# d: runs in overlays's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=d.overlays -pidfile run/d.overlays/pid \
	-qmp pipe:run/started/d/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 128M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/d.qcow2,format=qcow2,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-drive if=none,id=swap,file=disks/d.swap,format=raw,discard=unmap -device virtio-blk-pci,drive=swap,addr=0x4.1 \
	-drive if=none,id=vdc,file=/srv/data.qcow2,format=qcow2,discard=unmap,readonly=on -device virtio-blk-pci,drive=vdc,addr=0x4.2 \
	-drive if=none,id=config,file=disks/d.config,format=raw,discard=unmap,readonly=on -device virtio-blk-pci,drive=config,addr=0x4.3 \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/d.overlays/kernel/linux -initrd run/d.overlays/kernel/initrd -append 'root=/dev/vda rw console=ttyS0 init=/sbin/mln-init'"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
