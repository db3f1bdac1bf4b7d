#!/bin/sh
# node10: runs in ranges's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node10.ranges uml_dir=run \
	ubd0=disks/node10.img root=/dev/ubda rw \
	eth0=daemon,06:5b:9c:d7:e3:aa,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
