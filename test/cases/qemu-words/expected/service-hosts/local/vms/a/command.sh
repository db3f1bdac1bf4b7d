#!/bin/sh
# a: runs in machines's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec qemu-system-x86_64 \
	-name guest=a.machines -pidfile run/a.machines/pid \
	-qmp pipe:run/started/a/qmp \
	-nodefaults -no-user-config -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
	-machine q35 -cpu max -smp 2 \
	-m 256M \
	-device pvpanic -action panic=exit-failure \
	-device virtio-rng-pci,addr=0x2 \
	-display none \
	-drive if=none,id=root,file=disks/a.img,format=raw,discard=unmap -device virtio-blk-pci,drive=root,addr=0x4.0,multifunction=on \
	-drive if=none,id=swap,file=disks/a.swap,format=raw,discard=unmap -device virtio-blk-pci,drive=swap,addr=0x4.1 \
	-drive 'if=none,id=vdc,file=/srv/more,, data.qcow2,format=qcow2,discard=unmap,readonly=on' -device virtio-blk-pci,drive=vdc,addr=0x4.2 \
	-drive if=none,id=vdd,file=/dev/vg0/x,format=raw,discard=unmap -device virtio-blk-pci,drive=vdd,addr=0x4.3 \
	-fsdev local,id=modules,path=run/a.machines/kernel/modules,security_model=none,readonly=on -device virtio-9p-pci,fsdev=modules,mount_tag=modules,addr=0x7.0,multifunction=on \
	-fsdev local,id=hostfs0,path=/srv/share,security_model=none,readonly=on -device virtio-9p-pci,fsdev=hostfs0,mount_tag=hostfs0,addr=0x7.1 \
	-netdev vde,id=eth0,sock=run/lan.ctl -device virtio-net-pci,netdev=eth0,mac=e6:b9:34:fe:94:ee,addr=0x8,romfile= \
	-netdev tap,id=eth2,ifname=tap0,script=no,downscript=no -device virtio-net-pci,netdev=eth2,mac=aa:6e:ea:af:45:80,addr=0xa,romfile= \
	-device 'usb-ehci,id=it'\''s' \
	-accel "${MLN_ACCEL:-tcg}" \
	-chardev "${MLN_CONSOLE:-stdio}",id=console -serial chardev:console \
	-kernel run/a.machines/kernel/linux -initrd run/a.machines/kernel/initrd -append 'root=/dev/vda rw console=ttyS0 quiet a='\''b'\'''"$MLN_TERM_WORDS" \
	$MLN_TERM_ARGS
