# shellcheck shell=sh
# remove.sh - the original program's name of destroy
# shellcheck disable=SC2154  # mln_lib is set by mln

parts cmd/destroy
