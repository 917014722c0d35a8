"""What every answer is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

PER_PAGE, MOST_PER_PAGE = 20, 100
LAST_PAGE = 100_000  # no list is as long; beyond, a number is only large

IDENTIFIER = WithJsonSchema({"type": "string", "pattern": r"^[\w-]{1,100}$"})  # in the path: what is none is not found
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]


class Shape(BaseModel):
    """An object of an answer. All its fields are always there; what is not known is null, "" or an empty list."""

    # Our docstrings are for ourselves: readers of the schema have the descriptions of the fields, in French.
    model_config = ConfigDict(json_schema_extra=lambda schema: schema.pop("description", None))


class Word(Shape):
    """A word of a closed list, as programs and as people write it."""

    cle: str = Field(description="Le mot que prennent les filtres et les adresses.", examples=["guide"])
    libelle: str = Field(description="Le même, tel que les lecteurs le lisent.", examples=["Guide"])


class Unknown(Shape):
    """Something asked for that filters nothing."""

    parametre: str = Field(description="Le nom du paramètre.", examples=["theme"])
    valeur: str = Field(description="Ce qui en a été reçu, coupé à 100 signes.", examples=["mobilte"])


class Listed(Shape):
    """A page of a list; each list adds its `resultats`."""

    total: int = Field(description="Nombre de résultats, toutes pages comprises.", examples=[42])
    page: int = Field(description="Numéro de cette page.", examples=[1])
    par_page: int = Field(description="Nombre de résultats demandés par page.", examples=[20])
    suivante: Address | None = Field(description="Adresse entière de la page suivante ; null sur la dernière.")
    precedente: Address | None = Field(description="Adresse entière de la page précédente ; null sur la première.")
    inconnus: list[Unknown] = Field(
        description="Les paramètres et les valeurs qui n’existent pas (ou plus) : ils n’ont rien filtré."
    )


class Paging(Shape):
    """Which page of a list is asked for."""

    page: int = Field(1, ge=1, le=LAST_PAGE, description="Numéro de la page.")
    par_page: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE, description="Nombre de résultats par page.")

    @property
    def start(self) -> int:
        """The rank of the first result, from 0."""
        return (self.page - 1) * self.par_page
