"""What a resource is. One module per noun."""

from .media import CatalogueDocument, CatalogueImage, CatalogueRendition
from .organisation import Organisation
from .reference import Reference
from .relations import (
    ResourceContribution,
    ResourceFile,
    ResourceReference,
    ResourceTerritory,
)
from .resource import Resource
from .search import FacetValue, SearchEntry, SearchText, SearchVersion, SearchWord
from .search_words import FruitlessSearch, SynonymGroup
from .vocabulary import NeedLevel, ResourceNeedLevel, ResourceRubric, ResourceTheme, Rubric, Theme

__all__ = [
    "CatalogueDocument",
    "CatalogueImage",
    "CatalogueRendition",
    "FacetValue",
    "FruitlessSearch",
    "NeedLevel",
    "Organisation",
    "Reference",
    "Resource",
    "ResourceContribution",
    "ResourceFile",
    "ResourceNeedLevel",
    "ResourceReference",
    "ResourceRubric",
    "ResourceTerritory",
    "ResourceTheme",
    "Rubric",
    "SearchEntry",
    "SearchText",
    "SearchVersion",
    "SearchWord",
    "SynonymGroup",
    "Theme",
]
