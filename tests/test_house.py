"""The house style, held for every page type and every file, so that a new one cannot forget it."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import PROTECT, RESTRICT
from django.template.loader import get_template
from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_page_models

from tests.test_rooms import ROOMS, ROOT, modules

LINES = 250
OURS = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
PAGES = [model for model in get_page_models() if model in OURS and model.is_creatable]
FILES = sorted(path for room in ROOMS for path in modules(room))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = sorted(path for kind in ("css", "js") for path in (ROOT / "static").rglob(f"*.{kind}"))
PROPER_NAMES = {"L’essentiel"}
FORMS = {"panels", "content_panels", "edit_handler", "admin_form_fields"}
ELSEWHERE = re.compile(
    r"""<(?:link|script|img|iframe|source|video)\b[^>]*(?:src|href)=["'](?:https?:)?//|url\(['"]?(?:https?:)?//|@import"""
)
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\bsrc=)(?![^>]*ld\+json)""")

NOT_READ = re.compile(r"\{#.*?#\}|\{%.*?%\}|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)  # tags, comments
VALUES = re.compile(r"\{\{.*?\}\}|\$\{.*?\}")
STRINGS = re.compile(r'"[^"\n]*"|`[^`]*`')
MAY_BE_CUT = re.compile(r"« |\S [:;?!»](?![?\w-])")


def short(path):
    return str(path.relative_to(ROOT))


def nodes(path, *kinds):
    """The nodes of these kinds in a file."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kinds)]


def breaches(pattern, paths):
    """Where a pattern that must not be found is found."""
    return [short(path) for path in paths if pattern.search(path.read_text(encoding="utf-8"))]


def sentences(path):
    """What an admin template or script says to editors, on one line."""
    said = VALUES.sub("x", NOT_READ.sub("", path.read_text(encoding="utf-8")))
    return said if path.suffix == ".html" else " / ".join(STRINGS.findall(said))


def test_there_is_something_to_check():
    assert {"HomePage", "KitPage", "StudyPage", "ChapterPage"} <= {model.__name__ for model in PAGES}
    assert len(FILES) > 50 < len(TEMPLATES) + len(STATIC)


def test_the_template_of_every_page_type_is_where_wagtail_looks():
    for model in PAGES:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        assert model.template == f"{model._meta.app_label}/{name}.html"
        assert Path(get_template(model.template).origin.name) == ROOT / "templates" / model.template


def test_no_page_type_sets_its_template():
    names = {model.__name__ for model in get_page_models()}
    classes = [node for path in FILES for node in nodes(path, ast.ClassDef) if node.name in names]
    assigned = [
        (node.name, line.targets[0].id) for node in classes for line in node.body if isinstance(line, ast.Assign)
    ]
    assert assigned
    assert [name for name, attribute in assigned if attribute == "template"] == []


def test_every_page_type_says_where_it_may_live_and_what_may_live_under_it():
    said = {model.__name__: {"parent_page_types", "subpage_types"} <= set(vars(model)) for model in PAGES}
    assert said == dict.fromkeys(said, True)


def test_every_page_type_names_the_others_by_string():
    named = [name for model in PAGES for name in (*model.parent_page_types, *model.subpage_types)]
    assert [name for name in named if not isinstance(name, str)] == []


def test_every_page_type_has_a_french_name_in_lower_case():
    names = {str(name) for model in PAGES for name in (model._meta.verbose_name, model._meta.verbose_name_plural)}
    assert {name for name in names if not name[0].islower()} <= PROPER_NAMES


def test_every_model_that_editors_meet_has_a_french_name_and_plural():
    met = [model for model in OURS if FORMS.intersection(dir(model))]
    missing = {
        model.__name__: {"verbose_name", "verbose_name_plural"} - set(model._meta.original_attrs) for model in met
    }
    assert {name: names for name, names in missing.items() if names} == {}


