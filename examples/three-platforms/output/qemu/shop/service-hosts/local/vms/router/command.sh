#!/bin/sh
# router: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=router.shop -pidfile run/router.shop/pid \
	-qmp pipe:run/started/router/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 1 \
	-m 128M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/router.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-netdev vde,id=eth0,sock=run/office.ctl -device virtio-net-pci,netdev=eth0,mac=52:ab:c6:1f:b0:dd,addr=0x8,romfile= \
	-netdev vde,id=eth1,sock=run/dmz.ctl -device virtio-net-pci,netdev=eth1,mac=f2:a4:1f:ca:ee:5d,addr=0x9,romfile= \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/router.shop/kernel/linux -initrd run/router.shop/kernel/initrd -append 'root=/dev/vda rw console=ttyS0'"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
