#!/bin/sh
# pc2: runs in firewall's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=pc2.firewall uml_dir=run \
	ubd0=disks/pc2.img root=/dev/ubda rw \
	eth0=daemon,4e:af:07:bc:ed:c0,unix,run/office.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
