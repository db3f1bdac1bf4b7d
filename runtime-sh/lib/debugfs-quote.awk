# debugfs-quote.awk - words and paths of debugfs scripts

# debugfs reads "..." as one word; a quote in it is written twice
function quoted(word) { gsub(/"/, "\"\"", word); return "\"" word "\"" }

function parent(path) { sub(/\/[^\/]*$/, "", path); return path == "" ? "/" : path }
function base(path) { sub(/.*\//, "", path); return path }
function under(folder, name) { return folder == "/" ? "/" name : folder "/" name }
function clean(path) { gsub(/\/\/+/, "/", path); gsub(/\/(\.\/)+/, "/", path); sub(/\/\.$/, "/", path); if (path != "/") sub(/\/$/, "", path); return path }
