# manifest-split.awk - what each guest's disk is made from: its vm.conf, and behind `#: ` the lines of MANIFEST about it and about
# what guests have in common
#   awk -v files='applied/gw.built building/sources/www.built' -f manifest-parts.awk -f manifest-split.awk MANIFEST .../gw/vm.conf ...

BEGIN {
	count = split(files, file, " ")
	for (i = 1; i <= count; i++) {
		guest = base(file[i])
		sub(/\.built$/, "", guest)
		file_of[guest] = file[i]
	}
}
FILENAME == ARGV[1] {
	part = part_of($0)
	if (part != "") text[part] = text[part] "#: " $0 "\n"
	next
}
FNR == 1 {
	close(built)
	guest = base(parent(FILENAME))
	built = file_of[guest]
	printf "%s%s", text["*"], text[guest] > built
}
{ print > built }
