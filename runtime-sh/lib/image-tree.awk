# image-tree.awk - folders, files and links where a guest's list wants them: what has to be made, removed and set, given what the
# template has. Part of image-write.awk's program; kind, inode and owner_in_image come from image-survey.awk, and how a thing is done
# from an outlet: outlet-image.awk writes into the disk itself, outlet-config.awk onto a disk beside.

function emit(line) { print line > put }

# new_tree(): nothing is changed yet in this guest's copy of the template
function new_tree() {
	split("", now)
	outlet_begin()
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

function make_folder(path) {
	if (is_folder(path)) return
	if (kind_at(path) != "") fail("`" path "` is to be a folder, but is a " kind_at(path) " in the template")
	make_folder(parent(path))
	outlet_folder(path)
	now[place(path)] = "directory"
}
function clear_way(path) {
	if (is_folder(path) && kind_at(path) == "directory") fail("`" path "` is to be a file or link, but is a folder in the template")
	make_folder(parent(path))
	if (kind_at(path) != "") outlet_remove(path)
}

# numbers(): what the guest knows as `user:group`
function numbers(owner, part) {
	split(owner, part, ":")
	return number_of(part[1], uid_of, "user") ":" number_of(part[2], gid_of, "group")
}
function number_of(name, known, what) {
	if (name == "" || name == "-") return 0
	if (name ~ /^[0-9]+$/) return name
	if (!(name in known)) fail("the guest has no " what " `" name "`")
	return known[name]
}
function put_folder(mode, owner, path) {
	make_folder(path)
	if (path != "/") outlet_folder_is(path, mode, numbers(owner))
}
function put_file(mode, owner, path, source) {
	clear_way(path)
	outlet_file(path, source, mode, numbers(owner))
	now[place(path)] = "regular"
}
# put_text(): what several guests have alike is one file here
function put_text(mode, owner, path, text) {
	if (!(text in file_of_text)) {
		file_of_text[text] = out "/text/" outlet (++texts)
		printf "%s", text > file_of_text[text]
		close(file_of_text[text])
	}
	put_file(mode, owner, path, file_of_text[text])
}
function put_link(owner, path, target) {
	clear_way(path)
	outlet_link(path, target, owner == "-" || owner == "" ? "" : numbers(owner))
	now[place(path)] = "symlink"
}
function drop(path) {
	if (kind_at(path) == "") return
	outlet_remove(path)
	now[place(path)] = ""
}
