#!/bin/sh
# six1: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=six1.farm uml_dir=run \
	ubd0=disks/six1.img root=/dev/ubda rw \
	eth0=slirp,7a:a9:bc:04:f7:c0,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
