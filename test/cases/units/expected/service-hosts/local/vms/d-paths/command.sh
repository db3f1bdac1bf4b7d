#!/bin/sh
# d-paths: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=d-paths.lab-units uml_dir=run \
	ubd0=/srv/disks/d-paths.img root=/dev/ubda rw \
	ubd2r=/srv/iso/tools.ext4 \
	ubd3=/dev/sdb1 \
	ubd4=/home/lab/100%.img \
	eth0=daemon,66:c7:39:a2:36:c8,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
