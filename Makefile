# Each target is one script in scripts/; they find JDK 25 and Maven by themselves.
.DEFAULT_GOAL := help
.PHONY: help build install aot demo test fuzz kill bench format

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the jars, without tests
	@scripts/build

install: ## put Guard and its adapters where Maven on this machine finds them
	@scripts/install

aot: ## let the identity server start in less than half the time, once for a build and a JDK
	@scripts/aot

demo: ## start the identity server and the hello API with demo data, and say what to try
	@scripts/demo

test: ## run everything CI runs, in one go
	@scripts/test

fuzz: ## look for inputs that break the parsers, FUZZ_SECONDS (60) for each target
	@scripts/fuzz

kill: ## kill the identity server KILL_ROUNDS (200) times under load, on each database or KILL_DATABASE
	@scripts/kill

bench: ## measure, into benchmarks/results/
	@scripts/bench

format: ## format the Java sources
	@scripts/format
