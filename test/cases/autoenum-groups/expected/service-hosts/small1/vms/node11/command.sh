#!/bin/sh
# node11: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node11.farm uml_dir=run \
	ubd0=disks/node11.img root=/dev/ubda rw \
	eth0=slirp,da:56:bc:f5:a2:b4,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
