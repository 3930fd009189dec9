"""Tests of cytoform.formulation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cytoform.formulation import Acceptance, Component, Formulation, Target, accepted_until, formulation_of
from cytoform.source.read import Document, read_text
from cytoform.source.tree import Scalar, Span, from_python


def yaml(text: str) -> Formulation:
    """Return the formulation that *text* holds."""
    return formulation_of(read_text(text, "yaml", "mix.yaml"))


def python(value: object) -> Formulation:
    """Return the formulation that a Python value holds."""
    return formulation_of(Document(None, "", from_python(value), ()))


def said(formulation: Formulation) -> list[tuple[str, str]]:
    """Return what was found wrong, without places."""
    return [(misread.rule, misread.message) for misread in formulation.misreads]


def texts(scalars: tuple[Scalar | None, ...]) -> list[str | None]:
    """Return the texts of *scalars*."""
    return [scalar.text if scalar else None for scalar in scalars]


EVERY_KEY = """\
cytoform: 1
name: Follicular cell cytokines
note: anything
target:
  tissue: hair follicle
  cell: dermal papilla cell
  species: human
  use: topical
  goal: hair growth
base: [DMEM/F12, B27]
claims: [more hair]
components:
  - KGF
  - name: FGF-9
    amount: 10
    unit: ng/mL
    species: human
    source: recombinant
    host: E. coli
    form: lyophilized
    sterile: true
    storage: -20 °C
    made: 2026-05-01
    expires: 2028-05-01
    claims: [hair follicle regeneration]
    intent: antagonize BMP4
    note: second of two
accept:
  - rule: antagonist-pair
    components: [Noggin, BMP-4]
    reason: see protocol P-17
    until: 2027-06-30
