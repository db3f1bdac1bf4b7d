#!/bin/sh
# described: runs in as-it-is's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=described.as-it-is uml_dir=run \
	ubd0=/srv/described.ext4 root=/dev/ubda rw \
	eth0=daemon,e6:01:c6:7e:87:ac,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
