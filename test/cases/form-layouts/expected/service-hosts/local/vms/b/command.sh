#!/bin/sh
# b: runs in layouts's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=b.layouts uml_dir=run \
	ubd0=disks/b.img root=/dev/ubda rw \
	eth0=daemon,c6:47:45:c8:4a:49,unix,run/dmz.ctl \
	quiet loglevel=3 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
