"""What Wagtail's search is given instead of words: stems, for what is indexed and for what is asked.

The analysis is that of `catalogue.search.french`; here are only the shapes that Wagtail's search knows.
"""

import re

from wagtail.search.query import MATCH_NONE, And, Or, Phrase, PlainText

from catalogue.search import french

LONGEST_QUERY = 255  # characters
MOST_WORDS = 20  # of a whole query, however it is nested: one search stays one search


def indexed(text: str) -> str:
    """What a text is found by once a word is typed."""
    return french.index_text([text])


def completing(text: str) -> str:
    """What a text is found by while a word is being typed: stems in order, then each word whole, without accents."""
    stems = [stem for stem in french.index_text([text]).split() if stem != french.BOUNDARY]
    words = [word for token in french.tokens(french.tidy(text)) for word in spelt(token)]
    return " ".join([*stems, *dict.fromkeys(words)])


def spelt(token: french.Token) -> list[str]:
    """A word as somebody types it, without accents: its hyphenated parts, then all of it in one."""
    parts = re.findall("[a-z0-9]+", french.fold(token.word))
    return [*parts, "".join(parts)] if len(parts) > 1 else parts


def asked(query, *, is_completing: bool, operator: str | None = None):
    """Any query over stems. Little words count only when there are no others.

    Args:
        query: a string, in which nothing is an operator, or one of Wagtail's query objects.
        is_completing: whether the words may be beginnings of words.
        operator: how the words of a string are combined, `and` unless said otherwise.
    """
    query = PlainText(query, operator or "and") if isinstance(query, str) else query
    readings = (Question(is_completing, keep_little_words=keep).read(query) for keep in (False, True))
    return next(filter(None, readings), MATCH_NONE)


class Question:
    """A query that is being turned into stems. It takes MOST_WORDS words and leaves the others."""

    def __init__(self, is_completing: bool, keep_little_words: bool):
        self.is_completing = is_completing
        self.keep_little_words = keep_little_words
        self.room = MOST_WORDS

    def read(self, query):
        """The query over stems; None when there is nothing in it to look for."""
        if isinstance(query, PlainText):
            return joined(And if query.operator == "and" else Or, map(self.word, self.take(query.query_string)))
        if isinstance(query, Phrase):
            stems = [stem for token in self.take(query.query_string) for stem in token.stems]
            return Phrase(" ".join(stems)) if stems else None
        if isinstance(query, And | Or):
            return joined(type(query), map(self.read, query.subqueries))
        return query

    def take(self, text: str) -> list[french.Token]:
        """The words of a text that are to be looked for, as long as there is room for more."""
        text = french.tidy(text[:LONGEST_QUERY])
        tokens = french.tokens(text) if self.keep_little_words else french.useful(text)
        words = {token.word: token for token in tokens if token.stems and french.BOUNDARY not in token.forms}
        taken = list(words.values())[: self.room]
        self.room -= len(taken)
        return taken

    def word(self, token: french.Token):
        """A word in any of its forms; when completing, also whatever begins as it does."""
        forms = [Phrase(form) for form in (" ".join(token.stems), *token.variants)]
        if self.is_completing:
            *parts, whole = spelt(token)
            forms += [PlainText(beginning) for beginning in (" ".join(parts), whole) if beginning]
        return joined(Or, forms)


def joined(operator, parts):
    """One query made of those that look for something; None without any."""
    parts = [part for part in parts if part is not None]
    return operator(parts) if len(parts) > 1 else next(iter(parts), None)
