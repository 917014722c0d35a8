"""The catalogue of our data, as data portals read it: DCAT 3 (W3C), by the profile DCAT-AP 3 (European Union)."""

from datetime import datetime

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse

from catalogue.models.media import Licence
from sharing.addresses import absolute
from sharing.citations.work import Centre
from sharing.open_data.formats import FORMATS, Format

AUTHORITY = "http://publications.europa.eu/resource/authority/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = "Catalogue des ressources sur la co-construction territoriale"
DESCRIPTION = (
    "Toutes les ressources publiées par le site\u00a0: titre, résumé, auteurs, organisations, niveaux, thèmes, "
    "territoires et leurs codes officiels, licence, adresses des documents."
)
KEYWORDS = ["co-construction", "territoires", "partenariats", "collectivités", "associations", "intérêt général"]
THEMES = ["GOVE", "REGI", "SOCI"]  # government and public sector; regions and cities; population and society


def catalogue(request: HttpRequest, changed_at: datetime | None) -> dict:
    """The catalogue: one set of data, in several forms, and the services that give it too."""
    centre, home = Centre.here(request), absolute(reverse("sharing:open_data"), request)
    common = {
        "dct:publisher": publisher(centre),
        "dct:license": {"@id": Licence.OPEN.address},
        "dct:language": {"@id": f"{AUTHORITY}language/FRA"},
        "dct:spatial": {"@id": f"{AUTHORITY}country/FRA"},
    }
    if changed_at:
        common["dct:modified"] = {"@type": "xsd:dateTime", "@value": changed_at.isoformat(timespec="seconds")}
    return {
        "@context": CONTEXT,
        "@id": f"{home}#dcat",
        "@type": "dcat:Catalog",
        "dct:title": french(f"Les données de {centre.name}"),
        "dct:description": french("Ce que ce site met à disposition des programmes."),
        "foaf:homepage": {"@id": home},
        "dcat:themeTaxonomy": {"@id": f"{AUTHORITY}data-theme"},
        "dcat:dataset": dataset(request, home) | common,
        "dcat:service": [
            service(request, "API", "sharing:api", "sharing:api_openapi", home),
            service(request, "OAI-PMH 2.0", "sharing:oai", "", home),
        ],
    } | common


def dataset(request: HttpRequest, home: str) -> dict:
    """The set of data."""
    address = apps.get_model("resource_centre", "CentreSettings").for_request(request).contact_email
    contact = {"@type": "vcard:Organization", "vcard:fn": TITLE, "vcard:hasEmail": {"@id": f"mailto:{address}"}}
    return {
        "@id": f"{home}#ressources",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{home}#ressources",
        "dct:title": french(TITLE),
        "dct:description": french(DESCRIPTION),
        "dcat:keyword": [french(word) for word in KEYWORDS],
        "dcat:theme": [{"@id": f"{AUTHORITY}data-theme/{theme}"} for theme in THEMES],
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}frequency/CONT"},
        "dct:accessRights": {"@id": f"{AUTHORITY}access-right/PUBLIC"},
        "dcat:landingPage": {"@id": home},
        "dcat:distribution": [distribution(request, format, home) for format in FORMATS.values()],
    } | ({"dcat:contactPoint": contact} if address else {})


def distribution(request: HttpRequest, format: Format, home: str) -> dict:
    """A file. Its size is not known: it is made as it is sent."""
    address = absolute(reverse("sharing:dump", args=[format.ending]), request)
    said = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": french(f"{TITLE} ({format.name})"),
        "dcat:accessURL": {"@id": home},
        "dcat:downloadURL": {"@id": address},
        "dct:license": {"@id": Licence.OPEN.address},
    }
    if not format.file_type:
        return said | {"dct:format": {"@type": "dct:MediaTypeOrExtent", "rdfs:label": format.name}}
    media_type = f"https://www.iana.org/assignments/media-types/{format.media_type}"
    return said | {
        "dct:format": {"@id": f"{AUTHORITY}file-type/{format.file_type}"},
        "dcat:mediaType": {"@id": media_type},
    }


def service(request: HttpRequest, name: str, address: str, description: str, home: str) -> dict:
    """An address where programs ask for a part of the data."""
    endpoint = {"@id": absolute(reverse(address), request)}
    said = {
        "@type": "dcat:DataService",
        "dct:title": french(f"{TITLE} ({name})"),
        "dcat:endpointURL": endpoint,
        "dcat:servesDataset": {"@id": f"{home}#ressources"},
        "dct:license": {"@id": Licence.OPEN.address},
    }
    if description:
        said["dcat:endpointDescription"] = {"@id": absolute(reverse(description), request)}
    return said


def publisher(centre: Centre) -> dict:
    """Who publishes."""
    return {"@type": "foaf:Organization", "foaf:name": centre.name, "foaf:homepage": {"@id": f"{centre.root}/"}}


def french(text: str) -> dict:
    """A text in French."""
    return {"@language": "fr", "@value": text}
