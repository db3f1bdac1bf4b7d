#!/bin/sh
# redhat3: runs in families's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=redhat3.families uml_dir=run \
	ubd0=disks/redhat3.img root=/dev/ubda rw \
	ubd1=disks/redhat3.swap \
	eth0=daemon,d6:5a:6a:c1:a8:89,unix,run/lan.ctl \
	eth1=daemon,2e:4a:c2:20:69:5d,unix,run/lan.ctl \
	eth2=daemon,6e:a5:2d:f9:47:ed,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
