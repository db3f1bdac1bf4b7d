#!/bin/sh
# node09: runs in ranges's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node09.ranges uml_dir=run \
	ubd0=disks/node09.img root=/dev/ubda rw \
	eth0=daemon,5e:ab:01:d1:97:63,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
