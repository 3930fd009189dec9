"""A mix over time: components come and go, findings are accepted, acceptances end, a baseline is taken; held against a plain model."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cytoform.checker import Checker
from cytoform.fingerprint import Known, baseline_of, fingerprint, held_against
from tests.toy_catalog import DAY, toy

# Names, each with the factor that it means (or its own spelling, where it means none), and every finding that they can make.
NAMES = {"gammatrap": "gammatrap", "TrapMaster": "gammatrap", "alphin": "alphin", "ALPH": "alphin", "LMB1": "LMB1", "kappamod": "kappamod",
         "thetacept": "thetacept", "un-heard": "unheard", "unsaid": "unsaid"}  # fmt: skip
PAIRS = (("gammatrap", "alphin"), ("kappamod", "LMB1"))
UNKNOWN = ("unheard", "unsaid")
COVERED = (
    ["gammatrap", "ALPH"],
    ["alphin", "TrapMaster", "LMB1"],
    ["kappamod", "LMB1"],
    ["alphin"],
    ["gammatrap"],
    ["unheard"],
    ["unsaid", "Unheard"],
)
Key = tuple[str, frozenset[str]]


class LifeOfAMix(RuleBasedStateMachine):
    """The mix is a list of names, the model what it must be found to be."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.accept: list[dict[str, Any]] = []
        self.today = DAY
        self.known: Known = Counter()
        self.known_model: Counter[Key] = Counter()

    @rule(name=st.sampled_from(sorted(NAMES)), place=st.integers(0, 9))
    def add(self, name: str, place: int) -> None:
        """A component comes in somewhere, perhaps for the second time."""
        self.names.insert(min(place, len(self.names)), name)

    @precondition(lambda self: self.names)
    @rule(place=st.integers(0, 9))
    def remove(self, place: int) -> None:
        """A component goes."""
        self.names.pop(place % len(self.names))

    @rule(code=st.sampled_from(("CF201", "antagonist-pair", "CF101", "CF103")), names=st.sampled_from(COVERED), days=st.integers(-1, 3))  # fmt: skip
    def accept_some(self, code: str, names: list[str], days: int) -> None:
        """Findings of some components are accepted for some days."""
        until = (self.today + timedelta(days=days)).isoformat()
        self.accept.append({"rule": code, "components": names, "reason": f"reason {len(self.accept)}", "until": until})

    @precondition(lambda self: self.accept)
    @rule(place=st.integers(0, 9))
    def withdraw(self, place: int) -> None:
        """An acceptance is taken back."""
        self.accept.pop(place % len(self.accept))

    @rule(days=st.integers(1, 3))
    def wait(self, days: int) -> None:
        """Days go by, and acceptances end."""
        self.today += timedelta(days=days)

    @rule()
    def take_baseline(self) -> None:
        """What is open now is known from now on."""
        rows = baseline_of([self._checked()], "")["findings"]
        self.known = Counter()
        for row in rows:
            self.known[row["path"], row["fingerprint"]] += row["count"]
        self.known_model = self._open() + self._of_acceptances()

    def _checked(self) -> Any:
        mix = {"components": self.names, "accept": self.accept}
        return Checker(toy(), today=self.today).check(mix)

    def _found(self) -> Counter[Key]:
        """Every finding that the mix must have."""
        meant = Counter(NAMES[name] for name in self.names)
        found: Counter[Key] = Counter({("CF201", frozenset(pair)): 1 for pair in PAIRS if all(id in meant for id in pair)})
        found.update({("CF101", frozenset((id,))): meant[id] for id in UNKNOWN if meant[id]})
        found.update({("CF103", frozenset((id,))): 1 for id, count in meant.items() if count > 1 and id not in UNKNOWN})
        return found

    def _covering(self, key: Key) -> list[int]:
        """The acceptances that hold today and cover a finding, in order."""
        code, ids = key
        covering = []
        for number, entry in enumerate(self.accept):
            rule = "CF201" if entry["rule"] == "antagonist-pair" else entry["rule"]
            if (
                rule == code
                and ids <= {NAMES.get(name, name.lower()) for name in entry["components"]}
                and date.fromisoformat(entry["until"]) >= self.today
            ):
                covering.append(number)
        return covering

    def _open(self) -> Counter[Key]:
        return Counter({key: count for key, count in self._found().items() if not self._covering(key)})

    def _of_acceptances(self) -> Counter[Key]:
        """What must be found of the acceptances themselves: ended, or covering nothing first."""
        used = {numbers[0] for key in self._found() if (numbers := self._covering(key))}
        found: Counter[Key] = Counter()
        for number, entry in enumerate(self.accept):
            if date.fromisoformat(entry["until"]) < self.today:
                found["CF902", frozenset()] += 1
            elif number not in used:
                found["CF903", frozenset()] += 1
        return found

    @invariant()
    def is_found_as_the_model_says(self) -> None:
        """Open, accepted and known findings, and the verdict."""
        if not self.names:
            return
        report = self._checked()
        codes = Counter(f.code for f in report.findings if f.accepted is None and f.code[:4] in ("CF10", "CF20", "CF90"))
        expected: Counter[str] = Counter()
        for (code, _), count in (self._open() + self._of_acceptances()).items():
            expected[code] += count
        assert expected == codes
        assert self._found().total() == sum(f.code[:4] in ("CF10", "CF20") for f in report.findings)
        pairs = any(code == "CF201" for code, _ in self._open())
        assert pairs is (report.verdict == "conflict")

    @invariant()
    def is_new_as_the_model_says(self) -> None:
        """Beyond the baseline, by kind and count."""
        if not self.names:
            return
        (report,), _ = held_against([self._checked()], self.known, "", "b")
        new = Counter(f.code for f in report.findings if f.accepted is None and f.code[:4] in ("CF10", "CF20"))
        expected: Counter[str] = Counter()
        for (code, _), count in (self._open() - self.known_model).items():
            expected[code] += count
        assert expected == new
        assert all(len(fingerprint(finding)) == 16 for finding in report.findings)


TestLifeOfAMix = LifeOfAMix.TestCase
TestLifeOfAMix.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
