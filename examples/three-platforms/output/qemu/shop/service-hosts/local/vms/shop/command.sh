#!/bin/sh
# shop: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=shop.shop -pidfile run/shop.shop/pid \
	-qmp pipe:run/started/shop/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 128M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/shop.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-netdev vde,id=eth0,sock=run/dmz.ctl -device virtio-net-pci,netdev=eth0,mac=a2:82:70:1d:23:69,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/shop.shop/kernel/linux -initrd run/shop.shop/kernel/initrd -append 'root=/dev/vda rw console=ttyS0'"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
