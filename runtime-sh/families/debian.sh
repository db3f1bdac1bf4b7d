# shellcheck shell=sh
# debian.sh - Debian, Ubuntu and what derives from them

family_matches() { case " $1 $2 " in *' debian '* | *' ubuntu '*) ;; *) return 1 ;; esac; }
family_shell() { say /bin/bash; }
