"""The HTML report: what is on the page, and what can never be."""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cytoform.catalog.loading import bundled
from cytoform.checker import check
from cytoform.finding import Report
from cytoform.names import visible
from cytoform.render.html.page import render
from tests.outside import output, package, program
from tests.render.hostile import NAMES, hostile_reports, unprintable
from tests.render.test_markup import Parsed
from tests.toy_catalog import accepting, checked, mixed, toy

PAIR = ["gammatrap", "alphin"]
TWENTY = [
    "EGF", "FGF2", "Noggin", "BMP4", "TGFB1", "IL6", "IL4", "VEGFA", "IFNG", "IL1B", "KITLG", "BMP2", "IGF1", "CSF2", "INHBA", "IL3",
    "WNT3A", "DKK1", "HGF", "Trichogenin-X",
]  # fmt: skip
FORTY = [*TWENTY, "SHH", "PDGF-BB", "BMP7", "IL13", "IL10", "IL12", "CXCL8", "IL2", "TNFSF11", "IL17A", "TNF", "TGFB2", "TGFB3", "FST",
         "CER1", "SOSTDC1", "THPO", "FLT3LG", "IL1RN", "WIF1"]  # fmt: skip


def page(*reports: Report) -> str:
    """Return the page of *reports*, held against the invented factors."""
    return render(reports, toy())


@cache
def large(count: int) -> str:
    """Return the page of a mix with 4, 20 or 40 components of the catalog that ships."""
    return render([check({"name": f"{count} components", "components": FORTY[:count]})], bundled())


def policy(text: str) -> str:
    """Return the content security policy of a page."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert found
    return found[1].replace("&#x27;", "'")


def test_the_page_says_what_was_found_and_on_what_ground() -> None:
    """Verdict, coverage, findings, publications, catalog and hash."""
    words = Parsed(page(checked(PAIR))).words

    for told in (
        "conflict: a finding at error speaks", "2 of 2 components documented; 1 of 1 pairs documented", "1 error, 0 warnings, 0 notes, 0 accepted",
        "error CF201 antagonist-pair, established", "gammatrap binds and inactivates alphin", "What to do: separate them",
        "gammatrap holds alphin fast [example.org]", "What each name was read as", f"sha256 {toy().sha256}",
    ):  # fmt: skip
        assert told in words
    assert not re.search(r"\bsafe", words)


def test_the_style_is_the_only_thing_the_policy_allows() -> None:
    """By its hash."""
    text = page(checked(PAIR))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" == policy(text)
    assert " style=" not in text


def test_the_picture_has_its_text_alternative() -> None:
    """A matrix with a cell a pair, and a list that names each link."""
    text = page(checked([*PAIR, "iotin"]))
    parsed = Parsed(text)

    assert 3 == text.count('<td class="none">·</td>') + text.count('aria-hidden="true">×') + text.count('aria-hidden="true">+')
    assert "gammatrap → alphin" in parsed.words
    assert "alphin + iotin" in parsed.words
    assert {"region"} == {str(a["role"]) for _, a in parsed.tags if a.get("tabindex") == "0"}
    assert all(a.get("aria-label") for _, a in parsed.tags if a.get("role") == "region")


def test_several_formulations_have_an_overview() -> None:
    """Each row leads to its section."""
    parsed = Parsed(page(checked(PAIR), checked(["alphin"])))
    targets = [str(a["href"]) for tag, a in parsed.tags if tag == "a" and str(a["href"]).startswith("#")]

    assert ["#f1", "#f2"] == targets
    assert {"f1", "f2"} <= {a.get("id") for _, a in parsed.tags}


def test_no_id_stands_twice() -> None:
    """Not with several formulations of several stages either."""
    stages = {"stages": [{"name": "one", "components": PAIR}, {"name": "two", "components": PAIR}]}
    ids = [a["id"] for _, a in Parsed(page(checked(stages), checked(stages))).tags if "id" in a]

    assert len(ids) == len(set(ids)) > 8


def test_accepted_findings_and_what_is_withheld_are_told() -> None:
    """Nothing is hidden."""
    accepted = Parsed(page(checked(accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01")))).words

    assert "accepted: see P-17" in accepted
    assert "are withheld" in Parsed(page(checked(mixed("unheard", "alphin")))).words


def test_without_the_catalog_the_page_says_so() -> None:
    """It shows what the findings tell."""
    words = Parsed(render([checked(PAIR)])).words

    assert "Drawn from the findings alone" in words
    assert "gammatrap → alphin" in words


def test_hostile_names_are_only_shown() -> None:
    """A thousand pages: no script, no handler, no form, no reference but https and to the page itself; each name is there."""
    for name, report in zip(NAMES, hostile_reports(), strict=True):
        text = page(report)
        parsed = Parsed(text)
        keys = {key for _, attributes in parsed.tags for key in attributes}

        assert not {"script", "img", "iframe", "object", "embed", "form", "input", "base", "link", "a:href"} & {
            tag for tag, _ in parsed.tags
        }
        assert not [key for key in keys if key.startswith("on") or key in ("style", "src", "srcset", "action")]
        assert all(str(a["href"]).startswith(("https://example.org/", "#f")) for _, a in parsed.tags if "href" in a)
        assert set() == unprintable(text)
        assert visible(name) in parsed.words


@pytest.mark.parametrize(("count", "most"), [(4, 60_000), (20, 300_000), (40, 600_000)])
def test_a_page_stays_small(count: int, most: int) -> None:
    """It can be sent by mail."""
    assert len(large(count).encode()) < most


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("count", [4, 20, 40])
def test_a_browser_has_nothing_to_complain_about(count: int, scheme: str, tmp_path: Path) -> None:
    """One request, no message on the console, loaded within a second, nothing wider than the window, nothing that axe finds serious."""
    told = browsed(large(count), scheme, tmp_path)

    assert 1 == len(told["requests"])
    assert ([], [], 0, 0) == (told["console"], told["dialogs"], told["scripts"], told["wide"])
    assert [] == [found for found in told["violations"] if found["impact"] in ("serious", "critical")]
    assert told["timing"] < 1_000


@pytest.mark.browser
def test_a_browser_runs_nothing_of_hostile_names(tmp_path: Path) -> None:
    """Two hundred of them on one page."""
    told = browsed(page(*hostile_reports()[::5]), "light", tmp_path)

    assert ([], [], 0, 1) == (told["console"], told["dialogs"], told["scripts"], len(told["requests"]))


def browsed(text: str, scheme: str, folder: Path) -> dict[str, Any]:
    """Return what happens when Chromium opens a page; a picture of it goes to the folder that SCREENSHOTS names, where set."""
    for name in ("puppeteer-core", "axe-core"):
        package(name)
    chromium = program("chromium", "chromium-browser", "google-chrome")
    (folder / "report.html").write_text(text, "utf-8")
    title = re.sub(r"\W+", "-", text.partition("<title>")[2].partition("</title>")[0])
    shot = [Path(os.environ["SCREENSHOTS"]) / f"{title}-{scheme}.png"] if os.environ.get("SCREENSHOTS") else []
    told = output("node", Path(__file__).with_name("browser.mjs"), chromium, folder / "report.html", scheme, *shot)
    found = json.loads(told)
    assert isinstance(found, dict)
    return found
