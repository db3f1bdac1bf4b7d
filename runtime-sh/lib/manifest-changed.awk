# manifest-changed.awk - names, on one line, of the guests whose lines are others now than in applied/GUEST/MANIFEST
#   awk -f manifest-parts.awk -f manifest-changed.awk MANIFEST applied/GUEST/MANIFEST ...

FILENAME == ARGV[1] {
	part = part_of($0)
	if (part != "") now[part] = now[part] $0 "\n"
	next
}
{
	guest = FILENAME
	sub(/^applied\//, "", guest)
	sub(/\/MANIFEST$/, "", guest)
	built[guest] = built[guest] $0 "\n"
}
END { for (guest in built) if (built[guest] != now["*"] now[guest]) printf "%s ", guest }
