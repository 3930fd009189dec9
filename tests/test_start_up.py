"""What is loaded, and what is not, until it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("networkx", "numpy", "attrs", "attr", "yaml", "inspect", "tomllib", "hashlib")


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after *code*."""
    script = f"import sys\nbefore = set(sys.modules)\n{code}\nprint('\\n'.join(set(sys.modules) - before), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-I", "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_importing_loads_next_to_nothing() -> None:
    """Not even typing: public names come when they are used."""
    found = loaded("import cytoform")

    assert {"cytoform", "cytoform.version"} == {name for name in found if name.startswith("cytoform")}
    assert set() == found & {"typing", "enum", "dataclasses", *HEAVY}


@pytest.mark.parametrize("form", ["file", "names", "mapping"])
def test_checking_loads_no_heavy_module(tmp_path: Path, form: str) -> None:
    """A plain file needs no YAML library, a check no graph library."""
    path = tmp_path / "mix.formulation.yaml"
    path.write_text(
        "name: plain\ntarget:\n  tissue: skin\ncomponents:\n  - EGF\n  - name: Noggin\n    amount: 5 ng/mL\n", "utf-8"
    )
    source = {"file": "sys.argv[1]", "names": "['EGF', 'Noggin']", "mapping": "{'components': ['EGF', 'BMP-4']}"}[form]
    found = loaded(f"import cytoform\nassert cytoform.check({source}).coverage.components == 2", str(path))

    assert "cytoform.checker" in found
    assert set() == found & {"networkx", "numpy", "attrs", "attr", "yaml", "hashlib", "zlib", "concurrent", "subprocess"}
    assert set() == found & {
        "csv",
        "openpyxl",
        "zipfile",
        "cytoform.source.grid",
        "cytoform.source.inci_text",
        "cytoform.source.frame",
    }
    assert "cytoform.rules.antagonist_pair" not in found


@pytest.mark.parametrize(("ending", "text"), [("formulation.csv", "name\nEGF\nNoggin\n"), ("inci.txt", "EGF, Noggin")])
def test_a_table_or_a_label_loads_no_heavy_module(tmp_path: Path, ending: str, text: str) -> None:
    """Nor does a CSV file need what a workbook needs."""
    path = tmp_path / f"mix.{ending}"
    path.write_text(text, "utf-8")
    found = loaded("import cytoform\nassert cytoform.check(sys.argv[1]).coverage.components == 2", str(path))

    assert set() == found & {"networkx", "numpy", "attrs", "attr", "yaml", "openpyxl", "zipfile", "xml"}


def test_the_graph_is_what_loads_networkx() -> None:
    """And only it."""
    assert "networkx" in loaded("import cytoform\ncytoform.load_catalog().graph")


def test_the_command_checks_without_heavy_modules(tmp_path: Path) -> None:
    """As the library does."""
    path = tmp_path / "mix.formulation.yaml"
    path.write_text("components:\n  - EGF\n", "utf-8")
    found = loaded("from cytoform.cli import run\nassert run(['check', sys.argv[1]]) == 0", str(path))

    assert set() == found & {"networkx", "numpy", "attrs", "attr", "yaml", "hashlib", "zlib", "concurrent", "subprocess"}
    assert {"cytoform.render.text", "cytoform.render.style"} == {name for name in found if name.startswith("cytoform.render.")}


def test_what_a_check_loads_leaves_its_types_to_be_read_once() -> None:
    """A field of a named tuple whose type is a text is compiled at each start; a text within a type is not."""
    code = (
        "from cytoform.cli import run\nfrom typing import ForwardRef\nimport cytoform.checker, cytoform.render.text\n"
        "import cytoform.config, cytoform.rules.amounts, cytoform.rules.material, cytoform.rules.claims\n"
        "values = [v for m in list(sys.modules.values()) if m.__name__.startswith('cytoform') for v in vars(m).values()]\n"
        "late = {v.__name__ for v in values if hasattr(v, '_fields')"
        " and any(isinstance(t, ForwardRef) for t in v.__annotations__.values())}\nprint(*late)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", f"import sys\n{code}"], capture_output=True, text=True, check=True)

    assert [] == done.stdout.split()
