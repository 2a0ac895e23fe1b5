# make brief and make test each set up whatever they need; see tools/setup.sh.
# make brief ARGS="--format pdf --title 'The week'" passes options on.

ARGS =
export PYTHON

.PHONY: help brief test setup format lock picture clean

help:
	@echo 'make brief    make the brief of seeds/ in out/      (ARGS="..." for options)'
	@echo 'make test     check style and types, run the tests  (ARGS="..." for pytest)'
	@echo 'make setup    make .venv ready for work on the code'
	@echo 'make format   format the code'
	@echo 'make lock     write requirements/ anew              (ARGS="package ..." for some)'
	@echo 'make picture  draw the page in README anew'
	@echo 'make clean    remove .venv, caches and what was made'

brief:
	@tools/setup.sh run
	@.venv/bin/python -m briefing make $(ARGS)

test: setup
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest $(ARGS)

setup:
	@tools/setup.sh dev

format: setup
	.venv/bin/python -m ruff check --fix .
	.venv/bin/python -m ruff format .

lock: setup
	tools/lock.sh $(ARGS)

picture: setup
	.venv/bin/python -m briefing make --format pdf --out build/picture
	pdftoppm -r 110 -png -singlefile build/picture/*.pdf docs/page
	rm -r build/picture

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find briefing tests benchmarks tools -name __pycache__ -prune -exec rm -rf {} +
	find out -mindepth 1 ! -name .gitkeep -delete
