#!/bin/sh
# node04: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node04.farm uml_dir=run \
	ubd0=disks/node04.img root=/dev/ubda rw \
	eth0=slirp,e2:67:fa:2b:b1:cd,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
