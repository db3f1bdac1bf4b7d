#!/bin/sh
# ben-gate: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ben-gate.course uml_dir=run \
	ubd0=disks/ben-gate.img root=/dev/ubda rw \
	eth0=daemon,06:39:2a:45:35:1d,unix,run/ben-lan.ctl \
	eth1=tuntap,tap2,82:0b:85:d2:58:c8 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
