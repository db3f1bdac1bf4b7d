#!/bin/sh
# boss: runs in ranges's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=boss.ranges uml_dir=run \
	ubd0=disks/boss.img root=/dev/ubda rw \
	eth0=daemon,e6:72:a9:33:a4:44,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
