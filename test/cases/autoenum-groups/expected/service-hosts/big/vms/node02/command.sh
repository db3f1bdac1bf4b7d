#!/bin/sh
# node02: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node02.farm uml_dir=run \
	ubd0=disks/node02.img root=/dev/ubda rw \
	eth0=slirp,66:c5:0f:f5:e6:a6,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
