#!/bin/sh
# desk1: runs in offices's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=desk1.offices uml_dir=run \
	ubd0=disks/desk1.img root=/dev/ubda rw \
	eth0=daemon,ca:d2:d2:b1:0d:05,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
