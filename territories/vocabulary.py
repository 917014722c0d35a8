"""The closed lists that describe a territory."""

from django.db import models


class Kind(models.TextChoices):
    """Levels of the French administrative map that the centre uses."""

    REGION = "region", "Région"
    DEPARTEMENT = "departement", "Département"
    EPCI = "epci", "Intercommunalité"
    EPT = "ept", "Établissement public territorial"
    COMMUNE = "commune", "Commune"


class Zone(models.TextChoices):
    """Parts of the Republic, as the source groups them."""

    METRO = "metro", "France métropolitaine"
    DROM = "drom", "Département ou région d’outre-mer"
    COM = "com", "Autre territoire d’outre-mer"


class Nature(models.TextChoices):
    """Legal forms of an intercommunalité with its own taxation."""

    CC = "CC", "Communauté de communes"
    CA = "CA", "Communauté d’agglomération"
    CU = "CU", "Communauté urbaine"
    METRO = "METRO", "Métropole"
    MET69 = "MET69", "Métropole de Lyon"
