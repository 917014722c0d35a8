"""What the schema of OAI-PMH 2.0 and that of `oai_dc` want of an answer, written from the protocol, § 3 and 4.

The official schemas (OAI-PMH.xsd, oai_dc.xsd) are in no package with a licence, so their rules are here by hand.
"""

import re

from lxml import etree

OAI = "{http://www.openarchives.org/OAI/2.0/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
MAIL = re.compile(r"\S+@(\S+\.)+\S+|webmaster@localhost")
ARGUMENTS = {"verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"}
CODES = {"cannotDisseminateFormat", "idDoesNotExist", "badArgument", "badVerb", "noMetadataFormats", "noRecordsMatch",
         "badResumptionToken", "noSetHierarchy"}  # fmt: skip
ORDER = {  # of the children of each element; « ? » at most one, « * » any number, « + » at least one
    "Identify": "repositoryName baseURL protocolVersion adminEmail+ earliestDatestamp deletedRecord granularity "
                "compression* description*",
    "ListMetadataFormats": "metadataFormat+",
    "metadataFormat": "metadataPrefix schema metadataNamespace",
    "ListSets": "set+ resumptionToken?",
    "set": "setSpec setName setDescription*",
    "ListIdentifiers": "header+ resumptionToken?",
    "ListRecords": "record+ resumptionToken?",
    "GetRecord": "record",
    "record": "header metadata? about*",
    "header": "identifier datestamp setSpec*",
    "metadata": "dc",
}  # fmt: skip
ELEMENTS = set("title creator subject description publisher contributor date type format identifier source language "
               "relation coverage rights".split())  # fmt: skip


def checked(content: bytes) -> etree._Element:
    """The answer, if it keeps every rule."""
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    root = etree.fromstring(content)
    assert root.tag == f"{OAI}OAI-PMH"
    moment, request, *rest = list(root)
    assert (moment.tag, request.tag) == (f"{OAI}responseDate", f"{OAI}request")
    assert SECOND.fullmatch(moment.text)
    assert request.text == "http://localhost/oai/"
    assert set(request.attrib) <= ARGUMENTS
    if rest[0].tag == f"{OAI}error":
        assert all(error.tag == f"{OAI}error" and error.get("code") in CODES for error in rest)
        if {error.get("code") for error in rest} & {"badVerb", "badArgument"}:
            assert not request.attrib
        return root
    [answer] = rest
    assert answer.tag == OAI + request.get("verb")
    for element in answer.iter(f"{OAI}*"):
        check(element)
    return root


def check(element: etree._Element) -> None:
    """An element: its children in their order, its text."""
    name = element.tag.removeprefix(OAI)
    if name in ORDER:
        pattern = "".join(
            rf"(?:{item.rstrip('?*+')} ){item[len(item.rstrip('?*+')) :]}" for item in ORDER[name].split()
        )
        found = "".join(f"{etree.QName(child).localname} " for child in element)
        assert re.fullmatch(pattern, found), (name, found)
    if name in ("datestamp", "earliestDatestamp"):
        assert SECOND.fullmatch(element.text)
    if name == "setSpec":
        assert SET.fullmatch(element.text)
    if name == "adminEmail":
        assert MAIL.fullmatch(element.text)
    if name == "record":
        deleted = element.find(f"{OAI}header").get("status") == "deleted"
        assert deleted == (element.find(f"{OAI}metadata") is None)
    if name == "metadata":
        check_dublin_core(element[0])


def check_dublin_core(element: etree._Element) -> None:
    """Fifteen elements, that hold text, and perhaps its language."""
    assert element.tag == f"{OAI_DC}dc"
    assert element.get(f"{XSI}schemaLocation").split()[0] == OAI_DC.strip("{}")
    for child in element:
        assert child.tag.startswith(DC)
        assert child.tag.removeprefix(DC) in ELEMENTS
        assert set(child.attrib) <= {XML_LANG}
        assert child.text.strip()
        assert not len(child)
