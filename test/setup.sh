#!/bin/sh
# setup.sh [demo]: installs the Debian packages that are missing, and says which; with `demo`, only what building and booting need.
# Without root it prints the one line to type and ends with 1.

# command:package pairs
to_run='linux.uml:user-mode-linux uml_switch:uml-utilities debugfs:e2fsprogs busybox:busybox-static'
to_test='vde_switch:vde2 shellcheck:shellcheck mksh:mksh yash:yash zsh:zsh screen:screen tmux:tmux xterm:xterm Xvfb:xvfb xdotool:xdotool
socat:socat ip:iproute2 lvcreate:lvm2 thin_check:thin-provisioning-tools qemu-img:qemu-utils qemu-system-x86_64:qemu-system-x86 cpio:cpio
cc:gcc as:binutils modprobe:kmod xz:xz-utils rsync:rsync ssh:openssh-client sfdisk:fdisk mmdebstrap:mmdebstrap newuidmap:uidmap
systemd-analyze:systemd dbus-daemon:dbus ansible-inventory:ansible-core xorriso:xorriso genisoimage:genisoimage'

# these are no command of a folder that is searched
files_to_test='/usr/lib/systemd/user/dbus.socket:dbus-user-session /usr/share/pam-configs/systemd:libpam-systemd
/usr/lib/xen-4.17/bin/xl:xen-utils-4.17 /usr/include/xenctrl.h:libxen-dev /boot/xen-4.17-amd64.gz:xen-hypervisor-4.17-amd64'
# for an sshd whose package is unpacked for a test, and not installed
files_to_test="$files_to_test /usr/lib/$(uname -m)-linux-gnu/libwrap.so.0:libwrap0"

missing_packages() {
    command -v node > /dev/null 2>&1 || printf ' nodejs'
    command -v npm > /dev/null 2>&1 || printf ' npm'
    for _missing_packages_pair in "$@"; do
        PATH=$PATH:/sbin:/usr/sbin command -v "${_missing_packages_pair%%:*}" > /dev/null 2>&1 ||
            printf ' %s' "${_missing_packages_pair#*:}"
    done
    for _missing_packages_pair in $files_to_test; do
        [ -e "${_missing_packages_pair%%:*}" ] || printf ' %s' "${_missing_packages_pair#*:}"
    done
}

[ "${1-}" != demo ] || to_test='' files_to_test=''
# kernels of User-Mode Linux before 6.13 need a little help on processors with AMX, which is compiled on the machine
if grep -qw amx_tile /proc/cpuinfo 2> /dev/null; then
    files_to_test="$files_to_test /usr/include/elf.h:libc6-dev"
    [ -n "$to_test" ] || to_test=cc:gcc
fi
# shellcheck disable=SC2086 # lists of words
packages=$(missing_packages $to_run $to_test)
if [ -n "$packages" ]; then
    line="apt-get update && apt-get install -y --no-install-recommends$packages"
    if [ "$(id -u)" -ne 0 ]; then
        echo "These Debian packages are missing. As root, type:" >&2
        echo "    $line" >&2
        exit 1
    fi
    echo "installing the Debian packages:$packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of package names
    apt-get update -qq && apt-get install -qq -y --no-install-recommends $packages || exit 1
fi
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 18 ]; then
    echo "Node.js $major is too old: mlnc needs 18 or later" >&2
    exit 1
fi