"""


def test_every_key_of_the_format_is_read() -> None:
    """A file that uses all keys has nothing wrong with it, and each value is where it belongs."""
    mix = yaml(EVERY_KEY)
    first, second = mix.components

    assert [] == said(mix)
    assert ("mix.yaml", "Follicular cell cytokines", EVERY_KEY) == (mix.path, mix.name, mix.text)
    assert ["hair follicle", "dermal papilla cell", "human", "topical", "hair growth"] == texts(mix.target)
    assert ["DMEM/F12", "B27"] == [base.name for base in mix.base]
    assert ["more hair"] == texts(mix.claims)
    assert Component("KGF", Span(13, 5, 13, 8)) == first
    assert ("FGF-9", Span(14, 11, 14, 16), True) == (second.name, second.span, second.readable)
    assert {
        "amount": "10", "unit": "ng/mL", "species": "human", "source": "recombinant", "host": "E. coli", "form": "lyophilized", "sterile": "true",
        "storage": "-20 °C", "made": "2026-05-01", "expires": "2028-05-01", "intent": "antagonize BMP4", "note": "second of two",
    } == {key: second.detail(key) for key in second.details}  # fmt: skip
    assert ["hair follicle regeneration"] == texts(second.claims)
    assert (
        Acceptance("antagonist-pair", ("Noggin", "BMP-4"), "see protocol P-17", "2027-06-30", Span(29, 5, 32, 22)),
    ) == mix.accept
    assert not mix.staged


def test_absent_keys_are_absent() -> None:
    """Only components are needed."""
    mix = yaml("components: [EGF]")

    assert (None, Target(), (), (), (), ()) == (mix.name, mix.target, mix.base, mix.accept, mix.claims, mix.misreads)
    assert mix.components[0].detail("amount") is None


def test_a_bare_list_is_a_list_of_components() -> None:
    """In a file as in Python."""

    assert ["EGF", "KGF"] == [component.name for component in yaml("- EGF\n- KGF\n").components]
    assert ["EGF", "KGF"] == [component.name for component in python(["EGF", "KGF"]).components]


def test_stages_hold_components_of_their_own() -> None:
    """A stage without a name gets a number; the order is kept."""
    mix = yaml("stages:\n- name: day 0-3\n  components: [EGF, KGF]\n- components: [BMP-4]\n- name: rest\n  note: nothing\n")

    assert mix.staged
    assert [] == said(mix)
    assert [("day 0-3", ["EGF", "KGF"]), ("stage 2", ["BMP-4"]), ("rest", [])] == [
        (stage.name, [component.name for component in stage.components]) for stage in mix.stages
    ]
    assert 3 == len(mix.components)


def test_two_stages_of_one_name_are_reported_and_kept_apart() -> None:
    """The second gets its number, at the place of its name."""
    mix = yaml("stages:\n- {name: a, components: [EGF]}\n- {name: a, components: [KGF]}\n")

    assert [("duplicate-key", "two stages are called 'a'")] == said(mix)
    assert Span(3, 10, 3, 11) == mix.misreads[0].span
    assert ["a", "a (2)"] == [stage.name for stage in mix.stages]


def test_components_beside_stages_are_reported_and_kept() -> None:
    """Nobody knows in which stage they are, so they form one of their own."""
    mix = yaml("components: [EGF]\nstages:\n- {name: a, components: [KGF]}\n")

    assert [("wrong-shape", "components beside stages")] == said(mix)
    assert Span(1, 1, 1, 11) == mix.misreads[0].span
    assert ["before the stages", "a"] == [stage.name for stage in mix.stages]


@pytest.mark.parametrize(
    "absent", ["stages:", "stages: ~", "stages: null", "target:", "accept: ~", "base:", "claims: null", "name: ~", "cytoform:"]
)
def test_a_null_is_an_absent_key(absent: str) -> None:
    """A key that a template left empty says nothing, wherever it stands."""
    mix = yaml(f"components: [EGF]\n{absent}\n")

    assert [] == said(mix)
    assert [None] == [stage.name for stage in mix.stages]


@pytest.mark.parametrize("text", ["base: DMEM/F12", "base: [DMEM/F12]", "base:\n- DMEM/F12"])
def test_the_base_is_one_text_or_a_list(text: str) -> None:
    """Each of its names has its place."""
    (base,) = yaml(f"{text}\ncomponents: [EGF]").base

    assert "DMEM/F12" == base.name
    assert base.span is not None


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("name: [a]", "name is a list, not a text", 1), ("name: {a: b}", "name is a mapping, not a text", 1), ("target: skin", "target is a text, not a mapping", 1),
        ("target: [skin]", "target is a list, not a mapping", 1), ("target: {tissue: [skin]}", "tissue is a list, not a text", 1),
        ("target: {use: [topical]}", "use is a list, not a text", 1), ("target: {goal: {a: b}}", "goal is a mapping, not a text", 1),
        ("base: {a: b}", "base is a mapping, not a list of texts", 1), ("base: [[a]]", "an item of base is a list, not a text", 1),
        ("base: [~]", "an item of base is empty", 1), ("claims: {a: b}", "claims is a mapping, not a list of texts", 1),
        ("accept: yes", "accept is a text, not a list", 1), ("accept: {rule: a}", "accept is a mapping, not a list", 1),
        ("accept: [a]", "an item of accept is a text, not a mapping", 1), ("accept: [{rule: [a]}]", "rule is a list, not a text", 1),
        ("cytoform: [1]", "cytoform is a list, not a text", 1), ("stages: day 0", "stages is a text, not a list", 1),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_reported_once_at_its_place(text: str, message: str, line: int) -> None:
    """And the components are read all the same."""
    mix = yaml(f"{text}\ncomponents: [EGF]\n")

    (misread,) = (misread for misread in mix.misreads if misread.message != "components beside stages")

    assert ("wrong-shape", message) == (misread.rule, misread.message)
    assert misread.span is not None
    assert line == misread.span.line
    assert ["EGF"] == [component.name for component in mix.components]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("components: EGF", "components is a text, not a list"), ("components: {EGF: 10 ng/mL}", "components is a mapping, not a list"),
        ("stages:\n- EGF", "an item of stages is a text, not a mapping"), ("stages:\n- components: EGF", "components is a text, not a list"),
    ],
)  # fmt: skip
def test_components_of_another_shape_leave_nothing_to_check(text: str, message: str) -> None:
    """Both is said: what is wrong, and that there is no component."""

    assert [("wrong-shape", message), ("no-components", "a formulation without components")] == said(yaml(text))


@pytest.mark.parametrize(
    ("component", "name", "message"),
    [
        ("5", "5", "5 stands where a component's name should"), ("1.5e3", "1.5e3", "1.5e3 stands where a component's name should"),
        ("'-1_000'", "-1_000", None), ("1,5", "1,5", "1,5 stands where a component's name should"), ("true", "true", "true stands where a component's name should"),
        ("False", "False", "False stands where a component's name should"), ("~", "", "a component without a name"), ("null", "", "a component without a name"),
        ("", "", "a component without a name"), ("''", "", "a component without a name"), ("' '", "", "a component without a name"),
        ("[EGF]", "", "a list stands for a component"), ("{amount: 5}", "", "a component without a name"), ("{name: [EGF]}", "", "a component without a name"),
        ("{name: 5}", "5", "5 stands where a component's name should"), ("{name: ~}", "", "a component without a name"), ("{}", "", "a component without a name"),
        ("'5'", "5", None), ("'null'", "null", None), ("NO", "NO", None), ("2-ME", "2-ME", None), ("1e3x", "1e3x", None), ("no", "no", None),
    ],
)  # fmt: skip
def test_what_is_no_name_is_reported_and_still_counts(component: str, name: str, message: str | None) -> None:
    """A number, a truth value, a hole, a list: none vanishes; in quotes any text is a name."""
    mix = yaml(f"components:\n- EGF\n- {component}\n- KGF\n")
    expected = [("not-a-name", message)] if message else []

    assert expected == said(mix)
    assert [("EGF", True), (name, message is None), ("KGF", True)] == [(part.name, part.readable) for part in mix.components]
    assert all(misread.span and misread.span.line == 3 for misread in mix.misreads)


@pytest.mark.parametrize(
    ("text", "key", "help"),
    [
        ("component: [EGF]", "component", "did you mean components?"), ("Components: [EGF]", "Components", "did you mean components?"),
        ("components: [EGF]\ntargets: {}", "targets", "did you mean target?"), ("components: [EGF]\nacept: []", "acept", "did you mean accept?"),
        ("components: [EGF]\ntarget: {tisue: skin}", "tisue", "did you mean tissue?"), ("components: [{name: EGF, ammount: 5}]", "ammount", "did you mean amount?"),
        ("components: [{name: EGF, expiry: 5}]", "expiry", "did you mean expires?"), ("accept: [{rules: a}]\ncomponents: [EGF]", "rules", "did you mean rule?"),
        ("stages: [{nam: a, components: [EGF]}]", "nam", "did you mean name?"), ("components: [{name: EGF, dose: 5}]", "dose", "the keys of a component are"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_answered_with_the_one_that_was_meant(text: str, key: str, help: str) -> None:
    """At every level of the file."""
    misread = next(misread for misread in yaml(text).misreads if misread.rule == "unknown-key")

    assert f"has no key {key!r}" in misread.message
    assert misread.help.startswith(help)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cytoform: 2", "format version '2'"), ("cytoform: 1.0", "format version '1.0'"), ("target: {use: inject}", "use is 'inject'"),
        ("target: {use: Topical}", "use is 'Topical'"),
    ],
)  # fmt: skip
def test_an_unknown_value_is_reported_once(text: str, message: str) -> None:
    """With the words there are."""

    assert [("unknown-value", message)] == said(yaml(f"{text}\ncomponents: [EGF]"))


@pytest.mark.parametrize(
    "detail",
    [
        "source: magic",
        "form: powder",
        "sterile: maybe",
        "made: 01.05.2026",
        "made: 2024-13-45",
        "expires: 2026-5-1",
        "expires: soon",
        "made: 2026-05-00",
        "made: 2026",
    ],
)
def test_an_unknown_value_of_a_component_is_reported_once(detail: str) -> None:
    """Sources, forms and dates, each at its place."""
    key, value = detail.split(": ")
    mix = yaml(f"components:\n- name: EGF\n  {detail}\n")

    assert [("unknown-value", f"{key} is {value!r}")] == said(mix)
    assert Span(3, len(key) + 5, 3, len(detail) + 3) == mix.misreads[0].span


@pytest.mark.parametrize(
    "detail",
    [
        "source: synthetic peptide",
        "source: platelet-rich plasma",
        "form: nanocarrier",
        "sterile: NO".lower(),
        "sterile: yes",
        "made: 2024-02-29",
        "amount: NO",
    ],
)
def test_known_values_pass(detail: str) -> None:
    """Each of the documented words."""

    assert [] == said(yaml(f"components:\n- name: EGF\n  {detail}\n"))


def test_python_mappings_may_hold_dates_and_numbers() -> None:
    """They mean what they would mean written out in a file."""
    mix = python(
        {
            "cytoform": 1,
            "components": [{"name": "EGF", "amount": Decimal("0.10"), "made": date(2026, 5, 1), "sterile": True, "note": None}],
            "accept": [{"rule": "CF201", "components": "EGF", "reason": "because", "until": date(2027, 6, 30)}],
        }
    )

    assert [] == said(mix)
    assert {"amount": "0.10", "made": "2026-05-01", "sterile": "true"} == {
        key: scalar.text for key, scalar in mix.components[0].details.items()
    }
    assert [("CF201", ("EGF",), "2027-06-30")] == [(entry.rule, entry.components, entry.until) for entry in mix.accept]


@pytest.mark.parametrize("value", [5, 0.5, True, None, [], ["EGF"], {}])
def test_what_is_no_name_in_python_is_none(value: object) -> None:
    """Numbers, truth values, None and shapes are reported; the component counts."""
    mix = python(["EGF", value])

    assert ["not-a-name"] == [rule for rule, _ in said(mix)]
    assert 2 == len(mix.components)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        ("2027-06-30", "2027-06-30"),
        ("2027-02-30", None),
        ("30.06.2027", None),
        ("", None),
        ("2027-6-30", None),
        ("20270630", None),
        ("2027-06-30T00:00", None),
    ],
)
def test_the_last_day_of_an_acceptance_is_a_day_of_the_calendar(until: str, day: str | None) -> None:
    """Anything else is no day."""

    assert day == accepted_until(Acceptance("CF201", (), "", until, None))


def test_an_acceptance_without_its_parts_is_kept() -> None:
    """The rules about acceptances judge it."""

    assert (Acceptance("", (), "", "", Span(2, 3, 2, 11)),) == yaml("accept:\n- until: ~\ncomponents: [EGF]\n").accept


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no formulation: it is empty"),
        ("# nothing", "no formulation: it is empty"),
        ("EGF", "no formulation: it is one text"),
    ],
)
def test_a_text_without_a_mapping_is_no_formulation(text: str, message: str) -> None:
    """It has no components, and says so."""

    assert [("no-components", message)] == said(yaml(text))


def test_an_unreadable_text_is_reported_for_that_alone() -> None:
    """Nothing is said of missing components where nothing could be read."""

    assert ["unreadable"] == [rule for rule, _ in said(yaml("a: [b"))]


@pytest.mark.parametrize(
    "text", ["name: x", "components: []", "components: ~", "stages: []", "stages:\n- name: a", "{}", "base: [DMEM]"]
)
def test_a_formulation_without_components_says_so(text: str) -> None:
    """Whatever else it holds."""

    assert [("no-components", "a formulation without components")] == said(yaml(text))
