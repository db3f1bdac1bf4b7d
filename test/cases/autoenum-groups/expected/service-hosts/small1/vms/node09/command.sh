#!/bin/sh
# node09: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=node09.farm uml_dir=run \
	ubd0=disks/node09.img root=/dev/ubda rw \
	eth0=slirp,92:b9:74:2a:df:09,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
