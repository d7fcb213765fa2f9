"""Sets standards with WeasyPrint, tagged as the official sheets are: `python -m tests.bench.weasy COUNT`."""

from __future__ import annotations

import json
import sys

from tests.bench.jobs import REGULATIONS, standard, timed
from tests.bench.sheets import page
from weasyprint import HTML

from maklumat.documents.folder import Folder


def sheet(folder: Folder) -> bytes:
    """The PDF of one service."""
    html = HTML(string=page(standard(folder), REGULATIONS, folder.sidik))
    return bytes(html.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))


if __name__ == "__main__":
    print(json.dumps(timed(int(sys.argv[1]), sheet)))
