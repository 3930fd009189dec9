"""What makes a finding the same one tomorrow."""

from __future__ import annotations

from cytoform.render.fingerprint import fingerprints
from tests.render.hostile import hostile_reports
from tests.toy_catalog import checked, written

PAIR = "components:\n  - gammatrap\n  - alphin\n  - unheard\n"


def prints(text: str) -> set[str]:
    """Return the fingerprints of the findings in a file with this text."""
    return set(fingerprints(checked(written(text))))


def test_moved_lines_and_other_orders_keep_a_fingerprint() -> None:
    """A comment above, or the components turned round."""
    assert prints(PAIR) == prints(f"# moved\n\nname: moved\n{PAIR}")
    assert prints(PAIR) == prints("components:\n  - unheard\n  - alphin\n  - gammatrap\n")


def test_another_pair_or_file_has_another() -> None:
    """Else one acceptance would cover two findings."""
    report = checked(written(PAIR))

    assert not prints(PAIR) & set(fingerprints(report._replace(path="other.formulation.yaml")))
    assert 2 == len(prints(PAIR))


def test_no_two_findings_of_a_report_share_one() -> None:
    """Not even where nothing tells them apart: a forge would show the first alone."""
    for report in hostile_reports():
        found = fingerprints(report)

        assert len(report.findings) == len(set(found))
