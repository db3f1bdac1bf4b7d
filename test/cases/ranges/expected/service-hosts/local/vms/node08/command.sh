#!/bin/sh
# node08: runs in ranges's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node08.ranges uml_dir=run \
	ubd0=disks/node08.img root=/dev/ubda rw \
	eth0=daemon,86:2c:90:2d:aa:24,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
