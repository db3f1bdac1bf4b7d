#!/bin/sh
# www2: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=www2.shop uml_dir=run \
	ubd0=disks/www2.img root=/dev/ubda rw \
	eth0=daemon,f2:76:a5:70:db:aa,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
