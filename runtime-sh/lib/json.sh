# shellcheck shell=sh
# json.sh - text for programs
# shellcheck disable=SC2034  # json_text is read by the callers

# json_text WORD: sets $json_text to it as JSON has it, quotes and all
json_text() {
	json_text=$(word=$1 awk 'BEGIN { word = ENVIRON["word"]; gsub(/[\\"]/, "\\\\&", word); gsub(/[\001-\037]/, " ", word); print "\"" word "\"" }')
}
