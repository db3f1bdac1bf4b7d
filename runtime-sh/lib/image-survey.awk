# image-survey.awk - what a template has at each path that matters, from debugfs's answers to `stat`

# read_survey(ANSWERS): fills, by path, kind (directory|regular|symlink|...), inode, mode_in_image and owner_in_image.
# The n-th `stat` that was asked is the n-th line of the file `asked`.
function read_survey(answers, line, path) {
	split("", kind)
	while ((getline line < answers) > 0) {
		if (line ~ /^debugfs: stat /) { if ((getline path < asked) <= 0) path = "" }
		else if (line ~ /^debugfs: /) path = ""
		else if (path != "" && line ~ /^Inode: /) read_inode(path, line)
		else if (path != "" && line ~ /^User: /) { read_owner(path, line); path = "" }
	}
	close(answers)
	close(asked)
}
function read_inode(path, line, word, count, i, mode) {
	count = split(line, word, " ")
	inode[path] = word[2]
	kind[path] = word[4]
	for (i = 5; i < count; i++) if (word[i] == "Mode:") mode = word[i + 1]
	mode_in_image[path] = substr("0000" mode, length(mode) + 1)
}
# "User:     0   Group:     0"; large numbers leave no blank behind the colon
function read_owner(path, line, uid) {
	sub(/^User: */, "", line)
	uid = line + 0
	sub(/^[0-9]+ *Group: */, "", line)
	owner_in_image[path] = uid ":" (line + 0)
}
