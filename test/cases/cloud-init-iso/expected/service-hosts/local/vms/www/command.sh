#!/bin/sh
# www: runs in seeds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=www.seeds -pidfile run/www.seeds/pid \
	-qmp pipe:run/started/www/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 1024M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/www.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on,bootindex=1 \
	-drive if=none,id=swap,file=disks/www.swap,format=raw,discard=unmap -device virtio-blk-pci,drive=swap,addr=0x4.1 \
	-drive if=none,id=vdc,file=/srv/data.img,format=raw,discard=unmap -device virtio-blk-pci,drive=vdc,addr=0x4.2 \
	-drive if=none,id=config,file=disks/www.config,format=raw,discard=unmap,readonly=on -device virtio-blk-pci,drive=config,addr=0x4.3 \
	-netdev vde,id=eth0,sock=run/lan.ctl -device virtio-net-pci,netdev=eth0,mac=3e:8b:b5:6a:5e:46,addr=0x8,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	$MLN_TERM_ARGS 3>&1
