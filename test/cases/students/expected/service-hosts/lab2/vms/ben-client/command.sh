#!/bin/sh
# ben-client: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ben-client.course uml_dir=run \
	ubd0=disks/ben-client.img root=/dev/ubda rw \
	eth0=daemon,4e:46:b6:56:03:d8,unix,run/ben-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
