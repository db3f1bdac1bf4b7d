#!/bin/sh
# ann-server: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ann-server.course uml_dir=run \
	ubd0=disks/ann-server.img root=/dev/ubda rw \
	eth0=daemon,d6:b9:5d:1b:a7:1f,unix,run/ann-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
