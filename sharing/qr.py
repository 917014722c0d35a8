"""QR codes (ISO/IEC 18004), drawn here."""

from io import BytesIO

import segno
from django.http import HttpResponse


def drawn(address: str, name: str, error: str = "m") -> HttpResponse:
    """An address to be printed, as SVG.

    Args:
        address: whole.
        name: of the file, without its ending.
        error: how much of it may be hidden, « m » for a seventh; « l » for a fifteenth, which leaves room for more.
    """
    drawing = BytesIO()
    segno.make(address, error=error, micro=False).save(drawing, kind="svg", scale=4, border=4, light="#fff", nl=False)
    headers = {"Content-Disposition": f'inline; filename="qr-{name}.svg"'}
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml", headers=headers)
