# host-tree.awk - what a file or folder of this machine holds, by find(1)

function shell_word(word) { gsub(/'/, "'\\''", word); return "'" word "'" }

# host_tree(SOURCE) fills tree_kind/mode/owner/size/path/target[1..n], first SOURCE itself with an empty path, folders before
# what they hold; gives n, or -1 with tree_problem set. A symbolic link is followed only when it is SOURCE itself.
# Names with control characters cannot be written into a debugfs script.
function host_tree(source, command, line, part, count) {
	command = "find -H " shell_word(source) " \\( -name '*[[:cntrl:]]*' -o -lname '*[[:cntrl:]]*' \\) -printf '!\\n' -quit" \
		" -o -printf '%y\\t%m\\t%U:%G\\t%s\\t%P\\t%l\\n' 2>&1"
	count = 0
	tree_problem = ""
	while ((command | getline line) > 0) {
		if (line == "!") { tree_problem = "`" source "` holds a name with a control character"; break }
		if (split(line, part, "\t") < 5) { tree_problem = line; break }
		count++
		tree_kind[count] = part[1]
		tree_mode[count] = sprintf("%04d", part[2])
		tree_owner[count] = part[3]
		tree_size[count] = part[4]
		tree_path[count] = part[5] == "" ? "" : "/" part[5]
		tree_target[count] = part[6]
	}
	close(command)
	return tree_problem == "" ? count : -1
}
