#!/bin/sh
# c: runs in machines's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=c.machines uml_dir=run \
	ubd0=disks/c.img root=/dev/ubda rw \
	eth0=vde,run/lan.ctl,3e:d9:c8:82:e9:14 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
