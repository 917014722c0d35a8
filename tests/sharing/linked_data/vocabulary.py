"""The terms of schema.org, and what a graph says that they do not allow (schemaorg.md says whence they come)."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ANNOTATION = re.compile(r"-(input|output)$")  # schema.org, « Potential actions »


@cache
def table(name: str) -> dict[str, list[str]]:
    """A list of terms, each with those it is tied to."""
    lines = (HERE / f"schemaorg-{name}.tsv").read_text().splitlines()
    return {term: tied.split() for term, tied in (line.split("\t") for line in lines)}


@cache
def above(kind: str) -> frozenset[str]:
    """A type and all those that it is a kind of."""
    return frozenset([kind]).union(*(above(parent) for parent in table("types").get(kind, [])))


def nodes(value) -> Iterator[dict]:
    """Every node of a graph."""
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from nodes(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from nodes(inside)


def faults(graph: dict) -> list[str]:
    """Types and properties that do not exist, and properties of other types than those that have them."""
    found = []
    for node in nodes(graph):
        kinds = node.get("@type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        found += [f"no type {kind}" for kind in kinds if kind not in table("types")]
        if not kinds and "@graph" not in node:
            found.append(f"no type at all: {node}")
        allowed = frozenset().union(*map(above, kinds))
        for name in node:
            domains = table("properties").get(ANNOTATION.sub("", name))
            if name.startswith("@"):
                continue
            if domains is None:
                found.append(f"no property {name}")
            elif not allowed.intersection(domains) and not ANNOTATION.search(name):
                found.append(f"{kinds} has no {name}")
            if node[name] in ("", [], {}, None):
                found.append(f"{kinds} says nothing of {name}")
    return found


def graph_of(html: str) -> dict:
    """What a page says; there is one script, and it is right JSON."""
    [text] = SCRIPT.findall(html)
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    return graph


def named(graph: dict, kind: str) -> dict:
    """The one node of the first rank that is of a type."""
    found = [node for node in graph.get("@graph", [graph]) if kind in (node["@type"], *node["@type"])]
    assert len(found) == 1, (kind, found)
    return found[0]
