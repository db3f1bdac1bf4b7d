# image-survey-script.awk - the debugfs script that reads of a template what image-write.awk must know
#   awk -v survey=DIR -f debugfs-quote.awk -f image-survey-script.awk ASKED

{ print "stat " quoted($0) }
END {
	count = split("passwd group shadow gshadow", file, " ")
	for (i = 1; i <= count; i++) print "dump /etc/" file[i] " " quoted(survey "/etc." file[i])
	print "dump /etc/os-release " quoted(survey "/os-release.etc")
	print "dump /usr/lib/os-release " quoted(survey "/os-release.usr")
	print "rdump /etc/skel " quoted(survey)
}
