#!/bin/sh
# desk3: runs in offices's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=desk3.offices uml_dir=run \
	ubd0=disks/desk3.img root=/dev/ubda rw \
	eth0=daemon,1a:8c:d3:78:d1:41,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
