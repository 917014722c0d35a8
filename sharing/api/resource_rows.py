"""Reading many resources as answers say them, in a number of statements that does not grow with their number."""

from collections import defaultdict
from functools import cache

from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from catalogue.models import Organisation, Resource
from catalogue.search.upkeep import parts
from sharing.citations.work import Centre, Work, for_citing
from sharing.originals import originals


def rows(keys: list[int], request: HttpRequest) -> list[dict]:
    """What answers say of these resources, in their order, less those that visitors may not see.

    Where the catalogue shows a resource a second time, by an alias, the same resource comes again.
    """
    keys, centre = originals(keys), Centre.here(request)
    found = for_citing(Resource.objects.listed().filter(alias_of=None).select_related("replacement")).in_bulk(keys)
    bodies, editions = contributions(list(found)), editions_of(found.values())
    return [row(found[key], centre, bodies[key], editions, request) for key in keys if key in found]


def row(resource: Resource, centre: Centre, bodies: list[dict], editions: dict, request: HttpRequest) -> dict:
    """What answers say of a resource."""
    work = Work.of(resource, centre, request)
    replacement = getattr(resource, "replacement", None)
    return {
        "code": work.code,
        "permalien": work.permalink,
        "adresse": work.address,
        "api": centre.root + reverse("sharing:api_resource", args=[work.code]),
        "type": {"cle": work.kind, "libelle": work.kind_label},
        "titre": work.title,
        "resume": resource.summary,
        "niveaux": [term(level) for level in resource.levels],
        "rubrique": resource.rubric and term(resource.rubric),
        "aussi_dans": [term(rubric) for rubric in resource.also_in.all() if rubric != resource.rubric],
        "themes": [term(theme) for theme in resource.themes.all()],
        "organisations": bodies,
        "auteurs": [{"prenom": one.given, "nom": one.family, "role": one.role} for one in work.people],
        "annee": resource.year,
        "mois": resource.month,
        "langue": resource.language,
        "licence": licence(resource, work),
        "pages": resource.pages,
        "doi": resource.doi,
        "isbn": resource.isbn,
        "paru_dans": resource.published_in,
        "edition": resource.edition,
        "document": resource.source_url or None,
        "territoires": [place(territory) for territory in resource.places],
        "fichiers": files(resource, work),
        "remplacee_par": edition(replacement and editions.get(replacement.newest_id), centre),
        "remplace": edition(editions.get(resource.replaces_id), centre),
        "publiee_le": work.published_at,
        "modifiee_le": work.changed_at,
    }


def term(found) -> dict:
    """A term of a vocabulary."""
    return {"cle": found.slug, "nom": found.name}


def place(territory) -> dict:
    """A territory."""
    kind = {"cle": territory.kind, "libelle": territory.get_kind_display()}
    return {"code": territory.code, "type": kind, "nom": territory.name}


def licence(resource: Resource, work: Work) -> dict:
    """A licence: its name, then what it allows."""
    label, _, reuse = work.licence_label.partition(" : ")
    address = work.licence_address or None
    return {"cle": resource.licence, "libelle": label, "reutilisation": reuse, "adresse": address}


def files(resource: Resource, work: Work) -> list[dict]:
    """The files that visitors may open, with what only the catalogue says of them."""
    documents = {item.document.url: item.document for item in resource.files.all()}
    found = []
    for file in work.files:
        document = documents[file.address.removeprefix(work.centre.root)]
        said = {"cle": document.accessibility, "libelle": document.get_accessibility_display()}
        found.append(
            {
                "adresse": file.address,
                "intitule": file.title,
                "format": document.format_label,
                "type_mime": file.media_type,
                "octets": file.size,
                "pages": file.pages,
                "langue": file.language,
                "accessible": said,
            }
        )
    return found


def edition(other: Resource | None, centre: Centre) -> dict | None:
    """Another edition, if visitors may see it."""
    if other is None:
        return None
    path = reverse("sharing:permalink", args=[other.code])
    return {"code": other.code, "titre": other.title, "permalien": f"{centre.root}{path}"}


def editions_of(resources) -> dict[int, Resource]:
    """The editions that these resources replace or are replaced by, those that visitors may see."""
    keys = {resource.replaces_id for resource in resources}
    keys |= {resource.replacement.newest_id for resource in resources if hasattr(resource, "replacement")}
    return Resource.objects.listed().filter(alias_of=None).only("code", "title").in_bulk(keys - {None})


@cache
def roles() -> list[tuple[type[models.Model], str, str]]:
    """Where organisations have a part in a resource, whatever its kind: the rows, their page, their organisation."""
    return [
        (model, parent.attname, field.name)
        for model, parent in parts()
        for field in model._meta.local_fields
        if field.related_model is Organisation
    ]


def contributions(keys: list[int]) -> dict[int, list[dict]]:
    """The organisations of these resources, each with its part, in the order of the page."""
    found = defaultdict(list)
    for model, page, field in roles():
        items = model.objects.filter(**{f"{page}__in": keys}).select_related(field).order_by(page, "sort_order", "pk")
        for item in items:
            body = getattr(item, field)
            role = {"cle": item.role, "libelle": item.get_role_display()}
            said = {"cle": body.slug, "nom": body.name, "sigle": body.acronym, "role": role}
            found[getattr(item, page)].append(said)
    return found
