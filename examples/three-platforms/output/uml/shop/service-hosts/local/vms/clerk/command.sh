#!/bin/sh
# clerk: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=clerk.shop uml_dir=run \
	ubd0=disks/clerk.img root=/dev/ubda rw \
	eth0=daemon,0e:75:b1:42:f0:3e,unix,run/office.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
