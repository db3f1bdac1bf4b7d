# image-survey.awk - debugfs's answers to `stat`, one line a path that exists:
#   PATH TAB directory|regular|symlink|... TAB INODE TAB MODE TAB UID TAB GID
#   awk -v asked=FILE -v sshd=MADE-IF-THERE-IS-ONE -f image-survey.awk DEBUGFS-OUTPUT
# The n-th `stat` of the script is the n-th line of FILE.

BEGIN { OFS = "\t" }
/^debugfs: stat / { if ((getline path < asked) <= 0) exit 1; next }
/^debugfs: / { path = ""; next }
/^Inode: / && path != "" {
	inode = $2
	kind = $4
	for (i = 5; i < NF; i++) if ($i == "Mode:") mode = $(i + 1)
	next
}
/^User: / && path != "" {
	# "User:     0   Group:     0"; large numbers leave no blank behind the colon
	sub(/^User: */, "")
	uid = $1 + 0
	sub(/^[0-9]+ *Group: */, "")
	if (path == "/usr/sbin/sshd") printf "" > sshd
	print path, kind, inode, substr("0000" mode, length(mode) + 1), uid, $1 + 0
	path = ""
	next
}
