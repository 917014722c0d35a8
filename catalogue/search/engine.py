"""The one statement that answers a question: the page of results, their number, and what every filter would leave.

Written in SQL because no ORM says it; the two databases differ only in how words are matched. Rules of rank are ours
and made of whole numbers, so that both give the same results in the same order.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from catalogue.search.query import Phrase, Query, Term

# What a word weighs by where it is. In the text of a file only, it counts for nothing more than being found.
TITLE, SUBJECTS, BODY = 20, 6, 1
WHOLE_TITLE = 30  # a title that says the question word for word
EACH_TERM = 100  # of a loose question: two words found are worth more than one, wherever they are
ORDERS = {
    "pertinence": "score DESC, moment DESC, resource_id DESC",
    "date": "moment DESC, resource_id DESC",
    "titre": "title_key, resource_id",
    "arrivee": "moment %% 10000000000 DESC, resource_id DESC",  # by publication on the site: `indexing.moment`
}

Selection = dict[str, frozenset[str]]  # by filter, the characters of the values asked for


@dataclass(frozen=True)
class Answer:
    """What the statement says.

    `counts` gives by character how many results have each value. For each filter in use, as if it were not, `beside`
    gives the same (what one would get by choosing another of its values) and `without` how many results there are.
    """

    keys: list[int]
    total: int
    counts: Counter
    beside: dict[str, Counter] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    with_files: list[int] = field(default_factory=list)


@dataclass
class Statement:
    """SQL and its parameters, put together in the order they are read."""

    sql: str
    parameters: list

    def __add__(self, other: "Statement") -> "Statement":
        return Statement(self.sql + other.sql, self.parameters + other.parameters)


class SQLiteWords:
    """Words looked up by FTS5."""

    gather = "group_concat({}, '')"
    place = "instr"
    kept = "NOT MATERIALIZED"  # looking words up again for the tally is quicker than keeping what was found
    entries = (  # CROSS: the words first, whatever the planner thinks
        "catalogue_searchwords CROSS JOIN catalogue_searchentry ON resource_id = catalogue_searchwords.rowid "
        "WHERE catalogue_searchwords MATCH %s"
    )

    @staticmethod
    def phrase(stems: Phrase) -> str:
        """Stems are letters and digits: quoted, none is an operator."""
        return f'"{" ".join(stems)}"'

    both, either = " AND ", " OR "

    @staticmethod
    def matching(expression: str, column: str = "") -> Statement:
        """The keys of the entries that match, in one column or in any."""
        asked = f"{{{column}}} : ({expression})" if column else expression
        return Statement("SELECT rowid FROM catalogue_searchwords WHERE catalogue_searchwords MATCH %s", [asked])


class PostgreSQLWords:
    """Words looked up in the vectors that the database makes."""

    gather = "string_agg({}, '')"
    place = "strpos"
    kept = "MATERIALIZED"
    entries = "catalogue_search_all(%s::tsquery) AS found JOIN catalogue_searchentry ON resource_id = found"
    both, either = " & ", " | "

    @staticmethod
    def phrase(stems: Phrase) -> str:
        """Stems that follow each other."""
        return f"({' <-> '.join(stems)})"

    @staticmethod
    def matching(expression: str, column: str = "") -> Statement:
        """The keys of the entries that match, in one column or in any."""
        if column in ("", "body"):  # where nearly all may match: see migration 0005
            return Statement(f"SELECT found FROM catalogue_search_{column or 'all'}(%s::tsquery) found", [expression])
        vector = f"{column}_vector"
        return Statement(f"SELECT entry_id FROM catalogue_searchtext WHERE {vector} @@ %s::tsquery", [expression])


def words_of_database() -> type[SQLiteWords] | type[PostgreSQLWords]:
    """How the database in use looks words up."""
    return {"sqlite": SQLiteWords, "postgresql": PostgreSQLWords}[connection.vendor]


def ask(query: Query, selection: Selection, order: str, start: int, length: int) -> Answer:
    """Answer a question in one statement.

    Args:
        query: the words; without any, every entry.
        selection: the values asked for. One of each filter must be there.
        order: a key of `ORDERS`.
        start, length: which results are wanted.
    """
    statement = hits(query, selection, ranked=order == "pertinence")
    statement += page(selection, order, start, length, bool(query.terms))
    for part, left_out in enumerate(["", *selection], 1):
        statement += tally(part, selection, [name for name in selection if name != left_out])
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        rows = cursor.fetchall()
    found = sorted((row for row in rows if row[0] == 0), key=lambda row: row[1])
    tallies = {part: (count, text or "") for part, count, _, text, _ in rows if part > 0}
    return Answer(
        keys=[key for _, _, key, _, _ in found],
        total=tallies[1][0],
        counts=Counter(tallies[1][1]),
        beside={name: Counter(tallies[part][1]) for part, name in enumerate(selection, 2)},
        without={name: tallies[part][0] for part, name in enumerate(selection, 2)},
        texts={key: text or "" for _, _, key, text, _ in found},
        with_files=[key for _, _, key, _, has_files in found if has_files],
    )


def browse(selection: Selection, order: str, start: int, length: int) -> list[int]:
    """One page of an answer without words, when its counts are known: the database stops at the last result."""
    tests = [has_one_of(characters) for characters in selection.values()]
    condition, order_by = " AND ".join(test.sql for test in tests) or "1 = 1", ORDERS[order].replace("score DESC, ", "")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT resource_id FROM catalogue_searchentry WHERE {condition} ORDER BY {order_by} LIMIT %s OFFSET %s",
            [*(value for test in tests for value in test.parameters), length, start],
        )
        return [key for (key,) in cursor.fetchall()]


def has_one_of(characters: Iterable[str]) -> Statement:
    """The condition that a filter makes: an entry has one of the values asked for."""
    place = words_of_database().place
    return Statement(f"({' OR '.join(f'{place}(facets, %s) > 0' for _ in characters)})", sorted(characters))


def total(query: Query) -> int:
    """How many entries the words find, whatever the filters."""
    return count_each([question(query)])[0]


def count_each(expressions: list[str]) -> list[int]:
    """How many entries each of these expressions finds, in one statement."""
    words = words_of_database()
    statement = Statement("", [])
    for position, asked in enumerate(expressions):
        union = " UNION ALL " if position else ""
        statement += Statement(f"{union}SELECT {position} AS n, count(*) FROM (", []) + words.matching(asked)
        statement += Statement(f") found_{position}", [])
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        counts = dict(cursor.fetchall())
    return [counts[position] for position in range(len(expressions))]


def hits(query: Query, selection: Selection, ranked: bool) -> Statement:
    """Every entry that the words find, each told its score and whether each filter lets it through."""
    flags = Statement("", [])
    words = words_of_database()
    for position, characters in enumerate(selection.values()):
        flags += Statement(", ", []) + has_one_of(characters) + Statement(f" AS flag_{position}", [])
    found = Statement(f"WITH hits AS {words.kept} (SELECT resource_id, facets, moment, title_key, ", [])
    found += (score(query) if ranked else Statement("0", [])) + Statement(" AS score", []) + flags
    if not query.terms:
        return found + Statement(" FROM catalogue_searchentry) ", [])
    return found + Statement(f" FROM {words.entries}) ", [question(query)])


def question(query: Query) -> str:
    """A question in the database's language: all its terms, or any of them when it is loose."""
    return getattr(words_of_database(), "either" if query.loose else "both").join(map(anywhere, query.terms))


