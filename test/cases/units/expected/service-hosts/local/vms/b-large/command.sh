#!/bin/sh
# b-large: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=1024M \
	umid=b-large.lab-units uml_dir=run \
	ubd0=disks/b-large.img root=/dev/ubda rw \
	eth0=daemon,de:3e:70:7d:36:5a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
