"""What is kept for other sites and programs."""

from sharing.models.partner import EmbedSettings, Partner, PartnerUse
from sharing.models.permalink import Permalink

__all__ = ["EmbedSettings", "Partner", "PartnerUse", "Permalink"]
