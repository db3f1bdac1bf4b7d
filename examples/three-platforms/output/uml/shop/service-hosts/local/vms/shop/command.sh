#!/bin/sh
# shop: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=shop.shop uml_dir=run \
	ubd0=disks/shop.img root=/dev/ubda rw \
	eth0=daemon,a2:82:70:1d:23:69,unix,run/dmz.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
