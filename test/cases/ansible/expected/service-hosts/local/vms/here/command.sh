#!/bin/sh
# here: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=here.shop uml_dir=run \
	ubd0=disks/here.img root=/dev/ubda rw \
	eth0=slirp,62:ff:24:ea:88:9c,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
