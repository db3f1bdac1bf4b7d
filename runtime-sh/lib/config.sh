# shellcheck shell=sh
# config.sh - mln.conf: lines `name = value`, read as text and never run. The system's file, then the user's own.
# shellcheck disable=SC2034  # config is read by the callers

# config NAME: sets $config to what the files say of it, or to nothing
config() {
	config=''
	for _config_file in "${MLN_ROOT:-}/etc/mln/mln.conf" "${XDG_CONFIG_HOME:-${HOME:-/nonexistent}/.config}/mln/mln.conf"; do
		[ -r "$_config_file" ] || continue
		while IFS='= 	' read -r _config_name _config_value || [ -n "$_config_name" ]; do
			[ "$_config_name" != "$1" ] || config=${_config_value%"${_config_value##*[! 	]}"}
		done < "$_config_file"
	done
}
