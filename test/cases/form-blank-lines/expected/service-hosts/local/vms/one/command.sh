#!/bin/sh
# one: runs in blank's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=one.blank uml_dir=run \
	ubd0=disks/one.img root=/dev/ubda rw \
	eth0=daemon,e2:31:f7:d0:a4:1f,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
