#!/bin/sh
# a3: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=a3.lab-units uml_dir=run \
	ubd0=disks/a3.img root=/dev/ubda rw \
	eth0=daemon,b6:a4:88:ac:f7:5a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
