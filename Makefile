# PYTHON=python3.12 chooses an interpreter; ARGS="…" goes to the command.
bin = .venv/bin

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-8s%s\n", $$1, $$2 }' Makefile
learn: .venv/ready ## open the course in JupyterLab
	@$(bin)/coursekit learn $(ARGS)
teach: .venv/ready-dev ## open a class of your own in JupyterLab, with Formgrader
	@$(bin)/coursekit teach $(ARGS)
test: lint check ## every check and every test (one browser at a time)
	$(bin)/pytest --numprocesses 2 --dist loadfile -m "not browser and not stock"
	$(bin)/pytest -m browser
stock: .venv/ready-dev ## hold grading against nbgrader on a large class: minutes
	$(bin)/pytest -m stock
lint: .venv/ready-dev ## format, style, types, layers
	$(bin)/ruff format --check . && $(bin)/ruff check . && $(bin)/mypy && $(bin)/lint-imports
check: .venv/ready-dev ## what an author must not get wrong
	$(bin)/coursekit check
build: .venv/ready ## notebooks of all lessons
	$(bin)/coursekit build $(ARGS)
wheel: .venv/ready ## the file that students without a checkout install
	$(bin)/python -m hatchling build --target wheel
bench: .venv/ready-dev ## measure against named baselines
	$(bin)/python -m benchmarks $(ARGS)
lock: .venv/ready-dev ## renew the lock files
	$(bin)/uv pip compile $(lock-options) --all-extras --output-file requirements-dev.lock
	$(bin)/uv pip compile $(lock-options) --extra build --constraint requirements-dev.lock --output-file requirements.lock
clean: ## remove what was made here, but no learner's work
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

lock-options = pyproject.toml --universal --python-version 3.11 --upgrade --quiet \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

# An environment that was moved, or whose Python is gone, is not ready.
ifneq ($(shell test -x $(bin)/python && cat .venv/ready 2>/dev/null),$(CURDIR))
.PHONY: .venv/ready .venv/ready-dev
endif
.venv/ready: requirements.lock pyproject.toml scripts/set-up
	@scripts/set-up $< $@
.venv/ready-dev: requirements-dev.lock pyproject.toml scripts/set-up
	@scripts/set-up $< $@

.NOTPARALLEL:
.PHONY: help learn teach test stock lint check build wheel bench lock clean
