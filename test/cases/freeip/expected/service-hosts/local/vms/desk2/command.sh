#!/bin/sh
# desk2: runs in offices's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=desk2.offices uml_dir=run \
	ubd0=disks/desk2.img root=/dev/ubda rw \
	eth0=daemon,a2:f7:a8:0a:f7:a9,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
