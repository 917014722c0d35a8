# `make run` serves the site, `make test` tests it; both do their own set-up.
# PYTHON=/chemin/python3.12 chooses the interpreter, PORT=8080 the port, ARGS="-k recherche" what pytest is told.
.DEFAULT_GOAL := help
.PHONY: help run dev prepare test guide bench lint format lock clean clean-data

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# The first of these that runs and is recent enough; a broken shim counts as absent.
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
OLD_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

# An interpreter that was upgraded or removed leaves a venv that does not start: make it anew.
ifneq ($(wildcard $(VENV)),)
ifneq ($(shell $(BIN)/python -c 'print("ok")' 2>/dev/null),ok)
$(shell rm -rf $(VENV))
endif
endif

help: ## Afficher cette aide
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: $(VENV)/.installed ## Préparer et servir le site (PORT=8000)
	@$(BIN)/python -m resource_centre.local

dev: $(VENV)/.installed ## Le servir pour développer : débogage, rechargement
	@$(BIN)/python -m resource_centre.local --dev

prepare: $(VENV)/.installed ## Préparer sans servir
	@$(BIN)/python -m resource_centre.local --prepare

test: $(VENV)/.installed-dev ## Tout tester : SQLite, PostgreSQL, navigateur (ARGS="-k mot")
	@$(BIN)/python -m tests $(ONLY) -- $(ARGS)

guide: $(VENV)/.installed-dev ## Refaire les images du guide de l’éditeur, sur un site d’essai
	@$(BIN)/python -m tests.guide

bench: $(VENV)/.installed-dev ## Mesurer la vitesse (SIZES="1000 10000" DATABASES="sqlite postgresql")
	@$(BIN)/python -m bench

lint: $(VENV)/.installed-dev ## Vérifier le style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.installed-dev ## Mettre en forme
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: $(VENV)/.created ## Recalculer les dépendances verrouillées (UPGRADE=1 : versions nouvelles)
	@$(PIP) install -qq 'uv>=0.9,<1'
	@echo 'Calcul des dépendances verrouillées…'
	@$(call compile,requirements.txt)
	@$(call compile,requirements-dev.txt,--group dev --constraint requirements.txt)
	@! grep -nE 'https?:|find-links|index-url|file:|^-' requirements*.txt

clean: ## Enlever l’environnement et les caches (les données de var/ restent)
	@rm -rf $(VENV) .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

clean-data: ## Effacer var/ : base, fichiers, comptes (demande confirmation)
	@printf 'Effacer pour toujours la base, les fichiers et les comptes de var/ ? Tapez « oui » : '; \
	 read -r answer; if [ "$$answer" = oui ]; then rm -rf var && echo 'Effacé.'; else echo 'Rien n’est effacé.'; fi

compile = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade) pyproject.toml $(2) --output-file $(1)

$(VENV)/.created:
	@python=; for candidate in $(CANDIDATES); do \
	   if $$candidate -c '$(OLD_ENOUGH)' 2>/dev/null; then python=$$candidate; break; fi; done; \
	 if [ -z "$$python" ]; then \
	   echo 'Il faut Python 3.11 ou plus récent, introuvable ici (essayé : $(CANDIDATES)).' >&2; \
	   echo 'Sous Debian ou Ubuntu : sudo apt-get install python3 python3-venv' >&2; \
	   echo 'S’il est ailleurs : make run PYTHON=/chemin/vers/python3.11' >&2; exit 1; fi; \
	 if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	   echo "Le module « venv » manque à $$python. Sous Debian ou Ubuntu : sudo apt-get install python3-venv" >&2; \
	   exit 1; fi; \
	 echo "Création de l’environnement ($$($$python --version))…"; \
	 rm -rf $(VENV) && $$python -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.txt | $(VENV)/.created
	@$(call install,$<,Installation des dépendances)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(VENV)/.created
	@$(call install,$<,Installation des dépendances de développement)
	@touch $@ $(VENV)/.installed

# The lock is complete and hashed: nothing is resolved here, and no other file is accepted.
install = echo '$(2) (une minute environ)…'; \
	$(PIP) install -qq --require-hashes --no-deps -r $(1) || { \
	   echo 'L’installation des dépendances a échoué (voir ci-dessus). Réseau coupé ? Relancez la même commande.' >&2; \
	   exit 1; }
