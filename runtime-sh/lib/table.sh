# shellcheck shell=sh
# table.sh - a row for each guest: columns on a terminal, one plain line elsewhere

# table_row GUEST STATE NOTE: on a terminal the header comes before the first row
table_row() {
	if [ -t 1 ]; then
		if [ -z "${table_begun:-}" ]; then
			printf '%-20s %-13s %s\n' GUEST STATE ''
			table_begun=1
		fi
		printf '%-20s %-13s %s\n' "$1" "$2" "$3"
	else
		printf '%s %s%s\n' "$1" "$2" "${3:+ ($3)}"
	fi
}
