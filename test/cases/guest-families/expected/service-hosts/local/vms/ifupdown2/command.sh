#!/bin/sh
# ifupdown2: runs in families's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=ifupdown2.families uml_dir=run \
	ubd0=disks/ifupdown2.img root=/dev/ubda rw \
	ubd1=disks/ifupdown2.swap \
	eth0=daemon,7a:1c:b9:13:0b:fb,unix,run/lan.ctl \
	eth1=daemon,ae:58:bc:0f:b1:fa,unix,run/lan.ctl \
	eth2=daemon,96:43:97:97:11:38,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
