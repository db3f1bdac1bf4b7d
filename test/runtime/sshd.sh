#!/bin/sh
# sshd.sh: prints the path of an sshd: the system's, else that of Debian's package, which apt-get downloads once into the cache and which
# is not installed: the machine is not to listen because of a test. Ends with 1 and the reason where none can be had.
PATH=$PATH:/usr/sbin:/sbin
command -v sshd && exit 0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mlnc-tests/sshd
if [ ! -e "$cache/ok" ]; then
	rm -rf "$cache"
	mkdir -p "$cache/deb" || exit 1
	(cd "$cache/deb" && apt-get -qq download openssh-server) > /dev/null 2>&1 || { echo 'the package openssh-server cannot be had: apt-get update'; exit 1; }
	dpkg -x "$cache"/deb/openssh-server_*.deb "$cache" && rm -rf "$cache/deb" || exit 1
	"$cache/usr/sbin/sshd" -V 2>&1 | grep -q '^OpenSSH' || { echo 'sshd does not run here: libwrap0 is not installed'; exit 1; }
	touch "$cache/ok"
fi
echo "$cache/usr/sbin/sshd"
