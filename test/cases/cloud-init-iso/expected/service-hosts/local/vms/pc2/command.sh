#!/bin/sh
# pc2: runs in seeds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=pc2.seeds -pidfile run/pc2.seeds/pid \
	-qmp pipe:run/started/pc2/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 1024M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/pc2.qcow2,format=qcow2,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on,bootindex=1 \
	-drive if=none,id=config,file=disks/pc2.config,format=raw,discard=unmap,readonly=on -device virtio-blk-pci,drive=config,addr=0x4.1 \
	-netdev vde,id=eth0,sock=run/lan.ctl -device virtio-net-pci,netdev=eth0,mac=36:5a:8b:cd:69:4d,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	$MLN_TERM_ARGS 3>&1
