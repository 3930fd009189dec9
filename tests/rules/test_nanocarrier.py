"""CF505 on invented factors."""

from __future__ import annotations

from tests.toy_catalog import found

CODE = "CF505"


def test_a_protein_in_a_carrier_is_a_warning() -> None:
    """By the name that was written, with the id it stands for."""
    (finding,) = found(CODE, ["iotin", {"name": "prolifin-7", "form": "nanocarrier"}])

    assert ("warning", ("prolifin-7",)) == (finding.severity.value, finding.components)
    assert "prolifin-7 comes in a nanocarrier; no function of alphin in such a form is on record" == finding.message


def test_other_forms_and_other_things_are_let_pass() -> None:
    """Salts, mixtures, unknown names; liquids and frozen proteins."""
    others = [{"name": name, "form": "nanocarrier"} for name in ("chisalt", "phibroth", "unheard", "lambdin", "kappamod")]

    assert [] == found(CODE, others)
    assert [] == found(CODE, [{"name": "alphin", "form": form} for form in ("liquid", "frozen", "lyophilized")])
