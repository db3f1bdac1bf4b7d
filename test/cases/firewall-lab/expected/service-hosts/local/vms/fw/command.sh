#!/bin/sh
# fw: runs in firewall's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=fw.firewall uml_dir=run \
	ubd0=disks/fw.img root=/dev/ubda rw \
	eth0=daemon,b2:cd:e8:45:0c:7a,unix,run/outside.ctl \
	eth1=daemon,66:56:16:ea:ed:88,unix,run/zone.ctl \
	eth2=daemon,5e:f1:61:57:e8:9a,unix,run/office.ctl \
	quiet loglevel=3 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
