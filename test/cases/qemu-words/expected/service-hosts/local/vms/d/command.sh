#!/bin/sh
# d: runs in machines's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=d.machines -pidfile run/d.machines/pid \
	-qmp pipe:run/started/d/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine microvm,pcie=on -cpu max -smp 1 \
	-m 256M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/d.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-blockdev null-co,node-name=swap,size=512,read-zeroes=on -device virtio-blk-pci,drive=swap,addr=0x4.1 \
	-drive if=none,id=vdc,file=/srv/x.ext4,format=raw,discard=unmap -device virtio-blk-pci,drive=vdc,addr=0x4.2 \
	-netdev user,id=eth0 -device virtio-net-pci,netdev=eth0,mac=72:5d:eb:5b:a7:76,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/d.machines/kernel/linux -initrd run/d.machines/kernel/initrd -append 'root=/dev/vda rw console=ttyS0'"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
