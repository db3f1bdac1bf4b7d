#!/bin/sh
# attacker: runs in firewall-lab's state directory, in the foreground, until the guest ends
# fd 5 and 6 are the pipes of ssl0, the guest's own line for ./mln check; the driver opens them
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=attacker.firewall-lab uml_dir=run \
	ubd0=disks/attacker.img root=/dev/ubda rw \
	eth0=daemon,4e:c6:8b:00:97:7f,unix,run/internet.ctl \
	con=null ssl=null con0=null,fd:1 \
	ssl0=fd:5,fd:6 \
	$MLN_TERM_ARGS
