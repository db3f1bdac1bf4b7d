#!/bin/sh
# node1: runs in renderfarm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node1.renderfarm uml_dir=run \
	ubd0=disks/node1.img root=/dev/ubda rw \
	eth0=daemon,8e:38:d4:08:f5:63,unix,run/cluster.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
