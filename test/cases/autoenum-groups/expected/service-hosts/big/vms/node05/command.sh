#!/bin/sh
# node05: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node05.farm uml_dir=run \
	ubd0=disks/node05.img root=/dev/ubda rw \
	eth0=slirp,fa:6f:47:7d:04:88,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
