# shellcheck shell=sh
# redhat.sh - Red Hat Enterprise Linux, Fedora and what derives from them

family_matches() { case " $1 $2 " in *' rhel '* | *' fedora '* | *' centos '*) ;; *) return 1 ;; esac; }
family_shell() { say /bin/bash; }
