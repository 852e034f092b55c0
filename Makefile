# Parley's verbs. CI calls the same ones.
.DEFAULT_GOAL := help
.PHONY: help up down status logs build test test-fast test-java test-web test-e2e e2e fmt lint migrate bench reset
.NOTPARALLEL:
SHELL := /bin/bash

MVN ?= mvn
MAVEN := $(MVN) -B -ntp -Dmaven.test.redirectTestOutputToFile=true
NPM := npm --prefix web --no-audit --no-fund
FLEET = $(shell deploy/runner)
NODES := messaging-service=2,realtime-service=2
export JAVA_HOME := $(shell deploy/local/jdk)

help: ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

up: ## build what is not built, start the whole fleet, print its URL
	@$(FLEET) up

down: ## stop the fleet; its data stays
	@$(FLEET) down

status: ## what runs where
	@$(FLEET) status

logs: ## follow the logs: all, or those of s=SERVICE
	@$(FLEET) logs $(s)

build: ## jars, AOT caches, web client
	@deploy/local/fleet build

test: lint test-java test-web test-e2e ## every test: unit, integration, end to end, browser

test-fast: web/node_modules ## unit tests only
	$(MAVEN) test
	$(NPM) test

test-java:
	$(MAVEN) verify

test-web: web/node_modules
	$(NPM) test
	$(NPM) run build

test-e2e: web/node_modules
	deploy/local/with-fleet --nodes $(NODES) $(MAKE) --no-print-directory e2e

e2e: # against the fleet at PARLEY_URL
	$(MAVEN) -pl e2e verify
	$(NPM) run e2e

fmt: web/node_modules ## format everything
	$(MAVEN) -q spotless:apply
	$(NPM) run format

lint: web/node_modules ## formatter, compiler and style checks, without tests
	$(MAVEN) -q test-compile
	$(NPM) run lint
	@! command -v shellcheck >/dev/null || shellcheck -x -P deploy/local deploy/local/{fleet,servers,with-fleet,jdk} deploy/{runner,compose} .ci/run

migrate: ## bring the local databases to the newest schema, with no service running
	@deploy/local/fleet migrate

bench: ## measure messages a second, latency and memory
	@deploy/load/bench

reset: ## stop the fleet and delete its data
	@$(FLEET) reset

web/node_modules: web/package-lock.json
	$(NPM) ci --ignore-scripts
	@touch $@
