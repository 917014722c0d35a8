"""What every question finds, in order, as `order.json` has it: the same on both databases.

    WRITE_ORDER=1 python -m pytest tests/catalogue/search/test_relevance.py

writes the file anew from the shipped content. Read the difference before you keep it: what moved, and is it better?
"""

import json
import os
import tomllib
from pathlib import Path

from tests.searching import ask, slugs

HERE = Path(__file__).parent
QUESTIONS = tomllib.loads((HERE / "relevance.toml").read_text(encoding="utf-8"))["query"]
FILE = HERE / "order.json"
HARDER = [  # text, filters, order
    ["", {}, "date"],
    ["", {}, "titre"],
    ["", {"type": ["cas"]}, "titre"],
    ["", {"type": ["etude", "guide"], "annee": ["2018", "2019"]}, "date"],
    ["", {"region": ["84"], "type": ["cas"]}, "date"],
    ["", {"theme": ["evaluation-impact"], "besoin": ["agir"]}, "titre"],
    ["", {"theme": ["inconnu"]}, ""],
    ["évaluation", {"type": ["guide"]}, ""],
    ["évaluation", {}, "titre"],
    ["évaluation", {}, "date"],
    ["alliances", {"annee": ["2019", "2020"]}, ""],
    ["emploi", {"region": ["28", "75"]}, "pertinence"],
    ["PTCE", {"type": ["cas"], "theme": ["emploi"]}, "titre"],
    ["« communauté d’action »", {}, ""],
    ["« co-construction territoriale » pionniers", {}, ""],
    ['"territoires zéro chômeur" Poitiers', {}, ""],
    ["girafe partenariat évaluation", {}, ""],
    ["girafe éléphant", {}, ""],
    ["sous-marin jaune coopération emploi jeunes", {}, ""],
    ["partenraiat évalution", {"type": ["guide"]}, ""],
    ["le la les", {}, ""],
    ["2018", {}, ""],
    ["politique de la ville", {"type": ["cas"]}, ""],
    ["comment coopérer entre communes et associations ?", {}, ""],
]


def orders() -> dict[str, list[str]]:
    """By question, the slugs found; the site must be loaded."""
    asked = [[question["asked"], {}, ""] for question in QUESTIONS] + HARDER
    return {
        json.dumps([text, names, order], ensure_ascii=False): slugs(ask(text, order, **names))
        for text, names, order in asked
    }


def kept() -> dict[str, list[str]]:
    """What the file says; written first if that is what is asked."""
    if os.environ.get("WRITE_ORDER"):
        FILE.write_text(json.dumps(orders(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return json.loads(FILE.read_text(encoding="utf-8"))
