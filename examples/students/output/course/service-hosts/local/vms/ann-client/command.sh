#!/bin/sh
# ann-client: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ann-client.course uml_dir=run \
	ubd0=disks/ann-client.img root=/dev/ubda rw \
	eth0=daemon,0a:15:3d:b5:dc:f4,unix,run/ann-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
