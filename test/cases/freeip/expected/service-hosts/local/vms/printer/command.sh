#!/bin/sh
# printer: runs in offices's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=printer.offices uml_dir=run \
	ubd0=disks/printer.img root=/dev/ubda rw \
	eth0=daemon,ea:bb:28:c2:bb:c6,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
