#!/bin/sh
# other: runs in as-it-is's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=other.as-it-is uml_dir=run \
	ubd0=disks/other.img root=/dev/ubda rw \
	eth0=daemon,72:8f:d0:cc:f9:d7,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
