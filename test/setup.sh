#!/bin/sh
# Installs the Debian packages that building and testing need and that are missing.
# Without root it prints the one line to type and ends with 1.

# command:package pairs
_wanted='shellcheck:shellcheck linux.uml:user-mode-linux uml_switch:uml-utilities vde_switch:vde2 busybox:busybox-static
debugfs:e2fsprogs mksh:mksh yash:yash zsh:zsh screen:screen socat:socat ip:iproute2 rsync:rsync ssh:openssh-client
mmdebstrap:mmdebstrap'

missing_packages() {
    command -v node >/dev/null 2>&1 || printf ' nodejs'
    command -v npm >/dev/null 2>&1 || printf ' npm'
    for _missing_packages_pair in $_wanted; do
        PATH=$PATH:/sbin:/usr/sbin command -v "${_missing_packages_pair%%:*}" >/dev/null 2>&1 ||
            printf ' %s' "${_missing_packages_pair#*:}"
    done
}

packages=$(missing_packages)
if [ -n "$packages" ]; then
    line="apt-get update && apt-get install -y --no-install-recommends$packages"
    if [ "$(id -u)" -ne 0 ]; then
        echo "These Debian packages are missing. As root, type:" >&2
        echo "    $line" >&2
        exit 1
    fi
    echo "installing:$packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of package names
    apt-get update -q && apt-get install -q -y --no-install-recommends $packages || exit 1
fi
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 18 ]; then
    echo "Node.js $major is too old: mlnc needs 18 or later" >&2
    exit 1
fi
