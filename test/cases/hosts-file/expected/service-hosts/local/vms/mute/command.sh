#!/bin/sh
# mute: runs in names's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=mute.names uml_dir=run \
	ubd0=disks/mute.img root=/dev/ubda rw \
	eth0=daemon,06:b5:8a:ae:53:24,unix,run/dmz.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
