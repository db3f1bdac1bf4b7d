# accounts.awk - the image's own passwd, group, shadow and gshadow with the accounts of guest.list added or changed.
# Part of image-write.awk's program; reads SURVEY/etc.<file>.

# account_files(): reads what the template has, anew for each guest; a file that it lacks stays out
function account_files(file) {
	split("", at)
	split("", changed)
	split("", uid_of)
	split("", gid_of)
	split("", uid_used)
	split("", gid_used)
	split("", gid_of_user)
	split("", new_home)
	read_table("passwd")
	read_table("group")
	read_table("shadow")
	read_table("gshadow")
	for (file in row_count) index_table(file)
}
function read_table(file, line) {
	row_count[file] = 0
	has_table[file] = ("/etc/" file) in kind
	while ((getline line < (survey "/etc." file)) > 0) if (line != "") row[file, ++row_count[file]] = line
	close(survey "/etc." file)
}
function index_table(file, i, part) {
	for (i = 1; i <= row_count[file]; i++) {
		split(row[file, i], part, ":")
		at[file, part[1]] = i
		if (file == "passwd") { uid_of[part[1]] = part[3]; gid_of_user[part[1]] = part[4]; uid_used[part[3]] = part[1] }
		if (file == "group") { gid_of[part[1]] = part[3]; gid_used[part[3]] = part[1] }
	}
}
function set_row(file, name, text) {
	if (!has_table[file]) return
	if (!((file, name) in at)) at[file, name] = ++row_count[file]
	row[file, at[file, name]] = text
	changed[file] = 1
}
function set_field(file, name, number, value, part, count, i, text) {
	count = split(row[file, at[file, name]], part, ":")
	part[number] = value
	text = part[1]
	for (i = 2; i <= count || i <= number; i++) text = text ":" part[i]
	set_row(file, name, text)
}
function next_free(used, wanted) {
	if (wanted != "" && !(wanted in used)) return wanted
	for (wanted = 1000; wanted in used || wanted in reserved; wanted++) if (wanted >= 60000) fail("no free number is left")
	return wanted
}

function read_secrets(line, part, secrets) {
	secrets = ENVIRON["secrets"]
	while ((getline line < secrets) > 0) {
		split(line, part, "\t")
		if (part[1] == "login") hash[part[2], part[3]] = part[4]
	}
	close(secrets)
}
function hash_of(account, way) {
	if (lock || way == "locked") return "*"
	if (hash[vm, account] == "" || hash[vm, account] ~ /:/) fail("no usable secret for account `" account "`")
	return hash[vm, account]
}

# login(): an account added or changed; HOME is what the description says, or empty
function login(name, way, uid, home, given_home, secret) {
	secret = hash_of(name, way)
	if (!(name in uid_of)) add_account(name, uid, home)
	else change_account(name, uid, given_home)
	if (!has_table["shadow"]) set_field("passwd", name, 2, secret)
	else if (("shadow", name) in at) { set_field("shadow", name, 2, secret); set_field("shadow", name, 3, day) }
	else set_row("shadow", name, name ":" secret ":" day ":0:99999:7:::")
	if (has_table["shadow"]) set_field("passwd", name, 2, "x")
}
function add_account(name, uid, home) {
	if (uid in uid_used) fail("account `" name "`: number " uid " belongs to `" uid_used[uid] "` in the template")
	if (uid == "") uid = next_free(uid_used, "")
	uid_of[name] = uid
	uid_used[uid] = name
	if (!(name in gid_of)) group(name, "", uid)
	gid_of_user[name] = gid_of[name]
	set_row("passwd", name, name ":x:" uid ":" gid_of[name] ":" name ":" home ":" (name == "root" ? "/bin/sh" : shell))
	new_home[name] = home
}
function change_account(name, uid, home) {
	if (uid != "" && uid != uid_of[name]) {
		if (uid in uid_used) fail("account `" name "`: number " uid " belongs to `" uid_used[uid] "` in the template")
		uid_of[name] = uid
		uid_used[uid] = name
		set_field("passwd", name, 3, uid)
	}
	if (home == "") return
	set_field("passwd", name, 6, home)
	new_home[name] = home
}

# group(): members are added to those that the template has
function group(name, members, gid) {
	if (!(name in gid_of)) {
		gid = next_free(gid_used, gid)
		gid_of[name] = gid
		gid_used[gid] = name
		set_row("group", name, name ":x:" gid ":" members)
		set_row("gshadow", name, name ":!::" members)
		return
	}
	add_members("group", name, members)
	if (("gshadow", name) in at) add_members("gshadow", name, members)
}
function add_members(file, name, members, part, count, all, i) {
	split(row[file, at[file, name]], part, ":")
	all = part[4]
	count = split(members, part, ",")
	for (i = 1; i <= count; i++) if (index("," all ",", "," part[i] ",") == 0) all = all (all == "" ? "" : ",") part[i]
	set_field(file, name, 4, all)
}

# put_account_files(): with the mode and the owner that they had
function put_account_files(file, i, text) {
	for (file in changed) {
		text = ""
		for (i = 1; i <= row_count[file]; i++) text = text row[file, i] "\n"
		put_text(mode_in_image["/etc/" file], owner_in_image["/etc/" file], "/etc/" file, text)
	}
}
function put_homes(name) {
	for (name in new_home) {
		if (is_folder(new_home[name])) continue
		put_folder("0700", uid_of[name] ":" gid_of_user[name], new_home[name])
		put_skeleton(new_home[name], uid_of[name] ":" gid_of_user[name])
	}
}
# the skeleton is looked at once for all guests of a template
function put_skeleton(home, owner, i) {
	if (!is_folder("/etc/skel")) return
	if (skeleton_of != survey) skeleton_count = host_tree(survey "/skel")
	skeleton_of = survey
	for (i = 2; i <= skeleton_count; i++) {
		if (tree_kind[i] == "d") put_folder(tree_mode[i], owner, home tree_path[i])
		else if (tree_kind[i] == "l") put_link(owner, home tree_path[i], tree_target[i])
		else put_file(tree_mode[i], owner, home tree_path[i], survey "/skel" tree_path[i])
	}
}
