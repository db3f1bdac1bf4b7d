#!/bin/sh
# node08: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node08.farm uml_dir=run \
	ubd0=disks/node08.img root=/dev/ubda rw \
	eth0=slirp,62:fa:40:99:17:0f,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
