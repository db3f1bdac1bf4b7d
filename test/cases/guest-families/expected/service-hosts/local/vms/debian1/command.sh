#!/bin/sh
# debian1: runs in families's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=debian1.families uml_dir=run \
	ubd0=disks/debian1.img root=/dev/ubda rw \
	ubd1=disks/debian1.swap \
	eth0=daemon,76:f3:ee:71:2b:97,unix,run/lan.ctl \
	eth1=daemon,3a:43:78:a7:95:cb,unix,run/lan.ctl \
	eth2=daemon,a6:4a:e1:f4:b7:df,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
