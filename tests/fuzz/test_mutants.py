"""Seed texts, mutated byte by byte and token by token: whatever comes of them, no error leaves the readers."""

from __future__ import annotations

import random
from typing import Final

import pytest

import cytoform
from cytoform.formulation import formulations_of
from cytoform.source.read import read_bytes
from cytoform.source.tree import Span
from tests.toy_catalog import toy

SEEDS: Final = {
    "yaml": (
        b"# a mix\ncytoform: 1\nname: Follicle\ntarget:\n  tissue: hair follicle\n  use: topical\nbase: [DMEM/F12, B27]\ncomponents:\n  - KGF\n"
        b"  - name: FGF-9\n    amount: 10 ng/mL\n    made: 2026-05-01\n    claims: [growth]\naccept:\n  - rule: CF201\n    reason: 'see P-17'\n",
        'stages:\n- name: "day 0\\u2013 3"\n  components: [TGF-β1, {name: EGF, amount: 5}, ~, 7]\n- components:\n  - >\n    folded\n    name\n  - 𝛽\n'.encode(),
        b'? key\n: - &a x\n  - *a\n  - !!str y\n  - |\n    z\n<<: {b: c}\n"d": [e, f: g]\n---\nh\n...\n',
    ),
    "json": (
        '{"name": "α𝛽", "target": {"use": "topical"}, "components": ["EGF", {"name": "FGF-9", "amount": 10.5e-3}, null, true]}'.encode(),
        rb'{"stages": [{"name": "a\u00e9\ud83e\uddec\n", "components": [["x"], {}, -0, "\/"]}], "a": 1, "a": 2}',
    ),
    "toml": (
        'name = "α𝛽" # x\nmade = 2026-05-01\n[target]\nuse = \'topical\'\n[[components]]\nname = "EGF"\namount = 1_0.5e-3\n[[components]]\nname = """\nK\\\n  GF"""\n'.encode(),
        b"components = [\"a\", {name = 'b', claims = []}, 5, [true]] # c\na.b.c = 1\n\"d e\".f = '''g'''\n[[stages]]\n[stages.x]\ny = 07:32:00\n[a.d]\n",
    ),
    "csv": (
        'formulation,stage,name,amount,made,note x,tissue\nA,d0,"TGF-β1, latent",5,2026-05-01,"a ""b""",skin\nA,,𝛽,"1,5",,,\nB,,1-Sep,,,,\n'.encode(),
        b"sep=;\r\nComponent;Unit;species\r\nEGF;nM;human\r\n;;\r\n\r\nKGF;;mouse",
        b"name\tamount\nIL-2\t5 nM\nIL-4\t#N/A\n",
    ),
    "inci": (
        "Ingredients: Aqua (Water), 1,2-Hexanediol, Niacinamide 5%, sh-Oligopeptide-1*, Aroma [Limonene, 𝛽]. [+/- CI 77491] *natural\n".encode(),
        b"Water\\Aqua\\Eau; Glycerin (and) Mica. May contain: CI 77491\n\nMade in a lab somewhere else.",
    ),
    "markdown": (
        "# A\n\n| **Name** | Conc. | x |\n|:--|--:|---|\n| [EGF](a) | 5 nM | `y` |\n| 𝛽 \\| b | | |\n\n## B\nname | stage\n--- | ---\nKGF | d0\n".encode(),
    ),
}  # fmt: skip
TOKENS: Final = (
    *(bytes((byte,)) for byte in b"[]{}:,-#'\"\\|>&*!%@`?=.~\t\n\r "), b"- ", b": ", b" #", b"[[", b"]]", b'"""', b"'''", b"---\n", b"<<: ", b"&a ", b"*a", b"!!int ", b"\\ud800", b"\\u0000",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xf0\x9d\x9b\xbd", b"\xed\xa0\x80", b"null", b"1e999", b"\r\n", b"a = 1\na = 2\n", b"[" * 50,
)  # fmt: skip


CHANGES: Final = {
    "put in": 5,
    "take out": 3,
    "mistype": 5,
    "flip": 1,
    "repeat": 4,
    "splice": 1,
    "shuffle": 1,
}  # with their weights


def mutant(data: bytes, others: tuple[bytes, ...], choice: random.Random) -> bytes:
    """Return *data* after one to three changes."""
    for kind in choice.choices(list(CHANGES), list(CHANGES.values()), k=choice.randint(1, 3)):
        at, length = choice.randint(0, len(data)), choice.randint(1, 8)
        if kind == "put in":
            data = data[:at] + choice.choice(TOKENS) + data[at:]
        elif kind == "take out":
            data = data[:at] + data[at + length :]
        elif kind == "mistype":
            data = data[:at] + bytes((choice.randrange(32, 127),)) + data[at + 1 :]
        elif kind == "flip":
            data = data[:at] + bytes((choice.randrange(256),)) + data[at + 1 :]
        elif kind == "repeat":
            data = data[:at] + data[at : at + length] * choice.randint(2, 4) + data[at + length :]
        elif kind == "splice":
            other = choice.choice(others)
            data = data[:at] + other[choice.randint(0, len(other)) :]
        else:
            lines = data.split(b"\n")
            choice.shuffle(lines)
            data = b"\n".join(lines)
    return data


def within(span: Span, lines: list[str]) -> bool:
    """Say whether *span* lies in a text of these *lines*; it may point at the end of a line, and just past the last."""
    return 1 <= span.line <= span.end_line <= len(lines) + 1 and 1 <= span.column <= len([*lines, ""][span.line - 1]) + 2


def survive(count: int, seed: int) -> int:
    """Throw *count* mutants at the readers and return how many of them still held components."""
    choice = random.Random(seed)
    everything = tuple(data for seeds in SEEDS.values() for data in seeds)
    read = 0
    for number in range(count):
        format = choice.choice(tuple(SEEDS))
        data = mutant(choice.choice(SEEDS[format]), everything, choice)
        document = read_bytes(data, "mutant", format)
        for formulation in formulations_of(document):
            lines = document.text.split("\n")
            assert formulation.components or formulation.misreads, data
            if document.text:
                spans = [span for misread in formulation.misreads for span in (misread.span, *misread.related) if span]
                spans += [component.span for component in formulation.components if component.span]
                assert all(within(span, lines) for span in spans), data
            read += bool(formulation.components)
            if number % 10 == 0:
                report = cytoform.check(formulation, catalog=toy())
                assert len(formulation.components) == report.coverage.components, data
    return read


def test_five_hundred_mutants_leave_no_error() -> None:
    """Each is a formulation or a finding at a place in the file; a good part of them still holds components."""

    assert survive(500, seed=20_261_122) > 40


@pytest.mark.slow
def test_twenty_thousand_mutants_leave_no_error() -> None:
    """So are twenty thousand more."""

    assert survive(20_000, seed=1) > 1_500