def test_no_row_that_a_revision_keeps_is_protected():
    """Trap 7: django-modelcluster cannot reopen a revision that names a protected, deleted row."""
    keys = {model: [field for field in model._meta.local_fields if field.remote_field] for model in OURS}
    kept = [model for model, own in keys.items() if issubclass(model, Page) or any(type(f) is ParentalKey for f in own)]
    protected = [
        str(field) for model in kept for field in keys[model] if field.remote_field.on_delete in (PROTECT, RESTRICT)
    ]
    assert len(kept) > 15
    assert protected == []


def test_every_python_file_says_what_it_is_for():
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in [*FILES, *TESTS]}
    assert [short(path) for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_every_class_says_what_it_is_for():
    """Models, blocks, forms, commands, viewsets…"""
    classes = [(short(path), node) for path in FILES for node in nodes(path, ast.ClassDef) if node.name != "Meta"]
    assert [f"{path} {node.name}" for path, node in classes if not ast.get_docstring(node)] == []


def test_every_view_says_what_it_is_for():
    files = [path for path in FILES if path.name == "views.py" or "views" in path.parts]
    views = [(short(path), node) for path in files for node in ast.parse(path.read_text()).body]
    functions = [(path, node) for path, node in views if isinstance(node, ast.FunctionDef)]
    assert functions
    assert [f"{path} {node.name}" for path, node in functions if not ast.get_docstring(node)] == []


def test_nothing_is_imported_inside_a_function():
    """Except in `ready`, where Django asks for it."""
    functions = [(path, node) for path in FILES for node in nodes(path, ast.FunctionDef)]
    late = [
        f"{short(path)}:{line.lineno}"
        for path, function in functions
        if not (path.name == "apps.py" and function.name == "ready")
        for line in ast.walk(function)
        if isinstance(line, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_nothing_is_imported_by_a_star():
    """Except in settings, which extend each other."""
    files = [path for path in FILES if path.parent.name != "settings"]
    lines = [(path, node) for path in files for node in nodes(path, ast.ImportFrom)]
    assert [f"{short(path)}:{node.lineno}" for path, node in lines if node.names[0].name == "*"] == []


def test_every_file_is_short_enough_to_be_read():
    lengths = {short(path): len(path.read_text().splitlines()) for path in [*FILES, *TESTS, *TEMPLATES]}
    assert {path: length for path, length in lengths.items() if length > LINES} == {}


def test_every_component_says_in_its_first_line_what_it_needs():
    components = [
        path for path in TEMPLATES if {"components", "blocks"} & set(path.parts) and "icons" not in path.parts
    ]
    said = {short(path): path.read_text().splitlines()[0] for path in components}
    assert [path for path, line in said.items() if not re.match(r"\{#.*\bneeds\b.*#\}", line, re.IGNORECASE)] == []


def test_nothing_is_loaded_from_another_host():
    assert breaches(ELSEWHERE, [*TEMPLATES, *STATIC]) == []


def test_no_template_has_inline_code_which_the_policy_would_stop():
    assert breaches(INLINE, TEMPLATES) == []


def test_no_line_of_the_admin_begins_with_a_mark_that_belongs_to_the_one_before():
    """French sets a no-break space there."""
    read = [path for path in TEMPLATES if "wagtailadmin" in path.parts]
    read += [path for path in STATIC if path.name.startswith("admin-") and path.suffix == ".js"]
    assert len(read) > 20
    found = [(short(path), sentences(path)[max(0, cut.start() - 30) : cut.end()])
             for path in read for cut in MAY_BE_CUT.finditer(sentences(path))]  # fmt: skip
    assert found == []


def test_the_admin_calls_no_third_party():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAILAPI_DOCS_ENABLED is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_no_stock_cache_stands_between_an_editor_and_a_preview():
    """Trap 6: Django’s own cache shows the live page instead of the preview."""
    named = [*settings.MIDDLEWARE, *settings.INSTALLED_APPS]
    assert [name for name in named if "cache" in name.lower() and name.split(".")[0] not in ROOMS] == []
