#!/bin/sh
# c-plain: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=c-plain.lab-units uml_dir=run \
	ubd0=disks/c-plain.img root=/dev/ubda rw \
	eth0=daemon,a2:b2:72:a9:4d:df,unix,/run/far/ctl \
	eth1=tuntap,c-plain-.9a0ab0,86:ce:2c:9f:a5:81 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
