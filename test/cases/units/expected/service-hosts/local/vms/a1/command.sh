#!/bin/sh
# a1: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=a1.lab-units uml_dir=run \
	ubd0=disks/a1.img root=/dev/ubda rw \
	eth0=daemon,c6:38:c6:87:4f:12,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
