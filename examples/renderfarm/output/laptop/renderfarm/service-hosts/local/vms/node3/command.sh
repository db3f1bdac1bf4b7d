#!/bin/sh
# node3: runs in renderfarm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=node3.renderfarm uml_dir=run \
	ubd0=disks/node3.img root=/dev/ubda rw \
	eth0=daemon,9e:68:6f:94:04:87,unix,run/cluster.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
