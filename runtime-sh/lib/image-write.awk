# image-write.awk - the debugfs script that puts a guest's list into its image.
#   awk -v vm= -v survey=DIR -v work=DIR -v secrets=FILE -v lock= -v shell= -v day= \
#     -f debugfs-quote.awk -f host-tree.awk -f accounts.awk -f image-write.awk LIST
# Reads SURVEY/found (image-survey.awk), writes WORK/put; a complaint goes to WORK/problem and ends with 1.
# debugfs's rules: `mkdir` of a folder that exists breaks the image; `write` does not replace and takes a name, not a path;
# only the parents of a path are followed through symbolic links, unless the path ends in a slash.

function fail(text) { print vm ": " text > (work "/problem"); failed = 1; exit 1 }
function emit(line) { print line > (work "/put") }

function read_survey(line, part) {
	while ((getline line < (survey "/found")) > 0) {
		split(line, part, "\t")
		kind[part[1]] = part[2]
		inode[part[1]] = part[3]
		mode_in_image[part[1]] = part[4]
		owner_in_image[part[1]] = part[5] ":" part[6]
	}
}

# One place may have two names (/lib and /usr/lib): folders are told apart by inode, new ones by where they were made.
function folder_id(path) {
	if (path == "/") return inode["/"]
	if ((path "/") in kind) return inode[path "/"]
	return place(path)
}
function place(path) { return folder_id(parent(path)) "/" base(path) }
function kind_at(path, where) {
	where = place(path)
	if (!(where in now)) now[where] = kind[path]
	return now[where]
}
function is_folder(path) {
	return path == "/" || kind[path "/"] == "directory" || kind_at(path) == "directory"
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
function put_link(owner, path, target) {
	clear_way(path)
	emit("symlink " quoted(base(path)) " " quoted(target))
	if (owner != "-" && owner != "") set_inode(path, "", "", owner)
	now[place(path)] = "symlink"
}

# put_lines(): a file made of `line`s, written at the first of them
function put_lines(path) {
	put_file(line_mode[path], line_owner[path], path, line_file[path])
}
function gather_line(mode, owner, path, text) {
	if (!(path in line_file)) {
		line_file[path] = work "/line." (++line_files)
		line_mode[path] = mode
		line_owner[path] = owner
		entry[++entries] = "line\t\t\t" path
	}
	print text > line_file[path]
}

# Host keys belong to one guest: those of the template are replaced or taken out.
function put_host_keys(types, count, i, path) {
	if (!(("/usr/sbin/sshd") in kind)) return
	count = split("rsa dsa ecdsa ed25519", types, " ")
	for (i = 1; i <= count; i++) {
		path = "/etc/ssh/ssh_host_" types[i] "_key"
		if ((getline < (work "/ssh_host_" types[i] "_key")) > 0) {
			put_file("0600", "0:0", path, work "/ssh_host_" types[i] "_key")
			put_file("0644", "0:0", path ".pub", work "/ssh_host_" types[i] "_key.pub")
		} else {
			drop(path)
			drop(path ".pub")
		}
	}
}
function drop(path) {
	if (kind_at(path) == "") return
	emit("rm " quoted(path))
	now[place(path)] = ""
}

BEGIN {
	FS = "\t"
	printf "" > (work "/put")
	read_survey()
	account_files()
	while ((getline line < ARGV[1]) > 0) {
		split(line, part, "\t")
		if (part[1] == "login" && part[4] ~ /^[0-9]+$/) reserved[part[4]] = 1
	}
	close(ARGV[1])
}
$1 == "login" { login($2, $3, $4 == "-" ? "" : $4, $5, $6 == "-" ? "" : $6); next }
# after all accounts, so that an account's own group has its number
$1 == "group" { group_name[++groups] = $2; group_members[groups] = $3 == "-" ? "" : $3; next }
$1 == "line" { gather_line($2, $3, $4, $5); next }
{ entry[++entries] = $0 }
END {
	if (failed) exit 1
	for (i in line_file) close(line_file[i])
	for (i = 1; i <= groups; i++) group(group_name[i], group_members[i], "")
	put_account_files()
	put_homes()
	put_host_keys()
	for (i = 1; i <= entries; i++) {
		split(entry[i], part, "\t")
		if (part[1] == "dir") put_folder(part[2], part[3], part[4])
		else if (part[1] == "link") put_link(part[3], part[4], part[5])
		else if (part[1] == "line") put_lines(part[4])
		else put_file(part[2], part[3], part[4], part[5])
	}
}
