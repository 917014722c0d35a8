"""What an answer says of a resource."""

from datetime import datetime

from pydantic import Field

from sharing.api.shapes import Address, Listed, Shape, Word


class TermName(Shape):
    """A term that a resource bears."""

    cle: str = Field(description="Son identifiant, que prennent les filtres.", examples=["evaluer"])
    nom: str = Field(description="Son nom.", examples=["Évaluer"])


class Author(Shape):
    """Somebody who made the document."""

    prenom: str = Field(examples=["Maud"], description="Prénom, « » s’il n’est pas connu.")
    nom: str = Field(examples=["Martin"], description="Nom de famille.")
    role: str = Field(examples=[""], description="Ce qu’elle ou il a fait, quand ce n’est pas écrire.")


class Contribution(Shape):
    """An organisation that has a part in a resource."""

    cle: str = Field(
        description="Identifiant de l’organisation, que prend le filtre « acteur ».", examples=["la-fonda"]
    )
    nom: str = Field(description="Son nom.", examples=["La Fonda"])
    sigle: str = Field(description="Son sigle, s’il y en a un.", examples=[""])
    role: Word = Field(description="Ce qu’elle a fait pour le document, ou dans le cas raconté.")


class Licence(Shape):
    """What may be done with the document."""

    cle: str = Field(description="Le mot que prend le filtre « licence ».", examples=["licence-ouverte"])
    libelle: str = Field(description="Son nom.", examples=["Licence Ouverte 2.0"])
    reutilisation: str = Field(description="Ce qu’elle permet.", examples=["reprendre et adapter en citant la source"])
    adresse: Address | None = Field(description="Son texte ; null sans licence publique.")


class Place(Shape):
    """A territory by its official code."""

    code: str = Field(description="Code INSEE, ou SIREN d’une intercommunalité.", examples=["62510"])
    type: Word = Field(description="Région, département, intercommunalité ou commune.")
    nom: str = Field(description="Son nom.", examples=["Loos-en-Gohelle"])


class File(Shape):
    """A file to download."""

    adresse: Address = Field(description="Où le télécharger.")
    intitule: str = Field(description="Ce que c’est.", examples=["Annexes"])
    format: str = Field(description="Son format.", examples=["PDF"])
    type_mime: str = Field(description="Son format, pour les programmes.", examples=["application/pdf"])
    octets: int = Field(description="Son poids.", examples=[860_000])
    pages: int | None = Field(description="Nombre de pages, s’il est connu.", examples=[42])
    langue: str = Field(description="Sa langue, sur deux lettres.", examples=["fr"])
    accessible: Word = Field(description="Si une personne qui utilise une aide technique peut le lire.")


class EditionLink(Shape):
    """Another edition of the same document."""

    code: str = Field(description="Son identifiant.", examples=["bcdf2345"])
    titre: str = Field(description="Son titre.")
    permalien: Address = Field(description="Son adresse permanente.")


class Resource(Shape):
    """A resource as lists give it."""

    code: str = Field(description="Son identifiant, pour toujours. Jamais donné à une autre.", examples=["bcdf2345"])
    permalien: Address = Field(description="Son adresse permanente : celle à garder et à citer.")
    adresse: Address = Field(description="L’adresse de sa page aujourd’hui ; elle peut changer.")
    api: Address = Field(description="L’adresse de sa description complète dans l’API.")
    type: Word = Field(description="Étude, guide, cas de territoire…")
    titre: str = Field(description="Son titre.")
    resume: str = Field(description="Son résumé, 280 signes au plus.")
    niveaux: list[TermName] = Field(description="Les niveaux de besoin auxquels elle répond, du premier au dernier.")
    rubrique: TermName | None = Field(description="La rubrique du kit où elle est rangée.")
    aussi_dans: list[TermName] = Field(description="Les autres rubriques qui la présentent.")
    themes: list[TermName] = Field(description="Ses thèmes.")
    organisations: list[Contribution] = Field(description="Les organisations qui y ont une part, et laquelle.")
    auteurs: list[Author] = Field(description="Les personnes qui l’ont écrite.")
    annee: int | None = Field(description="Année du document, ou du début de l’action pour un cas.", examples=[2023])
    mois: int | None = Field(description="Mois du document, de 1 à 12.", examples=[3])
    langue: str = Field(description="Langue du document, sur deux lettres.", examples=["fr"])
    licence: Licence = Field(description="Ce qu’il est permis d’en faire.")
    pages: int | None = Field(description="Nombre de pages du document.", examples=[42])
    doi: str = Field(description="Son DOI, sans adresse ; « » s’il n’en a pas.", examples=["10.3917/rfap.162.0303"])
    isbn: str = Field(description="Son ISBN, 13 chiffres ; « » s’il n’en a pas.", examples=["9782110096739"])
    paru_dans: str = Field(description="Revue, collection ou numéro.", examples=["Tribune Fonda, n° 245"])
    edition: str = Field(description="Son édition.", examples=["2e édition"])
    document: Address | None = Field(description="Le document chez son éditeur ; null s’il n’est pas en ligne.")
    territoires: list[Place] = Field(description="Les territoires dont elle parle.")
    fichiers: list[File] = Field(description="Ses fichiers à télécharger.")
    remplacee_par: EditionLink | None = Field(description="Sa dernière édition, s’il y en a une plus récente.")
    remplace: EditionLink | None = Field(description="L’édition qu’elle remplace, si elle est toujours en ligne.")
    publiee_le: datetime | None = Field(description="Première publication sur le site.")
    modifiee_le: datetime | None = Field(description="Dernière publication sur le site.")


class Source(Shape):
    """A document that the text relies on."""

    numero: int = Field(description="Son numéro : celui des appels de note, qui mènent à « #note-<numéro> ».")
    auteurs: str = Field(description="Ses auteurs, tels qu’ils sont affichés.")
    titre: str = Field(description="Son titre.")
    editeur: str = Field(description="Son éditeur, sa revue ou son site.")
    date: str = Field(description="Sa date, en toutes lettres.", examples=["26 janvier 2023"])
    adresse: Address | None = Field(description="Où elle est en ligne.")
    langue: str = Field(description="La langue de son titre.", examples=["fr"])
    remarque: str = Field(description="Une remarque, s’il y en a une.")
    code: str | None = Field(description="Son identifiant, si elle est aussi une ressource du catalogue.")


class WholeResource(Resource):
    """A resource with its text."""

    a_retenir: list[str] = Field(description="Jusqu’à quatre phrases courtes.")
    texte: str = Field(description="Son texte en HTML, tel que la page le montre ; ses liens sont entiers.")
    sources: list[Source] = Field(description="Les documents sur lesquels s’appuie le texte.")


class Search(Shape):
    """How words were looked for."""

    demandee: str = Field(description="Les mots, tels qu’ils ont été lus (255 signes au plus).", examples=["evalation"])
    faite: str = Field(description="Les mots cherchés : les mêmes, ou corrigés.", examples=["évaluation"])
    corrigee: bool = Field(description="Si un mot, qui ne se trouve nulle part, a été corrigé.")
    elargie: bool = Field(description="Si rien n’a tous les mots : les résultats en ont au moins un.")


class Resources(Listed):
    """A page of resources."""

    recherche: Search | None = Field(description="Comment les mots ont été cherchés ; null sans mots.")
    tri: str = Field(description="Le tri des résultats.", examples=["date"])
    resultats: list[Resource] = Field(description="Les ressources de la page.")
