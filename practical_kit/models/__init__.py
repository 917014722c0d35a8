"""The kit: its rubrics and the three kinds of resources that live under them."""

from .case_note import CaseNotePage
from .case_relations import CaseActor, CaseMeasure, CaseTool
from .document import GuidePage, StudyPage
from .kit import KitPage, RubricPage, RubricStarter

__all__ = [
    "CaseActor",
    "CaseMeasure",
    "CaseNotePage",
    "CaseTool",
    "GuidePage",
    "KitPage",
    "RubricPage",
    "RubricStarter",
    "StudyPage",
]
