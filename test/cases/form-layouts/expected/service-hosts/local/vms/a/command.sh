#!/bin/sh
# a: runs in layouts's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=a.layouts uml_dir=run \
	ubd0=disks/a.img root=/dev/ubda rw \
	eth0=daemon,76:5d:08:ad:44:38,unix,run/lan.ctl \
	quiet loglevel=3 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
