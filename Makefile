# The doors of docket. Each one sets the machine up first where something is missing.
#
#   make build       a debug build
#   make release     an optimised build, linked for quick starts
#   make demo        build, take in the inbox of Examples/, print the cases (in output/demo)
#   make test        the whole test suite; its last line is the runner's own
#   make thorough    the tests that try a sample, with as many tries as were promised (some minutes)
#   make golden      rewrite the expected outputs of the tests, then show what changed
#   make bench       measure docket beside its peers (Benchmarks/)
#   make fidelity    hold the pages of the corpus beside LibreOffice's (some minutes)
#   make restore-drill  back up 10,000 cases under load, restore them elsewhere, compare
#   make kill-storm  kill an ingest and a transcription 200 times at random moments, then count the cases
#   make watch-storms  kill, fail, flood and mislead a watcher, then count (about an hour)
#   make fuzz        fuzz the readers, SECONDS=60 each (docs/fuzzing.md)
#   make readme      check that the README shows what docket prints
#   make format      lay the code out
#   make lint        layout, and that warnings are errors
#   make docs        the reference of every target, warnings are errors (in .build/docs)
#   make install     release build into PREFIX (default /usr/local)
#   make clean       remove what was built

PREFIX ?= /usr/local
DESTDIR ?=
SOURCES := Package.swift Sources Tests Fuzz
SECONDS ?= 60

.PHONY: build release demo test thorough golden bench fidelity kill-storm watch-storms restore-drill fuzz readme format lint docs install clean setup

build: setup
	swift build

release: setup
	swift build -c release --product docket $(STATIC)

demo: build
	scripts/demo

test: setup
	@scripts/test

thorough: setup
	DOCKET_TAMPERINGS=10000 DOCKET_KILLS=200 DOCKET_RANDOM_DOCUMENTS=20000 scripts/test --filter \
	  'every.single.change|no.single.byte|killed.at.any.moment|Nothing.is.dropped'

golden: setup
	UPDATE_GOLDEN=1 scripts/test || true
	git diff -- Tests docs README.md

bench: release
	Benchmarks/run

fidelity: release
	Benchmarks/fidelity.py

kill-storm: build
	scripts/kill-storm 200
	scripts/kill-storm transcribe 200

watch-storms: release
	DOCKET="$$(swift build -c release --show-bin-path)/docket" scripts/watch-storms all

restore-drill: build
	scripts/restore-drill 10000

fuzz: setup
	SECONDS=$(SECONDS) scripts/fuzz

readme: build
	scripts/check-readme

format:
	swift format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)
	scripts/check-settings
	scripts/check-declarations

docs: setup
	scripts/docs

install: release
	scripts/install "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build .build-fuzz output/demo

setup:
	@scripts/bootstrap

# Dynamic linking of Foundation costs a process more time than 60 forms do.
STATIC := $(shell [ "$$(uname)" = Linux ] && echo --static-swift-stdlib)
