#!/bin/sh
# a: runs in hostile's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=a.hostile uml_dir=run \
	ubd0=disks/a.img root=/dev/ubda rw \
	eth0=daemon,0a:5e:db:2e:68:1e,unix,run/lan.ctl \
	'init=/bin/sh;reboot' ''\''x'\''' '$(id)' \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
