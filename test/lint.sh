#!/bin/sh
# Looks at every shell script of the project with shellcheck, and at its C with the compiler. Prints each finding, then `lint: N passed, N failed`.
passed=0 failed=0

is_shell() {
    case $1 in
        *.sh) return 0 ;;
        *.hbs | *.md | *.ts | *.bats | *.mjs) return 1 ;;
        *) IFS= read -r _is_shell_first <"$1" && case $_is_shell_first in '#!/bin/sh'*) return 0 ;; *) return 1 ;; esac ;;
    esac
}

# Left out: a guest's startup, shutdown and files, and hooks, which are their author's text; and a case whose values try to break out of their quotes.
for file in $(git ls-files runtime-sh targets test examples .ci | grep -v '/expected/.*/guest/\|/output/.*/guest/\|/hooks/\|/hostile-values/\|/form-raw-text/'); do
    if [ ! -f "$file" ] || ! is_shell "$file"; then continue; fi
    if shellcheck -s sh -S style -o add-default-case,avoid-nullary-conditions,deprecate-which,quote-safe-variables --norc -x "$file"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
for file in $(git ls-files '*.c'); do
    if cc -fsyntax-only -std=gnu11 -Wall -Wextra -Werror "$file"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "lint: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
