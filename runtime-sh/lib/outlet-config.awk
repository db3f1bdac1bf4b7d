# outlet-config.awk - onto a disk beside the guest's own, by debugfs: files under numbers, with the mode and owner that they are to have, and
# `list`, which the guest's first program (/sbin/mln-init) follows line by line. OUT/config/GUEST.list becomes that file, and
# OUT/config/GUEST.sources names all that is written.

function outlet_begin() {
	list = out "/config/" vm ".list"
	sources = out "/config/" vm ".sources"
	files = 0
	printf "" > list
	print list > sources
}
function outlet_end() {
	emit("write " quoted(list) " list")
	emit("sif list mode 0100600")
	close(list)
	close(sources)
}
function tell(line) { print line > list }

function outlet_folder(path) { tell("dir\t0755\t0:0\t" path) }
function outlet_folder_is(path, mode, owner) { tell("dir\t" mode "\t" owner "\t" path) }
function outlet_file(path, source, mode, owner, part) {
	print source > sources
	emit("write " quoted(source) " " (++files))
	split(owner, part, ":")
	emit("sif " files " mode 010" mode)
	emit("sif " files " uid " part[1])
	emit("sif " files " gid " part[2])
	tell("file\t" files "\t" path)
}
function outlet_link(path, target, owner) { tell("link\t" (owner == "" ? "0:0" : owner) "\t" path "\t" target) }
function outlet_remove(path) { tell("rm\t" path) }
