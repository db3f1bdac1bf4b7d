#!/bin/sh
# gw: runs in offices's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=gw.offices uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,a2:68:7a:ce:c6:e5,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
