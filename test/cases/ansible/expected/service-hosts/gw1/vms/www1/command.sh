#!/bin/sh
# www1: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=www1.shop uml_dir=run \
	ubd0=disks/www1.img root=/dev/ubda rw \
	eth0=daemon,6e:4f:12:db:2e:05,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
