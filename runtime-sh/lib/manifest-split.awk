# manifest-split.awk - what each guest's disk is made from: MANIFEST (its own lines and those of what guests have in common)
# and vm.conf, in the folder of the guest's name
#   awk -v folders='applied/gw run/build/www' -f manifest-parts.awk -f manifest-split.awk MANIFEST .../gw/vm.conf .../www/vm.conf

BEGIN {
	count = split(folders, folder, " ")
	for (i = 1; i <= count; i++) folder_of[base(folder[i])] = folder[i]
}
FILENAME == ARGV[1] {
	part = part_of($0)
	if (part != "") text[part] = text[part] $0 "\n"
	next
}
FNR == 1 {
	close(conf)
	conf = folder_of[base(parent(FILENAME))] "/vm.conf"
}
{ print > conf }
END {
	for (guest in folder_of) {
		file = folder_of[guest] "/MANIFEST"
		printf "%s", text["*"] text[guest] > file
		close(file)
	}
}
