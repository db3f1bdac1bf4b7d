#!/bin/sh
# node2: runs in renderfarm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node2.renderfarm uml_dir=run \
	ubd0=disks/node2.img root=/dev/ubda rw \
	eth0=daemon,be:f7:b7:f5:38:96,unix,run/cluster.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
