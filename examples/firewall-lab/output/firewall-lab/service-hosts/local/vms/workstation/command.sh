#!/bin/sh
# workstation: runs in firewall-lab's state directory, in the foreground, until the guest ends
# fd 5 and 6 are the pipes of ssl0, the guest's own line for ./mln check; the driver opens them
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=workstation.firewall-lab uml_dir=run \
	ubd0=disks/workstation.img root=/dev/ubda rw \
	eth0=daemon,76:ee:9d:a2:83:0d,unix,run/office.ctl \
	con=null ssl=null con0=null,fd:1 \
	ssl0=fd:5,fd:6 \
	$MLN_TERM_ARGS
