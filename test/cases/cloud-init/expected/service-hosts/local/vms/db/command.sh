#!/bin/sh
# db: runs in clouds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=db.clouds uml_dir=run \
	ubd0=disks/db.img root=/dev/ubda rw \
	eth0=daemon,92:aa:66:10:ba:8a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
