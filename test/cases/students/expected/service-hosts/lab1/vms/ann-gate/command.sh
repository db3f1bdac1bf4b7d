#!/bin/sh
# ann-gate: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ann-gate.course uml_dir=run \
	ubd0=disks/ann-gate.img root=/dev/ubda rw \
	eth0=daemon,2a:ef:d7:f1:ec:68,unix,run/ann-lan.ctl \
	eth1=tuntap,tap1,2e:65:6c:1f:d2:e8 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
