# check-results.awk - results of mln check as -v format=table|tap|junit|json, of -v project=NAME
# In: SERVER FROM ok|failed POINTS SECONDS TITLE SEEN, by tabs, those of one FROM together. FROM `-` is the service host itself.

BEGIN { FS = "\t" }

{
	count++
	place[count] = $2 == "-" ? $1 : $2
	result[count] = $3; points[count] = $3 == "ok" ? $4 : 0; worth[count] = $4
	seconds[count] = $5; title[count] = $6; seen[count] = $7
	if (count == 1 || place[count] != place[count - 1]) group[++groups] = count
	all_worth += worth[count]; all_points += points[count]
	all_ok += ($3 == "ok"); all_seconds += $5
}

END {
	group[groups + 1] = count + 1
	if (format == "tap") tap()
	else if (format == "junit") junit()
	else if (format == "json") json()
	else table()
}

# sum(GROUP) sets sum_count, sum_ok, sum_points, sum_worth, sum_seconds
function sum(g, i) {
	sum_count = group[g + 1] - group[g]
	sum_ok = sum_points = sum_worth = sum_seconds = 0
	for (i = group[g]; i < group[g + 1]; i++) {
		sum_ok += (result[i] == "ok"); sum_points += points[i]; sum_worth += worth[i]; sum_seconds += seconds[i]
	}
}

function mark(i) { return worth[i] == 0 ? "" : points[i] "/" worth[i] }

function table(i, g, first, second) {
	first = 5; second = 8
	for (i = 1; i <= count; i++) {
		if (length(place[i]) > first) first = length(place[i])
		if (length(title[i]) > second && length(title[i]) <= 48) second = length(title[i])
	}
	row(first, second, "GUEST", "EXPECTED", "RESULT", all_worth ? "POINTS" : "", "SEEN")
	for (i = 1; i <= count; i++) row(first, second, place[i], title[i], result[i], mark(i), result[i] == "ok" ? "" : seen[i])
	print ""
	for (g = 1; groups > 1 && g <= groups; g++) {
		sum(g)
		printf "%-" first "s  %s\n", place[group[g]], total(sum_ok, sum_count, sum_points, sum_worth)
	}
	printf "%-" first "s  %s\n", "all", total(all_ok, count, all_points, all_worth)
}

function row(first, second, a, b, c, d, e, line) {
	line = sprintf("%-" first "s  %-" second "s  %-6s  ", a, b, c)
	if (all_worth) line = line sprintf("%-7s  ", d)
	line = line e
	sub(/ +$/, "", line)
	print line
}

function total(ok, of, points, worth) { return ok " of " of " as expected" (worth ? ", " points " of " worth " points" : "") }

function tap(i) {
	print "TAP version 13"
	print "1.." count
	for (i = 1; i <= count; i++) {
		print (result[i] == "ok" ? "ok " : "not ok ") i " - " place[i] ": " tap_text(title[i])
		if (result[i] != "ok") print "  ---\n  seen: " json_text(seen[i]) "\n  points: 0\n  worth: " worth[i] "\n  ..."
	}
	if (all_worth) print "# " all_points " of " all_worth " points"
}

# A # begins a directive.
function tap_text(text) { gsub(/[\\#]/, "\\\\&", text); return text }

function junit(i, g) {
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	printf "<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" time=\"%.1f\">\n", project, count, count - all_ok, all_seconds
	for (g = 1; g <= groups; g++) {
		sum(g)
		printf "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.1f\">\n", place[group[g]], sum_count, sum_count - sum_ok, sum_seconds
		printf "    <properties>\n      <property name=\"points\" value=\"%d\"/>\n      <property name=\"worth\" value=\"%d\"/>\n    </properties>\n", sum_points, sum_worth
		for (i = group[g]; i < group[g + 1]; i++) junit_case(i)
		print "  </testsuite>"
	}
	print "</testsuites>"
}

function junit_case(i) {
	printf "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"%s\">\n", project, place[i], xml_text(title[i]), seconds[i]
	if (result[i] != "ok") printf "      <failure message=\"%s\"/>\n", xml_text(seen[i])
	if (worth[i]) printf "      <system-out>%d of %d points</system-out>\n", points[i], worth[i]
	print "    </testcase>"
}

function xml_text(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text); gsub(/"/, "\\&quot;", text); return text }

function json(i, g) {
	printf "{\"project\":\"%s\",%s,\"guests\":[", project, json_sum(all_ok == count, all_points, all_worth)
	for (g = 1; g <= groups; g++) {
		sum(g)
		printf "%s{\"name\":\"%s\",%s,\"checks\":[", comma(g, 1), place[group[g]], json_sum(sum_ok == sum_count, sum_points, sum_worth)
		for (i = group[g]; i < group[g + 1]; i++) {
			printf "%s{\"title\":%s,%s,\"seconds\":%s,\"seen\":%s}", comma(i, group[g]), json_text(title[i]), json_sum(result[i] == "ok", points[i], worth[i]), seconds[i], json_text(seen[i])
		}
		printf "]}"
	}
	print "]}"
}

function comma(i, first) { return i == first ? "" : "," }

function json_sum(passed, points, worth) { return "\"passed\":" (passed ? "true" : "false") ",\"points\":" points ",\"worth\":" worth }

function json_text(text) { gsub(/["\\]/, "\\\\&", text); return "\"" text "\"" }
