# guest-list-scan.awk - reads the guest.list of every guest to be built, before anything is made.
#   secrets=FILE awk -v lock= -v server=DIR -v out=DIR -f debugfs-quote.awk -f host-tree.awk -f guest-list-scan.awk vm=gw DIR/vms/gw/guest.list ...
# Writes OUT/lists (all of them behind a line `GUEST TAB guest`, each line with its guest's name before it, trees spelled out, sources as paths that debugfs can open),
# OUT/bytes/<vm> (what the files of trees and of this machine weigh, if anything), OUT/asked (every path whose state in the template matters), OUT/questions (the debugfs script that asks
# for them and copies out what is to be read), OUT/no-secret, OUT/problems and OUT/notes.

function problem(text) { print vm ": " text > (out "/problems") }

function ask(path) {
	if (path in asked) return
	asked[path] = 1
	question(path)
	if (path != "/" && path != "") ask_folder(parent(path))
}
# the ending slash makes debugfs follow a symbolic link
function ask_folder(path) {
	if (path == "/" || (path "/") in asked) return
	asked[path "/"] = 1
	question(path "/")
	ask(path)
}
function question(path) {
	print path > (out "/asked")
	print "stat " quoted(path) > (out "/questions")
}
# own(): mlnc writes this itself. A whole tree, such as an /etc, may hold such files: they are left out.
function own(path) { owner_of[vm, path] = 1 }
function is_own(path) {
	return (vm, path) in owner_of || path ~ /^\/etc\/mln(\/|$)/ || (vm in has_accounts && path ~ /^\/etc\/(passwd|group|g?shadow)$/)
}
function left_out(tree, path) {
	if (!((vm, tree) in left)) { left_tree[++lefts] = tree; left_vm[lefts] = vm }
	left[vm, tree] = left[vm, tree] " " path
}
function put(kind, mode, owner, path, source) {
	print vm, kind, mode, owner, path, source > (out "/lists")
	ask(path)
	if (kind == "dir") ask_folder(path)
}

function secret_of(account, line, part, secrets) {
	if (!secrets_read) {
		secrets = ENVIRON["secrets"]
		while ((getline line < secrets) > 0) {
			split(line, part, "\t")
			if (part[1] == "login") has_secret[part[2] "\t" part[3]] = part[4] != ""
		}
		secrets_read = 1
	}
	return has_secret[vm "\t" account]
}

function located(source) {
	if (source ~ /^guest\//) return server "/vms/" vm "/" source
	if (source ~ /^common\//) return server "/" source
	return source ~ /^server:\// ? substr(source, 8) : ""
}

function spell_out(kind, mode, owner, path, from, source, count, i) {
	source = located(from)
	if (source == "" || source ~ /\/\.\.(\/|$)/) { problem("guest.list line " FNR ": `" from "` is no source"); return }
	count = host_tree(source)
	if (count < 0) { problem(tree_problem); return }
	if (kind == "file" && tree_kind[1] != "f") { problem("`" source "` is not a plain file on this machine"); return }
	for (i = 1; i <= count; i++) {
		if (from !~ /^server:/) as_compiled(i)
		if (i > 1 && is_own(path tree_path[i])) left_out(source, path tree_path[i])
		else spell_out_entry(i, mode, owner, path tree_path[i], source tree_path[i])
	}
}
function spell_out_entry(i, mode, owner, path, source) {
	if (owner == "=") owner = tree_owner[i]
	if (tree_kind[i] == "l") put("link", "-", owner, path, tree_target[i])
	else if (tree_kind[i] == "d") put("dir", mode == "=" ? tree_mode[i] : searchable(mode), owner, path, "")
	else if (tree_kind[i] == "f") {
		put("file", mode == "=" ? tree_mode[i] : mode, owner, path, source)
		bytes[vm] += tree_size[i]
	} else print vm ": left out: " source " is no file, folder or symbolic link" > (out "/notes")
}
# what git keeps of a file: whether it may be executed
function as_compiled(i) {
	tree_owner[i] = "0:0"
	tree_mode[i] = tree_kind[i] == "d" || tree_mode[i] ~ /[1357]/ ? "0755" : "0644"
}
# a folder that may be read is also to be entered
function searchable(mode, i, digit, result) {
	result = substr(mode, 1, 1)
	for (i = 2; i <= 4; i++) {
		digit = substr(mode, i, 1) + 0
		result = result (digit >= 4 && digit % 2 == 0 ? digit + 1 : digit)
	}
	return result
}

# what matters in every guest: the account files, the skeleton of a home, sshd and its keys
function ask_always(types, count, i) {
	ask("/")
	count = split("passwd group shadow gshadow", types, " ")
	for (i = 1; i <= count; i++) {
		ask("/etc/" types[i])
		print "dump /etc/" types[i] " etc." types[i] > (out "/questions")
	}
	print "dump /etc/os-release os-release.etc" > (out "/questions")
	print "dump /usr/lib/os-release os-release.usr" > (out "/questions")
	print "rdump /etc/skel ." > (out "/questions")
	count = split("rsa dsa ecdsa ed25519", types, " ")
	for (i = 1; i <= count; i++) {
		ask("/etc/ssh/ssh_host_" types[i] "_key")
		ask("/etc/ssh/ssh_host_" types[i] "_key.pub")
	}
	ask_folder("/etc/skel")
	ask_folder("/home")
	ask("/usr/sbin/sshd")
}

BEGIN {
	FS = OFS = "\t"
	printf "" > (out "/problems")
	printf "" > (out "/notes")
	printf "" > (out "/lists")
	ask_always()
}
FNR == 1 { print vm, "guest" > (out "/lists") }
/^#/ || /^$/ { next }
$1 == "login" || $1 == "group" { has_accounts[vm] = 1 }
$1 == "line" || $1 == "link" || $1 == "dir" || $1 == "file" { own(clean($4)) }
$1 == "login" {
	if ($3 == "secret" && !lock && !secret_of($2)) print $2 " of " vm > (out "/no-secret")
	home = $5 == "-" || $5 == "" ? ($2 == "root" ? "/root" : "/home/" $2) : $5
	ask_folder(home)
	print vm, $1, $2, $3, $4, home, $5 > (out "/lists")
	next
}
$1 == "group" { print vm, $0 > (out "/lists"); next }
$4 !~ /^\// || $4 ~ /\/\.\.(\/|$)/ { problem("guest.list line " FNR ": `" $4 "` is no absolute path"); next }
$1 == "line" { put("line", $2, $3, clean($4), $5); next }
$1 == "dir" { put("dir", $2, $3, clean($4), ""); next }
$1 == "link" { put("link", "-", $3, clean($4), $5); next }
$1 == "file" && $5 !~ /^server:/ { put("file", $2, $3, clean($4), located($5)); next }
$1 == "file" || $1 == "tree" { spell_out($1, $2, $3, clean($4), $5); next }
{ problem("guest.list line " FNR ": unknown word `" $1 "`") }
END {
	for (i = 1; i <= lefts; i++) {
		print left_vm[i] ": left out of " left_tree[i] ", since mlnc writes them:" left[left_vm[i], left_tree[i]] > (out "/notes")
	}
	for (vm in bytes) {
		printf "%.0f\n", bytes[vm] > (out "/bytes/" vm)
		close(out "/bytes/" vm)
	}
}
