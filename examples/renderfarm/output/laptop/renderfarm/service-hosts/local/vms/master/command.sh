#!/bin/sh
# master: runs in renderfarm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=master.renderfarm uml_dir=run \
	ubd0=disks/master.img root=/dev/ubda rw \
	eth0=daemon,22:05:b4:4b:9b:28,unix,run/cluster.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
