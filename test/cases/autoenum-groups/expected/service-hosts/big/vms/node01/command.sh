#!/bin/sh
# node01: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node01.farm uml_dir=run \
	ubd0=disks/node01.img root=/dev/ubda rw \
	eth0=slirp,66:83:88:80:e3:32,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
