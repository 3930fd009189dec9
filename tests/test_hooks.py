"""What runs cytoform for others: the hook of pre-commit and the action of GitHub, both at the top of the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from cytoform.cli.arguments import parsed
from cytoform.cli.formats import MODULES
from cytoform.walk import SUFFIXES
from tests.outside import output, program

ROOT = Path(__file__).resolve().parent.parent
GOOD = "components: [EGF, bFGF]\n"
BAD = "components: [Noggin, BMP-4]\n"


def read(name: str) -> Any:
    """Return a YAML file of the top folder."""
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def test_the_hook_looks_at_the_files_that_a_folder_is_searched_for() -> None:
    """No other, and no fewer."""
    (hook,) = read(".pre-commit-hooks.yaml")

    assert all(re.search(hook["files"], f"mixes/a{suffix}") for suffix in SUFFIXES)
    assert not [name for name in ("a.yaml", "a.formulation.yaml.bak", "formulation.json") if re.search(hook["files"], name)]
    assert "check" == parsed([*hook["entry"].split()[1:], "a.formulation.yaml"]).run.__name__


def test_the_action_puts_inputs_only_into_the_environment() -> None:
    """What stands in a script would be run."""
    action = read("action.yml")
    scripts = [step["run"] for step in action["runs"]["steps"]]

    assert not [script for script in scripts if "${{" in script]
    assert {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} == set(action["runs"]["steps"][1]["env"].values())
    assert set(
        re.findall(r"\b[a-z]+\b", action["inputs"]["format"]["description"].replace("(annotations and a job summary)", ""))
    ) - {"or"} == set(MODULES)


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_script_of_the_action_checks(text: str, code: int, tmp_path: Path) -> None:
    """With paths that hold spaces, quotes and hyphens."""
    script = read("action.yml")["runs"]["steps"][1]["run"]
    folder = tmp_path / "-a $(touch pwned) 'b"
    folder.mkdir()
    (folder / "mix.formulation.yaml").write_text(text, "utf-8")
    fake = tmp_path / "cytoform" / "bin" / "cytoform"
    fake.parent.mkdir(parents=True)
    fake.symlink_to(program("cytoform"))
    environment = {
        **os.environ, "RUNNER_TEMP": str(tmp_path), "CYTOFORM_PATHS": f"{folder.name}\n", "CYTOFORM_FORMAT": "junit",
        "CYTOFORM_OUTPUT": "out file.xml", "CYTOFORM_FAIL_ON": "error",
    }  # fmt: skip
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False)

    assert code == done.returncode, done.stderr
    assert (tmp_path / "out file.xml").read_text("utf-8").startswith("<?xml")
    assert not (tmp_path / "pwned").exists()


@pytest.mark.outside
def test_the_action_is_valid_and_nothing_is_found_in_it() -> None:
    """By its schema, and by an auditor of actions."""
    assert "ok -- validation done" in output(
        program("check-jsonschema"), "--builtin-schema", "vendor.github-actions", ROOT / "action.yml"
    )
    assert "No findings to report" in output(program("zizmor"), "--offline", "--no-progress", ROOT / "action.yml")


@pytest.mark.outside
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    """From a clone of this repository, on the files that are staged."""
    pre_commit, git = program("pre-commit"), program("git")
    for name, text in (("good.formulation.yaml", GOOD), ("notes.yaml", "a: [")):
        (tmp_path / name).write_text(text, "utf-8")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run([git, *command], cwd=tmp_path, check=True)

    assert (0, "Passed") == tried(pre_commit, tmp_path)
    (tmp_path / "bad.formulation.yaml").write_text(BAD, "utf-8")
    subprocess.run([git, "add", "."], cwd=tmp_path, check=True)
    assert (1, "Failed") == tried(pre_commit, tmp_path)


def tried(pre_commit: str, folder: Path) -> tuple[int, str]:
    """Return the exit code of the hook on all files of *folder*, and what it says of them."""
    done = subprocess.run(
        [pre_commit, "try-repo", str(ROOT), "cytoform", "--all-files"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, "Passed" if "Passed" in done.stdout else "Failed" if "CF201" in done.stdout else done.stdout
