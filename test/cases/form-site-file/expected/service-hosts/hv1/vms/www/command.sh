#!/bin/sh
# www: runs in exam's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=256M \
	umid=www.exam uml_dir=run \
	ubd0=disks/www.img root=/dev/ubda rw \
	eth0=daemon,c2:0c:90:41:30:07,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
