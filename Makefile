# Patchbay's commands; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -ec
.DEFAULT_GOAL := help

# A target imports only what its entry in Package.swift names.
IMPORT_CHECK := --explicit-target-dependency-import-check error
# Every test is written with Swift Testing.
TEST := swift test --skip-build --disable-xctest $(IMPORT_CHECK)
# libm without fused multiply-add: a journal must replay to the same digests with it and without.
WITHOUT_FMA := GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4
SWIFT_FILES := $(wildcard Sources Tests Benchmarks Package.swift)

.PHONY: run test bench format clean help

run: ## set up, build for release and start Patchbay (ARGS="…": its arguments)
	@Scripts/set-up.sh run
	@swift build -c release $(IMPORT_CHECK) --product patchbay
	@SWIFT_BACKTRACE=$${SWIFT_BACKTRACE:-interactive=no} .build/release/patchbay $(ARGS)

test: ## set up, then all that continuous integration runs: format lint, build, every test
	@Scripts/set-up.sh test
	@echo '== format lint'
	@swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	@echo '== build'
	@swift build --build-tests $(IMPORT_CHECK)
	@echo '== every test'
	@$(TEST) 2>&1 | tee .build/every-test.txt
ifneq ($(wildcard Tests/ReplayTests),)
	@echo '== the replay tests again, with another libm'
	@$(WITHOUT_FMA) $(TEST) --filter ReplayTests 2>&1 | tee .build/replay-tests.txt
	@! grep -q 'with 0 tests' .build/replay-tests.txt
endif
	@echo '== done; of every test:'
	@grep 'Test run with' .build/every-test.txt

bench: ## set up, build for release and print the benchmarks
	@Scripts/set-up.sh run
	@swift build -c release $(IMPORT_CHECK) --product patchbay
	@swift build -c release $(IMPORT_CHECK) --product patchbay-bench
	@.build/release/patchbay-bench $(ARGS)

format: ## put every Swift file into the house's format
	@swift format --in-place --parallel --recursive $(SWIFT_FILES)

clean: ## remove what was built
	@swift package clean

help: ## list these commands
	@awk -F ': ## ' '/^[a-z]+: ## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
