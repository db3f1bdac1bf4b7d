# outlet-image.awk - into a guest's disk itself, by debugfs. Its rules: `mkdir` of a folder that exists breaks the image; `write` does not
# replace and takes a name, not a path; only the parents of a path are followed through symbolic links, unless the path ends in a slash.

function outlet_begin() { here = "" }
function outlet_end() {}

function enter(path) {
	if (path == here) return
	emit("cd " quoted(path == "/" ? path : path "/"))
	here = path
}
# set_inode(): WHAT is the type's bits in octal
function set_inode(path, what, mode, owner, part) {
	if (mode != "") emit("sif " quoted(path) " mode " what mode)
	split(owner, part, ":")
	emit("sif " quoted(path) " uid " part[1])
	emit("sif " quoted(path) " gid " part[2])
}

function outlet_folder(path) {
	enter(parent(path))
	emit("mkdir " quoted(base(path)))
}
function outlet_folder_is(path, mode, owner) { set_inode(path "/", "04", mode, owner) }
function outlet_file(path, source, mode, owner) {
	enter(parent(path))
	emit("write " quoted(source) " " quoted(base(path)))
	set_inode(path, "010", mode, owner)
}
function outlet_link(path, target, owner) {
	enter(parent(path))
	emit("symlink " quoted(base(path)) " " quoted(target))
	if (owner != "") set_inode(path, "", "", owner)
}
function outlet_remove(path) { emit("rm " quoted(path)) }
