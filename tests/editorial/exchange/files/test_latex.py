"""LaTeX in the fields of BibTeX: read as people read it, never run."""

import pytest

from editorial.exchange.files import latex


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\'E}t\'{e} {\^\i}le gar\c{c}on na{\"\i}f \oe uvre \AE \ss", "Été île garçon naïf œuvre Æß"),
        (r"\og texte \fg{} ``mot'' a--b c---d e~f", "«\u00a0texte\u00a0» “mot” a–b c—d e\u00a0f"),
        (r"\emph{un} \textbf{deux} \unknown{trois}", "un deux trois"),
        (r"50% de 100\,\%", "50% de 100 %"),
        (r"$x^2$ et 5 \$", "$x^2$ et 5 $"),
        ("{{Un}} {T}itre", "Un Titre"),
        (r"\input{/etc/passwd}\include{/etc/passwd}a", "a"),
        ("{" * 3000 + "a" + "}" * 3000, "a"),
        (r"\href{https://a.fr}{lien} {a", "https://a.fr lien a"),
        ("a\\", "a"),
    ],
)
def test_latex_is_read_and_never_run(source, text):
    assert latex.decoded(source).strip() == text
