#!/bin/sh
# eve-gate: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=eve-gate.course uml_dir=run \
	ubd0=disks/eve-gate.img root=/dev/ubda rw \
	eth0=daemon,4a:b0:4f:5d:f4:f5,unix,run/eve-lan.ctl \
	eth1=tuntap,tap3,9a:b2:7b:6c:98:f8 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
