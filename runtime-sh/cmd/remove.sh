# shellcheck shell=sh
# remove.sh - the original program's name of destroy
# shellcheck disable=SC2154

# shellcheck source=/dev/null
. "$mln_lib/cmd/destroy.sh"