def expression(term: Term) -> str:
    """A term in the database's language: one of its forms."""
    words = words_of_database()
    return f"({words.either.join(words.phrase(form) for form in term.forms)})"


def anywhere(term: Term) -> str:
    """A term in one of its forms, or all its words: enough to be found, not to weigh."""
    words = words_of_database()
    if not term.words:
        return expression(term)
    return f"({expression(term)}{words.either}({words.both.join(map(expression, term.words))}))"


def score(query: Query) -> Statement:
    """The sum of what each term weighs where it is."""
    words = words_of_database()
    weighed = [
        (weight, words.matching(expression(term), column))
        for term in query.terms
        for column, weight in (("title", TITLE), ("subjects", SUBJECTS), ("body", BODY))
    ]
    if len(query.terms) > 1:
        weighed.append((WHOLE_TITLE, words.matching(words.phrase(query.in_order), "title")))
    if query.loose:
        weighed += [(EACH_TERM, words.matching(anywhere(term))) for term in query.terms]
    total = Statement("0", [])
    for weight, matching in weighed:
        total += Statement(" + CASE WHEN resource_id IN (", []) + matching
        total += Statement(f") THEN {weight} ELSE 0 END", [])
    return total


def let_through(selection: Selection, names: Iterable[str]) -> str:
    """The condition that these filters make."""
    positions = {name: position for position, name in enumerate(selection)}
    return " AND ".join(f"flag_{positions[name]}" for name in names) or "1 = 1"


def page(selection: Selection, order: str, start: int, length: int, with_text: bool) -> Statement:
    """The results wanted: part 0, their rank, their key, the text from which a passage is cut."""
    text, has_files = ("words.plain", "words.files <> ''") if with_text else ("''", "1 = 0")
    join = "LEFT JOIN catalogue_searchtext words ON words.entry_id = wanted.resource_id" if with_text else ""
    sorts = ORDERS[order]
    wanted = f"SELECT * FROM hits WHERE {let_through(selection, selection)} ORDER BY {sorts} LIMIT %s OFFSET %s"
    return Statement(  # numbered once they are few: numbering every hit would sort every hit
        f"SELECT 0 AS part, row_number() OVER (ORDER BY {sorts}) AS n, wanted.resource_id AS resource_id, "
        f"{text} AS text, {has_files} FROM ({wanted}) wanted {join}",
        [length, start],
    )


def tally(part: int, selection: Selection, names: Iterable[str]) -> Statement:
    """How many results these filters let through, and the values of all of them in one string."""
    gathered = words_of_database().gather.format("facets")
    condition = let_through(selection, names)
    return Statement(f" UNION ALL SELECT {part}, count(*), NULL, {gathered}, NULL FROM hits WHERE {condition}", [])
