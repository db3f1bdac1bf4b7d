#!/bin/sh
# node11: runs in ranges's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node11.ranges uml_dir=run \
	ubd0=disks/node11.img root=/dev/ubda rw \
	eth0=daemon,b6:60:c8:f9:13:45,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
