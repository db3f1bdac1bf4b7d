#!/bin/sh
# b: runs in machines's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=b.machines -pidfile run/b.machines/pid \
	-qmp pipe:run/started/b/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 256M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-vnc 127.0.0.1:1 -device VGA,addr=0x1 -device qemu-xhci,addr=0x3 -device usb-tablet \
	-drive if=none,id=root,file=disks/b.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on,bootindex=1 \
	-netdev vde,id=eth0,sock=run/lan.ctl -device virtio-net-pci,netdev=eth0,mac=56:91:74:6e:b6:b5,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	$MLN_TERM_ARGS 3>&1
