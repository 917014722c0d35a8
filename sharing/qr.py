"""QR codes (ISO/IEC 18004), drawn here."""

from io import BytesIO

import segno
from django.http import HttpResponse


def drawn(address: str, name: str) -> HttpResponse:
    """A whole address to be printed, as SVG in a file of this name. It is read even when a seventh of it is hidden."""
    drawing = BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", scale=4, border=4, light="#fff", nl=False)
    headers = {"Content-Disposition": f'inline; filename="qr-{name}.svg"'}
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml", headers=headers)
