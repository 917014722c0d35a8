"""The kit: its rubrics, the three kinds of resources under them, the self-assessment that leads there."""

from .case_note import CaseNotePage
from .case_relations import CaseActor, CaseMeasure, CaseTool
from .document import GuidePage, StudyPage
from .kit import KitPage, RubricPage, RubricStarter
from .self_assessment import SelfAssessmentPage

__all__ = [
    "CaseActor",
    "CaseMeasure",
    "CaseNotePage",
    "CaseTool",
    "GuidePage",
    "KitPage",
    "RubricPage",
    "RubricStarter",
    "SelfAssessmentPage",
    "StudyPage",
]
