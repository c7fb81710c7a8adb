# What a newcomer types. Everything else is `cargo`, `npm` and `cargo xtask`.
.PHONY: run test lint lint-rust lint-frontend codegen bench build frontend e2e check-seeds

CARGO_FLAGS ?=

## Builds everything, fills a demo region on SQLite, serves it at http://127.0.0.1:8080
run: build
	NASTAVNIK_LOG=$${NASTAVNIK_LOG:-warn} ./target/debug/nastavnik demo --serve

build: frontend
	cargo build $(CARGO_FLAGS)

frontend: frontend/dist/index.html

frontend/node_modules: frontend/package-lock.json
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules schema.graphql $(shell find frontend/src frontend/public frontend/index.html -type f 2>/dev/null)
	npm --prefix frontend run codegen
	npm --prefix frontend run build

## Every test: Rust on SQLite and PostgreSQL, the frontend's units, the browser stories. What it needs of the binary is
## built with the tests, in the same variant: `build` before it would compile half of the workspace twice.
test: frontend
	scripts/test-pg with scripts/test

## Formatting, lints, direction of dependencies, wording; `make -j2 lint` looks at both halves at once. That schema.graphql
## is fresh is one of the Rust tests.
lint: lint-rust lint-frontend

lint-rust:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(CARGO_FLAGS) -- -D warnings
	cargo xtask tidy

lint-frontend: frontend/node_modules
	npm --prefix frontend run codegen
	npm --prefix frontend run lint
	npm --prefix frontend run typecheck
	npm --prefix frontend run i18n

## Rewrites what is generated: schema.graphql and the frontend's types
codegen: frontend/node_modules
	cargo xtask codegen
	npm --prefix frontend run codegen

## Real plans that are not part of the project, where they lie beside it: read, and their rows counted
check-seeds:
	cargo build --workspace --example check_seeds $(CARGO_FLAGS)
	target/debug/examples/check_seeds ../shared/seeds

## Ratios measured in one run, see docs/BENCH.md
bench:
	cargo build --release --bin nastavnik
	scripts/bench
