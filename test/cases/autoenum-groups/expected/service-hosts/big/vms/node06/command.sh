#!/bin/sh
# node06: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node06.farm uml_dir=run \
	ubd0=disks/node06.img root=/dev/ubda rw \
	eth0=slirp,12:69:5c:6a:13:de,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
