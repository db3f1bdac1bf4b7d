# image-write.awk - for each guest the debugfs script that puts its list where an outlet puts it.
#   secrets=FILE awk -v outlet=OUTLET -v asked=FILE -v lock= -v day= -f debugfs-quote.awk -f host-tree.awk -f image-survey.awk \
#     -f accounts.awk -f outlet-OUTLET.awk -f image-tree.awk -f image-write.awk OUT/guests-OUTLET OUT/lists
# OUT/guests-OUTLET holds a line `GUEST TAB SURVEY TAB SHELL` each; SURVEY is the folder with what debugfs said of its template, SHELL what
# new accounts log in to. OUT/lists is from guest-list-scan.awk. Writes OUT/put/GUEST, OUT/keys/GUEST.list (kinds of host keys that
# ssh-keygen is to make) and OUT/text/...; what is wrong with a guest is in OUT/problem/GUEST, and the others go on.

function fail(text) {
	if (!failed) {
		print vm ": " text > (out "/problem/" vm)
		close(out "/problem/" vm)
	}
	failed = 1
}

# Host keys belong to one guest: those of the template are taken out or replaced.
function put_host_keys(types, count, i, path) {
	if (!("/usr/sbin/sshd" in kind)) return
	count = split("rsa dsa", types, " ")
	for (i = 1; i <= count; i++) {
		drop("/etc/ssh/ssh_host_" types[i] "_key")
		drop("/etc/ssh/ssh_host_" types[i] "_key.pub")
	}
	count = split("ecdsa ed25519", types, " ")
	for (i = 1; i <= count; i++) {
		print types[i] > (out "/keys/" vm ".list")
		path = "/etc/ssh/ssh_host_" types[i] "_key"
		put_file("0600", "0:0", path, out "/keys/" vm "." types[i])
		put_file("0644", "0:0", path ".pub", out "/keys/" vm "." types[i] ".pub")
	}
	close(out "/keys/" vm ".list")
}

function begin_guest(name) {
	vm = name
	put = out "/put/" vm
	shell = shell_of[vm]
	if (survey != survey_of[vm]) {
		survey = survey_of[vm]
		read_survey(survey "/answers")
	}
	new_tree()
	account_files()
	split("", reserved)
	split("", text_of)
	printf "" > put
	failed = entries = logins = groups = 0
}

# take(): accounts and groups are kept for later, when all numbers that the list gives are known
function take(line, part) {
	split(line, part, "\t")
	if (part[2] == "login") {
		login_line[++logins] = line
		if (part[5] ~ /^[0-9]+$/) reserved[part[5]] = 1
	} else if (part[2] == "group") group_line[++groups] = line
	else if (part[2] == "line" && part[5] in text_of) text_of[part[5]] = text_of[part[5]] part[6] "\n"
	else {
		entry[++entries] = line
		if (part[2] == "line") text_of[part[5]] = part[6] "\n"
	}
}
# groups come after all accounts, so that an account's own group has its number
function put_accounts(i, part) {
	for (i = 1; i <= logins; i++) {
		split(login_line[i], part, "\t")
		login(part[3], part[4], part[5] == "-" ? "" : part[5], part[6], part[7] == "-" ? "" : part[7])
	}
	for (i = 1; i <= groups; i++) {
		split(group_line[i], part, "\t")
		group(part[3], part[4] == "-" ? "" : part[4], "")
	}
	put_account_files()
	put_homes()
}
# a file made of `line`s is written at the first of them
function put_entries(i, part) {
	for (i = 1; i <= entries; i++) {
		split(entry[i], part, "\t")
		if (part[2] == "dir") put_folder(part[3], part[4], part[5])
		else if (part[2] == "link") put_link(part[4], part[5], part[6])
		else if (part[2] == "line") put_text(part[3], part[4], part[5], text_of[part[5]])
		else put_file(part[3], part[4], part[5], part[6])
	}
}
function end_guest() {
	if (vm == "") return
	put_accounts()
	put_host_keys()
	put_entries()
	outlet_end()
	close(put)
}

BEGIN {
	FS = "\t"
	out = parent(ARGV[1])
	read_secrets()
}
FILENAME == ARGV[1] {
	survey_of[$1] = $2
	shell_of[$1] = $3
	next
}
$2 == "guest" {
	end_guest()
	vm = ""
	if ($1 in survey_of) begin_guest($1)
	next
}
vm != "" { take($0) }
END { end_guest() }
