"""A conference's record as one file: for the archive, or for whoever has asked for access.

The same contents make the same bytes; only the readme says when it was made, and so its checksum
isn't among the others.
"""

import hashlib
import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from conference.documents import archive_papers, archive_readme, archive_report
from conference.documents.archive_papers import Makers
from conference.documents.archive_tables import tables
from conference.documents.sheets import Print, workbook
from conference.domain.archive import Contents, finished

README, SUMS = "README.txt", "SHA256SUMS"
PAPERS_AT_ONCE = 2
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Package:
    """A .zip file, how many files are in it, and the checksum of its checksums."""

    content: bytes
    files: int
    checksum: str


def archive_package(contents: Contents, made_at: datetime) -> Package:
    """Return the package for the archive: tables as CSV and PDF/A, the report, readme, checksums.

    Raises TypesettingFailed, for which no text is a reason.
    """
    listed = tables(contents)
    papers = archive_papers.papers(contents)
    makers = {name: make for each in papers.values() for name, make in each.items()}
    files = {f"{each.name}.csv": each.csv() for each in listed}
    if contents.report is not None:
        kept, sum_ = contents.report.content, contents.report.checksum
        makers["report.pdf"] = lambda: archive_report.paper(dict(kept), sum_)
    files |= _made(makers) | _report(contents)
    names = {table: list(each) for table, each in papers.items()}
    readme = archive_readme.archive(contents, listed, names, made_at)
    return _package(files, readme)


def access_package(contents: Contents, made_at: datetime, *, is_nameless: bool) -> Package:
    """Return the package for who has asked: the tables as CSV and in a workbook, and a readme.

    Drafts stay out, and where it `is_nameless` the participants' names do.
    """
    shown = finished(contents)
    unfinished = len(contents.contributions) - len(shown.contributions)
    if is_nameless:
        shown = replace(shown, attendees=tuple(replace(one, name=None) for one in shown.attendees))
    listed = tables(shown)
    files = {f"{each.name}.csv": each.csv() for each in listed}
    on_paper = Print(f"Innsyn: {contents.name}", "", "Side {page} av {pages}")
    sheets = [each.sheet() for each in listed]
    files["all-tables.xlsx"] = workbook(sheets, on_paper, contents.changed_at)
    files |= _report(shown)
    readme = archive_readme.access(shown, listed, made_at, unfinished, is_nameless=is_nameless)
    return _package(files, readme)


def _made(makers: Makers) -> Files:
    """Return the papers; each is typeset in a process of its own, so several go at once."""
    with ThreadPoolExecutor(PAPERS_AT_ONCE) as pool:
        return dict(zip(makers, pool.map(lambda make: make(), makers.values()), strict=True))


def _report(contents: Contents) -> Files:
    if contents.report is None:
        return {}
    text = json.dumps(contents.report.content, ensure_ascii=False, indent=1, sort_keys=True)
    return {"report.json": text.encode()}


def _package(files: Files, readme: str) -> Package:
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        for name, content in sorted(files.items())
    ).encode()
    whole = {README: readme.encode(), SUMS: sums, **dict(sorted(files.items()))}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in whole.items():
            entry = zipfile.ZipInfo(name)  # of 1980, so that the same files make the same bytes
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return Package(target.getvalue(), len(whole), hashlib.sha256(sums).hexdigest())
