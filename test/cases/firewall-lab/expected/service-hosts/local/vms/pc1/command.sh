#!/bin/sh
# pc1: runs in firewall's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=pc1.firewall uml_dir=run \
	ubd0=disks/pc1.img root=/dev/ubda rw \
	eth0=daemon,ae:31:5e:c1:5a:3a,unix,run/office.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
