#!/bin/sh
# clerk: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=clerk.shop -pidfile run/clerk.shop/pid \
	-qmp pipe:run/started/clerk/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 128M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/clerk.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-netdev vde,id=eth0,sock=run/office.ctl -device virtio-net-pci,netdev=eth0,mac=0e:75:b1:42:f0:3e,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/clerk.shop/kernel/linux -initrd run/clerk.shop/kernel/initrd -append 'root=/dev/vda rw console=ttyS0'"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
