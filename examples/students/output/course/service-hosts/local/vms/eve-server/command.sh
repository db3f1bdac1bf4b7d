#!/bin/sh
# eve-server: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=eve-server.course uml_dir=run \
	ubd0=disks/eve-server.img root=/dev/ubda rw \
	eth0=daemon,9a:eb:43:96:0a:3e,unix,run/eve-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
