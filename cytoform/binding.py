"""
How much of a ligand its antagonists hold at equilibrium.

Each antagonist A and ligand L bind 1:1 with a dissociation constant K = [A][L] / [AL] (law of mass action), in a closed,
well-mixed volume, at equilibrium, with nothing else that binds either. With totals a and l of one pair,

    [AL] = ((a + l + K) - sqrt((a + l + K)^2 - 4 a l)) / 2

the smaller root of the quadratic that mass action and the two balances give. With ligands or antagonists shared, the
balances are solved together: free concentrations minimize a function that is convex in their logarithms, and Newton's
method with halved steps finds its one minimum. All concentrations are in one unit, here nM.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

_STEPS: Final = 200
_TOLERANCE: Final = 1e-12


def bound_pair(antagonist: float, ligand: float, kd: float) -> float:
    """Return the concentration of the complex of one antagonist and one ligand; all in one unit, none negative, *kd* above 0."""
    total = antagonist + ligand + kd
    root = math.sqrt(max(0.0, total * total - 4 * antagonist * ligand))
    return 2 * antagonist * ligand / (total + root)  # the smaller root, without the loss of digits of a difference


def bound(antagonists: Sequence[float], ligands: Sequence[float], kds: Mapping[tuple[int, int], float]) -> list[float]:
    """
    Return, for each of *ligands*, the share of it that is bound, from 0 to 1.

    Args:
        antagonists: total concentrations, above 0.
        ligands: likewise.
        kds: (number of the antagonist, number of the ligand) -> dissociation constant, above 0; other pairs do not bind.
    Raises:
        ArithmeticError: no equilibrium was found, which does not happen with numbers of sane size.
    """
    if len(kds) == 1:
        ((first, second), kd), *_ = kds.items()
        share = bound_pair(antagonists[first], ligands[second], kd) / ligands[second]
        return [share if number == second else 0.0 for number in range(len(ligands))]
    totals = [*antagonists, *ligands]
    pairs = [(first, len(antagonists) + second, math.log(kd)) for (first, second), kd in kds.items()]
    logs = _minimized([math.log(total) for total in totals], totals, pairs)
    free = [math.exp(value) for value in logs]
    shares = [0.0] * len(ligands)
    for first, second, log_kd in pairs:
        shares[second - len(antagonists)] += free[first] / math.exp(log_kd)
    return [share / (1 + share) for share in shares]  # bound / free -> bound / total


_Pairs = list[tuple[int, int, float]]


def _minimized(logs: list[float], totals: list[float], pairs: _Pairs) -> list[float]:
    """The logarithms of the free concentrations at which every balance holds, to the last digits of a potential."""
    value = _potential(logs, totals, pairs)
    for _ in range(_STEPS):
        step = _solved(*_derivatives(logs, totals, pairs))
        length = min(1.0, 5.0 / max(map(abs, step), default=1.0)) if any(step) else 1.0
        tried, lower = logs, value
        while lower >= value and length > _TOLERANCE:
            tried = [log - length * move for log, move in zip(logs, step, strict=True)]
            lower = _potential(tried, totals, pairs)
            length /= 2
        if lower >= value:
            return _polished(logs, totals, pairs)
        logs, value = tried, lower
    raise ArithmeticError("no binding equilibrium found")


def _polished(logs: list[float], totals: list[float], pairs: _Pairs) -> list[float]:
    """*logs*, brought to the last digits of each balance: no small difference of large numbers stands in this form of them."""
    off, curvature = _ratios(logs, totals, pairs)
    for _ in range(_STEPS):
        tried = [log - move for log, move in zip(logs, _solved(curvature, off), strict=True)]
        closer, bent = _ratios(tried, totals, pairs)
        if max(map(abs, closer)) >= max(map(abs, off)):
            break
        logs, off, curvature = tried, closer, bent
    return logs


def _ratios(logs: list[float], totals: list[float], pairs: _Pairs) -> tuple[list[float], list[list[float]]]:
    """The logarithm of (free + bound) / total of each species, 0 where its balance holds, and the slopes of these."""
    load = [0.0] * len(logs)
    bent = [[float(row == column) for column in range(len(logs))] for row in range(len(logs))]
    for first, second, log_kd in pairs:
        for one, other in ((first, second), (second, first)):
            bent[one][other] = math.exp(logs[other] - log_kd)
            load[one] += bent[one][other]
    for row, share in enumerate(load):
        for column in range(len(logs)):
            if row != column:
                bent[row][column] /= 1 + share
    return [log + math.log1p(share) - math.log(total) for log, share, total in zip(logs, load, totals, strict=True)], bent


def _potential(logs: list[float], totals: list[float], pairs: _Pairs) -> float:
    """A function whose slopes are the balances: free + bound - total of each species."""
    free = sum(math.exp(log) for log in logs)
    complexes = sum(math.exp(logs[first] + logs[second] - log_kd) for first, second, log_kd in pairs)
    return free + complexes - sum(total * log for total, log in zip(totals, logs, strict=True))


def _derivatives(logs: list[float], totals: list[float], pairs: _Pairs) -> tuple[list[list[float]], list[float]]:
    """The second derivatives of the potential, and the first."""
    free = [math.exp(log) for log in logs]
    gradient = [here - total for here, total in zip(free, totals, strict=True)]
    curvature = [[here if row == column else 0.0 for column in range(len(logs))] for row, here in enumerate(free)]
    for first, second, log_kd in pairs:
        complexes = math.exp(logs[first] + logs[second] - log_kd)
        for one, other in ((first, second), (second, first)):
            gradient[one] += complexes
            curvature[one][one] += complexes
            curvature[one][other] += complexes
    return curvature, gradient


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a positive definite system, by elimination with scaled rows."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(column + 1, size):
            ratio = rows[row][column] / rows[column][column]
            for place in range(column, size + 1):
                rows[row][place] -= ratio * rows[column][place]
    found = [0.0] * size
    for row in reversed(range(size)):
        found[row] = (rows[row][size] - sum(rows[row][k] * found[k] for k in range(row + 1, size))) / rows[row][row]
    return found
