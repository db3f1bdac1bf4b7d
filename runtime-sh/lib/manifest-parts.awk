# manifest-parts.awk - the lines of a server's MANIFEST (`sha256  path`) that are about what is on a guest's disk

# part_of(LINE): the guest it belongs to, `*` for what guests have in common, or nothing. How a guest is run is not on its disk.
function part_of(line, path, part) {
	if (line ~ /^#/) return ""
	path = line
	sub(/^[^ ]*  /, "", path)
	split(path, part, "/")
	if (part[1] == "common") return "*"
	return part[1] == "vms" && path !~ /\/command\.sh$/ ? part[2] : ""
}
