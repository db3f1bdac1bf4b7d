# outlet-seed.awk - for each guest what is added to its cloud-config: its accounts and files, in cloud-init's words.
#   secrets=FILE awk -v lock= -f debugfs-quote.awk -f outlet-seed.awk OUT/guests-seed OUT/lists
# OUT/guests-seed holds a line `GUEST TAB - TAB SHELL` each, SHELL being what new accounts log in to. OUT/lists is from guest-list-scan.awk. Writes
# OUT/seed/GUEST.parts, where a line `@FILE` stands for what FILE holds, and OUT/seed/GUEST.list, which /etc/mln/seed of the guest follows:
# fields between TABs, WORD MODE OWNER PATH SOURCE. What is wrong with a guest is in OUT/problem/GUEST, and the others go on.

function fail(text) {
	if (!failed) {
		print vm ": " text > (out "/problem/" vm)
		close(out "/problem/" vm)
	}
	failed = 1
}
function tell(line) { print line > parts }
# text(): a string of YAML; control characters are nowhere in a list
function text(word) { gsub(/[\\"]/, "\\\\&", word); return "\"" word "\"" }

function read_secrets(line, part, secrets) {
	secrets = ENVIRON["secrets"]
	while ((getline line < secrets) > 0) {
		split(line, part, "\t")
		if (part[1] == "login") hash[part[2], part[3]] = part[4]
	}
	close(secrets)
}

function begin_guest(name) {
	vm = name
	parts = out "/seed/" vm ".parts"
	list = out "/seed/" vm ".list"
	printf "" > parts
	printf "" > list
	split("", text_of)
	split("", is_login)
	split("", groups_of)
	split("", started)
	failed = entries = logins = groups = placed = 0
}

# take(): the list goes on with files, and where they are to go depends on accounts
function take(line, part) {
	split(line, part, "\t")
	if (part[2] == "login") {
		login_line[++logins] = line
		is_login[part[3]] = 1
		home[logins] = part[6]
	} else if (part[2] == "group") group_line[++groups] = line
	else if (part[2] == "line" && part[5] in text_of) text_of[part[5]] = text_of[part[5]] part[6] "\n"
	else {
		entry[++entries] = line
		if (part[2] == "line") text_of[part[5]] = part[6] "\n"
	}
}

# put_groups(): members that the seed makes are told of with their accounts, since groups are made first
function put_groups(i, k, n, part, member, others) {
	if (groups == 0) return
	tell("groups:")
	for (i = 1; i <= groups; i++) {
		split(group_line[i], part, "\t")
		n = part[4] == "-" ? 0 : split(part[4], member, ",")
		others = ""
		for (k = 1; k <= n; k++) {
			if (member[k] in is_login) groups_of[member[k]] = groups_of[member[k]] (groups_of[member[k]] == "" ? "" : ", ") text(part[3])
			else others = others (others == "" ? "" : ", ") text(member[k])
		}
		tell("  - " (others == "" ? text(part[3]) : text(part[3]) ": [" others "]"))
	}
}
function put_logins(i, part, secret) {
	if (logins == 0) return
	tell("users:")
	for (i = 1; i <= logins; i++) {
		split(login_line[i], part, "\t")
		tell("  - name: " text(part[3]))
		if (part[3] != "root") {
			if (part[5] ~ /^[0-9]+$/) tell("    uid: " part[5])
			tell("    homedir: " text(part[6]))
			tell("    shell: " text(shell_of[vm]))
			if (part[3] in groups_of) tell("    groups: [" groups_of[part[3]] "]")
		}
		secret = lock || part[4] == "locked" ? "" : hash[vm, part[3]]
		if (secret == "" && !lock && part[4] != "locked" || secret ~ /:/) fail("no usable secret for account `" part[3] "`")
		if (secret != "") tell("    hashed_passwd: " text(secret))
		tell("    lock_passwd: " (secret == "" ? "true" : "false"))
	}
}

# Files that cloud-init could not write where they belong: accounts come after files there, a home that is there already is not
# made, owners have no numbers; and what may be a link in an image is replaced, not followed.
function is_late(owner, path, i) {
	if (owner !~ /^(0|root|-)?(:(0|root|-)?)?$/ || path ~ /^\/home\// || path == "/etc/resolv.conf") return 1
	for (i = 1; i <= logins; i++) if (home[i] != "/root" && index(path "/", home[i] "/") == 1) return 1
	return 0
}
function write_file(mode, path, source) {
	tell("  - path: " text(path))
	tell("    owner: root:root")
	tell("    permissions: " text(mode))
	tell("    encoding: b64")
	tell("@" source)
}
function put_file(mode, owner, path, source) {
	if (!is_late(owner, path)) { write_file(mode, path, source); return }
	write_file("0600", "/etc/mln/seed.d/" ++placed, source)
	print "file", mode, numbers(owner), path, placed > list
}
function numbers(owner) { return owner == "" || owner == "-" ? "0:0" : owner }
# put_text(): what several guests have alike is one file here
function put_text(mode, owner, path, body) {
	if (!(body in file_of_text)) {
		file_of_text[body] = out "/text/seed" (++texts)
		printf "%s", body > file_of_text[body]
		close(file_of_text[body])
	}
	put_file(mode, owner, path, file_of_text[body])
}
function put_link(path, target) {
	print "link", "-", "-", path, target > list
	if (path ~ /\.target\.wants\/[^\/]*$/) started[base(path)] = 1
}
function put_entries(i, part) {
	tell("write_files:")
	for (i = 1; i <= entries; i++) {
		split(entry[i], part, "\t")
		if (part[2] == "dir") print "dir", part[3], numbers(part[4]), part[5], "-" > list
		else if (part[2] == "link") put_link(part[5], part[6])
		else if (part[2] == "line") put_text(part[3], part[4], part[5], text_of[part[5]])
		else put_file(part[3], part[4], part[5], part[6])
	}
	for (i in started) print "start", "-", "-", i, "-" > list
	close(list)
	write_file("0600", "/etc/mln/seed.d/list", list)
}

function end_guest() {
	if (vm == "") return
	put_groups()
	put_logins()
	put_entries()
	tell("runcmd:")
	tell("  - [/etc/mln/seed]")
	close(parts)
}

BEGIN {
	FS = OFS = "\t"
	out = parent(ARGV[1])
	read_secrets()
}
FILENAME == ARGV[1] { shell_of[$1] = $3; next }
$2 == "guest" {
	end_guest()
	vm = ""
	if ($1 in shell_of) begin_guest($1)
	next
}
vm != "" { take($0) }
END { end_guest() }
