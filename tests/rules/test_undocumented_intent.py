"""CF207 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, written

CODE = "CF207"


def meant(name: str, intent: str, *others: str, **target: str) -> dict[str, object]:
    """Return a mix in which *name* declares an intent."""
    return {"target": target, "components": [{"name": name, "intent": intent}, *others]}


@pytest.mark.parametrize(
    ("mix", "part"),
    [
        (meant("gammatrap", "be nice"), "the intent 'be nice' of gammatrap names no factor or family to antagonize"),
        (meant("gammatrap", "antagonize unheard"), "names no factor or family"),
        (meant("gammatrap", "antagonize kin-9"), "names no factor or family"),
        (
            meant("gammatrap", "antagonize iotin", "iotin"),
            "nothing on record says that gammatrap antagonizes what 'antagonize iotin' names",
        ),
        (meant("iotin", "antagonize alphin", "alphin"), "nothing on record says that iotin"),
        (meant("unheard", "antagonize alphin", "alphin"), "nothing on record says that unheard"),
        (meant("lambdin", "antagonize alphin", "alphin"), "nothing on record says that lambdin"),
        (meant("gammatrap", "antagonize gammatrap"), "nothing on record says that gammatrap"),
    ],
)
def test_an_intent_that_nothing_supports_is_a_warning(mix: dict[str, object], part: str) -> None:
    """Or whose target cannot be told."""
    (finding,) = found(CODE, mix)

    assert "warning" == finding.severity.value
    assert part in finding.message


@pytest.mark.parametrize(
    "mix",
    [
        meant("gammatrap", "antagonize alphin", "alphin"),
        meant("gammatrap", "antagonize alphin", "phibroth"),
        meant("gammatrap", "antagonize alphin", tissue="moss"),
        meant("kappamod", "antagonize lambdins", "LMB1"),
        meant("kappamod", "antagonize lambdins", "lambdin"),
        meant("muskin", "antagonize nuvin", "nuvin"),
        meant("epsilin", "antagonize zetamin", "zetamin"),
        meant("gammatrap", ""),
    ],
)
def test_a_documented_intent_with_something_to_act_on_is_let_pass(mix: dict[str, object]) -> None:
    """In the stage, as the active factor of a mixture or a member of a family, or on record in the target tissue."""
    assert [] == found(CODE, mix)


@pytest.mark.parametrize(
    "mix",
    [
        meant("gammatrap", "antagonize alphin"),
        meant("gammatrap", "antagonize alphin", "iotin"),
        meant("kappamod", "antagonize LMB1", tissue="stone"),
    ],
)
def test_an_intent_without_a_target_in_reach_is_a_note(mix: dict[str, object]) -> None:
    """There may be nothing to antagonize."""
    (finding,) = found(CODE, mix)

    assert "note" == finding.severity.value
    assert "its target is neither in the mix nor on record in the target tissue" in finding.message


def test_another_stage_is_out_of_reach() -> None:
    """And the place is the intent, in its own."""
    text = (
        "stages:\n  - name: one\n    components:\n      - name: gammatrap\n        intent: antagonize alphin\n"
        "  - name: two\n    components: [alphin]\n"
    )
    (finding,) = found(CODE, written(text))

    assert finding.location.span is not None
    assert ("note", "one", 5) == (finding.severity.value, finding.stage, finding.location.span.line)
