"""The columns of a spreadsheet of resources, in their order."""

from catalogue.models import Resource, ResourceContribution, ResourceNeedLevel, ResourceRubric, ResourceTheme
from editorial.exchange.columns.column import (
    CASES,
    ChoiceColumn,
    Column,
    DateColumn,
    FieldColumn,
    IdentityColumn,
    MonthColumn,
    same,
)
from editorial.exchange.columns.linked import FilesColumn, MeasuresColumn, ReferencesColumn, ReplacesColumn, ToolsColumn
from editorial.exchange.columns.prose import AuthorsColumn, BodyColumn, RichColumn, SentencesColumn
from editorial.exchange.columns.terms import ActorsColumn, OrganisationsColumn, TermsColumn, TerritoriesColumn

__all__ = [
    "CODE",
    "COLUMNS",
    "ONLINE",
    "PUBLISHED_AT",
    "RUBRIC",
    "SLUG",
    "TITLE",
    "TYPE",
    "Column",
    "columns_of",
    "same",
]

Role = ResourceContribution.Role
CODE = IdentityColumn("Identifiant", "code", "id", read=lambda resource: resource.code or "")
TYPE = IdentityColumn("Type", "type de ressource", "nature", "kind", read=lambda resource: resource.kind_label)
RUBRIC = IdentityColumn("Rubrique", "rubric", "rubriques", "rubrics", read=lambda resource: str(resource.rubric or ""))
SLUG = IdentityColumn("Fin de l’adresse", "slug", read=lambda resource: resource.slug)
ONLINE = IdentityColumn("En ligne", "publié", "état", read=lambda resource: "oui" if resource.live else "non")
PUBLISHED_AT = IdentityColumn(
    "Mise en ligne le",
    read=lambda resource: resource.first_published_at.isoformat() if resource.first_published_at else "",
)
TITLE = FieldColumn("title", "Titre", "intitulé", "nom", "titre du document")

COLUMNS: list[Column] = [
    CODE,
    TYPE,
    RUBRIC,
    TITLE,
    SLUG,
    ONLINE,
    PUBLISHED_AT,
    FieldColumn("summary", "Résumé", "description", "abstract", "présentation"),
    SentencesColumn("takeaways", "À retenir", "points clés"),
    TermsColumn(
        "need_level_items", ResourceNeedLevel, "Niveaux de besoin", "niveau", "niveaux", "need levels", "besoin"
    ),
    TermsColumn(
        "theme_items", ResourceTheme, "Thèmes", "thème", "mots-clés", "mots clés", "keywords", "tags", "sujets"
    ),
    TermsColumn("also_in_items", ResourceRubric, "Aussi dans les rubriques", "autres rubriques"),
    AuthorsColumn("authors", "Auteurs", "auteur", "author", "auteurs (personnes)", "auteurices"),
    OrganisationsColumn(
        Role.AUTHOR, "Organisations auteures", "organisations", "organisation", "organismes", "structure"
    ),
    OrganisationsColumn(Role.PUBLISHER, "Publié par", "éditeur", "éditeurs", "publisher", "maison d’édition"),
    OrganisationsColumn(Role.FUNDER, "Financé par", "financeur", "financeurs"),
    OrganisationsColumn(Role.PARTNER, "Avec", "partenaire", "partenaires"),
    FieldColumn("year", "Année", "année de parution", "année de publication", "date de publication"),
    MonthColumn("month", "Mois"),
    DateColumn("Date", "date de parution", "parution", "daté de"),
    FieldColumn("date_note", "Remarque sur la date"),
    ChoiceColumn("language", "Langue", "lang"),
    ChoiceColumn("licence", "Licence", "license", "réutilisation", "droits"),
    FieldColumn("pages", "Pages", "nombre de pages", "nb pages", "pagination"),
    FieldColumn("published_in", "Paru dans", "revue", "collection", "publié dans", "source"),
    FieldColumn("edition", "Édition"),
    FieldColumn("isbn", "ISBN"),
    FieldColumn("doi", "DOI"),
    FieldColumn(
        "source_url", "Adresse du document", "url", "lien", "adresse", "site", "adresse web", "link", "lien web"
    ),
    ChoiceColumn("source_status", "Ce qui a été consulté"),
    FieldColumn("source_note", "Remarque sur la source", "remarque", "note"),
    TerritoriesColumn("Territoires", "territoire", "commune", "lieu", "lieux"),
    FilesColumn("Fichiers"),
    ReferencesColumn("Sources", "références"),
    ReplacesColumn("Remplace l’édition"),
    BodyColumn("body", "Texte", "corps", "contenu"),
    FieldColumn("challenge", "Défi", "problème", "enjeu", models=CASES),
    ChoiceColumn("scale", "Échelle de l’action", "échelle", models=CASES),
    ChoiceColumn("status", "Où en est l’action", "état de l’action", models=CASES),
    FieldColumn("end_year", "Année de fin", models=CASES),
    RichColumn("context_text", "Contexte", models=CASES),
    RichColumn("approach", "Démarche", models=CASES),
    RichColumn("levers", "Leviers", models=CASES),
    RichColumn("obstacles", "Freins et ce qui n’a pas marché", "freins", "obstacles", models=CASES),
    RichColumn("results", "Résultats", models=CASES),
    RichColumn("transfer_if", "À reprendre si", models=CASES),
    RichColumn("avoid_if", "À éviter si", models=CASES),
    RichColumn("governance", "Gouvernance", models=CASES),
    RichColumn("means", "Moyens", "budget", models=CASES),
    FieldColumn("contact", "Contact", models=CASES),
    SentencesColumn("gaps", "Ce que nous ne savons pas", models=CASES),
    ActorsColumn("Acteurs", "acteur"),
    MeasuresColumn("Résultats mesurés", "indicateurs"),
    ToolsColumn("Outils du kit utilisés", "outils"),
    FieldColumn("seo_title", "Titre pour les moteurs de recherche"),
    FieldColumn("search_description", "Description pour les moteurs de recherche"),
]


def columns_of(model: type[Resource]) -> list[Column]:
    """The columns that a kind has."""
    return [column for column in COLUMNS if model in column.models]
