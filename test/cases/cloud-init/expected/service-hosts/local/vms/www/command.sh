#!/bin/sh
# www: runs in clouds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=www.clouds uml_dir=run \
	ubd0=disks/www.img root=/dev/ubda rw \
	eth0=daemon,86:20:ed:04:69:2a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
