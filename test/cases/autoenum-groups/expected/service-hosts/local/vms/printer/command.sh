#!/bin/sh
# printer: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=printer.farm uml_dir=run \
	ubd0=disks/printer.img root=/dev/ubda rw \
	eth0=daemon,46:49:3d:19:81:09,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
