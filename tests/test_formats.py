"""One formulation in YAML, JSON, TOML, CSV and XLSX, and as a data frame: the findings are the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from cytoform.checker import Checker
from cytoform.finding import Report
from cytoform.formulation import formulations_of
from cytoform.source.read import Document, read_bytes, read_text
from tests.strategies import as_json, as_toml, as_yaml
from tests.tables import as_csv, as_xlsx, formulations, table
from tests.toy_catalog import DAY

CHECKER = Checker(today=DAY)


class Frame:
    """Rows as a data frame has them."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.columns = list(dict.fromkeys(key for row in rows for key in row))
        self._rows = rows

    def iter_rows(self) -> Iterator[list[str | None]]:
        """Yield the rows; what a row lacks is None."""
        return ([row.get(key) for key in self.columns] for row in self._rows)


def said(report: Report) -> tuple[object, ...]:
    """Return what *report* says, apart from where."""
    findings = sorted(
        repr((f.code, f.severity, f.message, f.components, f.factors, f.stage, f.help, f.accepted, f.evidence))
        for f in report.findings
    )
    return report.verdict, report.coverage, report.components, report.name, report.withheld, findings


def told(document: Document) -> tuple[object, ...]:
    """Return what the report on the one formulation of *document* says."""
    (formulation,) = formulations_of(document)
    return said(CHECKER.check(formulation))


def compare(value: dict[str, Any]) -> None:
    """Say *value* in every format, and expect one report."""
    reports = {
        "yaml": told(read_text(as_yaml(value), "yaml")),
        "json": told(read_text(as_json(value), "json")),
        "toml": told(read_text(as_toml(value), "toml")),
        "csv": told(read_text(as_csv(value), "csv")),
        "csv with semicolons": told(read_text(as_csv(value, ";"), "csv")),
        "tsv": told(read_text(as_csv(value, "\t"), "csv")),
        "xlsx": told(read_bytes(as_xlsx(value), "mix.xlsx")),
        "frame": said(CHECKER.check(Frame(table(value)))),
    }

    assert dict.fromkeys(reports, said(CHECKER.check(value))) == reports


@settings(max_examples=60)
@given(formulations())
def test_one_formulation_has_one_report_in_every_format(value: dict[str, Any]) -> None:
    """Verdict, coverage, components and findings, to the word."""
    compare(value)


@pytest.mark.slow
@settings(max_examples=1_000, suppress_health_check=list(HealthCheck))
@given(formulations())
def test_a_thousand_formulations_have_one_report_in_every_format(value: dict[str, Any]) -> None:
    """The same, a thousand times."""
    compare(value)
