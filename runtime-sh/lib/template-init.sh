# shellcheck shell=sh
# template-init.sh - what every template that is made here holds for guests on a shared base
# shellcheck disable=SC2154  # the guest's own names

# template_init FILE: the program that such a guest begins with (`init=/sbin/mln-init` on its kernel's command line), before anything reads a
# file that is its own. It runs under any shell. Where the disk cannot be had or has no room, the guest ends as one that failed.
template_init() {
	cat > "$1" <<-'FILE' && chmod 755 "$1"
	#!/bin/sh
	# mln-init - the first program of a guest whose disk stands on a base that others share: what is its own is copied from its config
	# disk, a file system with the label mln-config, once in the life of its disk. Then the system begins as ever.
	PATH=/usr/sbin:/usr/bin:/sbin:/bin
	export PATH
	mark=/etc/mln/configured
	tab=$(printf '\t')

	# the label of an ext4 file system is at byte 1144; findfs of some systems wants more than there is this early
	find_disk() {
	    tries=0
	    while [ "$tries" -lt 50 ]; do
	        while read -r major minor blocks name; do
	            disk=/dev/$name
	            [ -b "$disk" ] && [ "$(dd if="$disk" bs=1 skip=1144 count=10 2> /dev/null)" = mln-config ] && return 0
	        done < /proc/partitions
	        tries=$((tries + 1))
	        sleep 0.1
	    done
	    return 1
	}

	# files lie there under numbers, with the mode and owner that they are to have
	follow() {
	    case $word in
	    dir)
	        IFS=$tab read -r mode owner path <<-END
	$rest
	END
	        mkdir -p "$path" && chmod "$mode" "$path" && chown "$owner" "$path"
	        ;;
	    file)
	        path=${rest#*"$tab"}
	        cp -a "/mnt/${rest%%"$tab"*}" "$path"
	        ;;
	    link)
	        IFS=$tab read -r owner path target <<-END
	$rest
	END
	        ln -sfn "$target" "$path" && chown -h "$owner" "$path"
	        ;;
	    rm) rm -f "$rest" ;;
	    *) echo "mln-init: list has the word $word"; return 1 ;;
	    esac
	}

	configure() {
	    mount -t proc proc /proc
	    [ -c /dev/console ] && grep -q ' /dev devtmpfs ' /proc/mounts || mount -t devtmpfs dev /dev
	    find_disk || { echo 'mln-init: no disk has the label mln-config'; return 1; }
	    mount -t ext4 -o ro "$disk" /mnt || return 1
	    while IFS=$tab read -r word rest; do follow || { echo "mln-init: $word $rest: failed"; return 1; }; done < /mnt/list
	    mkdir -p /etc/mln
	    # all of it is on the disk before the mark says so
	    sync
	    : > "$mark"
	    umount /mnt
	    umount /proc
	}

	[ -e "$mark" ] || configure || exit 1
	exec /sbin/init "$@"
	FILE
}
