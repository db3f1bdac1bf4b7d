#!/bin/sh
# c: runs in words's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=c.words uml_dir=run \
	ubd0=disks/c.img root=/dev/ubda rw \
	eth0=vde,run/lan.ctl,5a:7c:cb:e9:66:79 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
