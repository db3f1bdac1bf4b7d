#!/bin/sh
# ben-server: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=ben-server.course uml_dir=run \
	ubd0=disks/ben-server.img root=/dev/ubda rw \
	eth0=daemon,fe:08:5f:8c:8d:3a,unix,run/ben-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
