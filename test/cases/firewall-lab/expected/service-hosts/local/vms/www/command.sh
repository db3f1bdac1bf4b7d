#!/bin/sh
# www: runs in firewall's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=www.firewall uml_dir=run \
	ubd0=disks/www.img root=/dev/ubda rw \
	ubd1=disks/www.swap \
	ubd2r=/srv/lab/data.img \
	eth0=daemon,02:00:00:00:02:10,unix,run/zone.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
