"""What a resource is. One module per noun."""

from .corrections import Correction
from .editions import DeletedEdition, Replacement
from .former_files import FormerFile
from .former_terms import FormerOrganisation, FormerTheme
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
from .use import DailyUse
from .vocabulary import NeedLevel, ResourceNeedLevel, ResourceRubric, ResourceTheme, Rubric, Theme

__all__ = [
    "CatalogueDocument",
    "CatalogueImage",
    "CatalogueRendition",
    "Correction",
    "DailyUse",
    "DeletedEdition",
    "FacetValue",
    "FormerFile",
    "FormerOrganisation",
    "FormerTheme",
    "FruitlessSearch",
    "NeedLevel",
    "Organisation",
    "Reference",
    "Replacement",
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
