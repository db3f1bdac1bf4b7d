#!/bin/sh
# firewall: runs in firewall-lab's state directory, in the foreground, until the guest ends
# fd 5 and 6 are the pipes of ssl0, the guest's own line for ./mln check; the driver opens them
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=firewall.firewall-lab uml_dir=run \
	ubd0=disks/firewall.img root=/dev/ubda rw \
	eth0=daemon,22:6a:b8:23:d5:ba,unix,run/internet.ctl \
	eth1=daemon,6a:b7:d4:48:50:3b,unix,run/dmz.ctl \
	eth2=daemon,16:d3:a9:d8:87:2f,unix,run/office.ctl \
	con=null ssl=null con0=null,fd:1 \
	ssl0=fd:5,fd:6 \
	$MLN_TERM_ARGS
