# image-tree.awk - debugfs commands that put folders, files and links where a guest's list wants them.
# Part of image-write.awk's program; kind, inode and owner_in_image come from image-survey.awk.
# debugfs's rules: `mkdir` of a folder that exists breaks the image; `write` does not replace and takes a name, not a path;
# only the parents of a path are followed through symbolic links, unless the path ends in a slash.

function emit(line) { print line > put }

# new_tree(): nothing is changed yet in this guest's copy of the template
function new_tree() {
	split("", now)
	here = ""
}

# One place may have two names (/lib and /usr/lib): folders are told apart by inode, new ones by where they were made.
function folder_id(path) {
	if (path == "/") return inode["/"]
	if ((path "/") in kind) return inode[path "/"]
	return place(path)
}
function place(path) { return folder_id(parent(path)) "/" base(path) }
# asked with `in`: what is only mentioned would be there from then on
function kind_in_template(path) { return path in kind ? kind[path] : "" }
function kind_at(path, where) {
	where = place(path)
	return where in now ? now[where] : kind_in_template(path)
}
function is_folder(path) {
	return path == "/" || kind_in_template(path "/") == "directory" || kind_at(path) == "directory"
}

function enter(path) {
	if (path == here) return
	emit("cd " quoted(path == "/" ? path : path "/"))
	here = path
}
function make_folder(path) {
	if (is_folder(path)) return
	if (kind_at(path) != "") fail("`" path "` is to be a folder, but is a " kind_at(path) " in the template")
	make_folder(parent(path))
	enter(parent(path))
	emit("mkdir " quoted(base(path)))
	now[place(path)] = "directory"
}
function clear_way(path) {
	if (is_folder(path) && kind_at(path) == "directory") fail("`" path "` is to be a file or link, but is a folder in the template")
	make_folder(parent(path))
	if (kind_at(path) != "") emit("rm " quoted(path))
	enter(parent(path))
}

# set_inode(): WHAT is the type's bits in octal
function set_inode(path, what, mode, owner, part) {
	if (mode != "") emit("sif " quoted(path) " mode " what mode)
	split(owner, part, ":")
	emit("sif " quoted(path) " uid " number_of(part[1], uid_of, "user"))
	emit("sif " quoted(path) " gid " number_of(part[2], gid_of, "group"))
}
function number_of(name, numbers, what) {
	if (name == "" || name == "-") return 0
	if (name ~ /^[0-9]+$/) return name
	if (!(name in numbers)) fail("the guest has no " what " `" name "`")
	return numbers[name]
}
function put_folder(mode, owner, path) {
	make_folder(path)
	if (path != "/") set_inode(path "/", "04", mode, owner)
}
function put_file(mode, owner, path, source) {
	clear_way(path)
	emit("write " quoted(source) " " quoted(base(path)))
	set_inode(path, "010", mode, owner)
	now[place(path)] = "regular"
}
# put_text(): what several guests have alike is one file here
function put_text(mode, owner, path, text) {
	if (!(text in file_of_text)) {
		file_of_text[text] = out "/text/" (++texts)
		printf "%s", text > file_of_text[text]
		close(file_of_text[text])
	}
	put_file(mode, owner, path, file_of_text[text])
}
function put_link(owner, path, target) {
	clear_way(path)
	emit("symlink " quoted(base(path)) " " quoted(target))
	if (owner != "-" && owner != "") set_inode(path, "", "", owner)
	now[place(path)] = "symlink"
}
function drop(path) {
	if (kind_at(path) == "") return
	emit("rm " quoted(path))
	now[place(path)] = ""
}
