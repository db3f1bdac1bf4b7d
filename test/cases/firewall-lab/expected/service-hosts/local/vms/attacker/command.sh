#!/bin/sh
# attacker: runs in firewall's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=attacker.firewall uml_dir=run \
	ubd0=disks/attacker.img root=/dev/ubda rw \
	eth0=daemon,ae:78:e6:ec:3e:7d,unix,run/outside.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
