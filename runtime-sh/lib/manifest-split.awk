# manifest-split.awk - run/build/GUEST/MANIFEST for each of `guests`: its own lines and those of what guests have in common
#   awk -v guests='gw www' -f manifest-parts.awk -f manifest-split.awk MANIFEST

{ part = part_of($0) }
part != "" { text[part] = text[part] $0 "\n" }
END {
	count = split(guests, guest, " ")
	for (i = 1; i <= count; i++) {
		file = "run/build/" guest[i] "/MANIFEST"
		printf "%s", text["*"] text[guest[i]] > file
		close(file)
	}
}
