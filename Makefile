# Everything that is done with the project. `make` alone lists it.
SHELL = /bin/sh
PREFIX ?= /usr/local
DESTDIR ?=
lib = $(DESTDIR)$(PREFIX)/lib/mlnc
sources = $(shell find compiler targets plugins templates runtime-sh -type f 2>/dev/null) package.json tsconfig.json

.PHONY: help setup setup-demo build demo test lint golden examples bench fuzz lab install clean

help: ## list what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing: Debian packages, npm packages of the lock file
	@sh test/setup.sh
	@$(MAKE) --silent --no-print-directory node_modules/.package-lock.json

setup-demo:
	@sh test/setup.sh demo
	@$(MAKE) --silent --no-print-directory node_modules/.package-lock.json

node_modules/.package-lock.json: package-lock.json
	@echo 'installing the npm packages of package-lock.json into node_modules/'
	npm ci --no-fund --no-audit
	@touch $@

build: dist/mlnc.js ## check types and bundle the program into dist/

dist/mlnc.js: node_modules/.package-lock.json $(sources)
	node compiler/build.mjs registry
	npx tsc -p .
	node compiler/build.mjs

demo: setup-demo build ## compile and boot two small networks
	@sh test/demo.sh

test: setup build ## run every test and count them
	@sh test/run-all.sh

lint: setup build ## types and shell scripts
	npx tsc -p .
	sh test/lint.sh

golden: build ## record the cases and docs/language.md again
	MLN_GOLDEN=record npx vitest run --config test/vitest.config.ts test/cases test/language-page

examples: build ## make the committed output of the examples again
	sh test/make-examples.sh

bench: build ## measure ratios, written to bench/RESULTS.md
	node bench/run.mjs

fuzz: build ## one million mutated descriptions
	MLN_FUZZ=1000000 npx vitest run --config test/vitest.config.ts test/fuzz

lab: setup build ## boot real guests
	sh test/run-all.sh lab

install: build ## install below DESTDIR and PREFIX
	mkdir -p '$(DESTDIR)$(PREFIX)/bin'
	rm -rf '$(lib)'
	mkdir -p '$(lib)'
	cp -R dist/. '$(lib)/'
	rm -f '$(lib)/registry.mts'
	ln -sf ../lib/mlnc/mlnc.js '$(DESTDIR)$(PREFIX)/bin/mlnc'
	ln -sf ../lib/mlnc/runtime/mln '$(DESTDIR)$(PREFIX)/bin/mln'

clean: ## remove what was made
	rm -rf dist bench/work
