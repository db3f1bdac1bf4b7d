# manifest-changed.awk - names, on one line, of the guests whose lines are others now than in applied/GUEST.built
#   awk -f manifest-parts.awk -f manifest-changed.awk MANIFEST applied/GUEST.built ...

FILENAME == ARGV[1] {
	part = part_of($0)
	if (part != "") now[part] = now[part] $0 "\n"
	next
}
FNR == 1 {
	guest = FILENAME
	sub(/^applied\//, "", guest)
	sub(/\.built$/, "", guest)
	built[guest] = ""
}
/^#: / { built[guest] = built[guest] substr($0, 4) "\n" }
END { for (guest in built) if (built[guest] != now["*"] now[guest]) printf "%s ", guest }
