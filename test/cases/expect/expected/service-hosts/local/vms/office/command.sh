#!/bin/sh
# office: runs in expectations's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=office.expectations -pidfile run/office.expectations/pid \
	-qmp pipe:run/started/office/qmp \
	-chardev pipe,id=check,path=run/started/office/check -device isa-serial,chardev=check,index=3 \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 256M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/office.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on,bootindex=1 \
	-netdev tap,id=eth0,ifname=office-e.f7d678,script=no,downscript=no -device virtio-net-pci,netdev=eth0,mac=36:f2:15:c9:db:99,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	$MLN_TERM_ARGS 3>&1
