#!/bin/sh
# www-1: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=www-1.farm uml_dir=run \
	ubd0=disks/www-1.img root=/dev/ubda rw \
	eth0=daemon,72:fc:5f:1d:29:9d,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
