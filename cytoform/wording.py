"""
What a claim says, in ordinary words: which processes or factors it names, and whether it says more or less of them.

English verbs stand here, names of processes in the catalog. Nothing is guessed: a word is in one of the two, or it is not
understood.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.model import Context

_MORE: Final = (
    r"promot\w*|stimulat\w*|increas\w*|boost\w*|enhanc\w*|improv\w*|accelerat\w*|support\w*|activat\w*|induc\w*|restor\w*"
    r"|strengthen\w*|encourag\w*|driv(?:es?|ing)|trigger\w*|prolong\w*|extend\w*|maintain\w*|maintenance|sustain\w*"
    r"|up-?regulat\w*|speeds?(?: up)?|fast(?:er)?|acts? on|foster\w*|initiat\w*|rais(?:es?|ing)|rebuild\w*|regenerat\w*|renew\w*"
    r"|repair\w*|heal(?:s|ing)?|regrow\w*|grow(?:s|ing)?|amplif\w*|potentiat\w*|preserv\w*|protect(?:s|ing|ion)?|synergi[sz]e\w*"
)
_LESS: Final = (
    r"(?:protect\w*|shield\w*|guards?|defends?)(?: [^\s]+){0,4}? (?:against|from)|(?:works?|acts?|fights?) against|inhibit\w*|prevent\w*|reduc\w*|decreas\w*|suppress\w*|block\w*"
    r"|counteract\w*|fights?|fighting|combats?|against|delay\w*|slow\w*|revers\w*|stop(?:s|ping)?|limit\w*|minimi[sz]\w*|lower\w*"
    r"|neutrali[sz]\w*|antagoni\w*|eliminat\w*|erases?|removes?|removal|treat\w*|attenuat\w*|down-?regulat\w*|without|less|binds?"
    r"|loss(?:es)?|lack|diminish\w*|lessen\w*|anti|alleviat\w*|sooth\w*|calm\w*|abolish\w*|ends?|no|not"
)
# What is repaired is what is bad: of a process that nobody wants, and of too little of one that is wanted, these are for less.
_MENDS: Final = r"repair\w*|heal(?:s|ing)?|correct\w*|fix(?:es|ing)?"
_MENDS_LACK: Final = rf"{_MENDS}|restor\w*|rebuild\w*|regenerat\w*|renew\w*|regrow\w*|strengthen\w*|improv\w*"
# Verbs and adjectives of effects that the catalog has no process for: what carries them still asserts an effect.
_EFFECTS: Final = (
    r"moistur\w*|hydrat\w*|whiten\w*|brighten\w*|lighten\w*|firm(?:s|ing|er)?|lift(?:s|ing)?|tighten\w*|smooth\w*|plump\w*|rejuvenat\w*"
    r"|detox\w*|nourish\w*|revitali[sz]\w*|anti-\w+|pro-\w+|therap\w*|remed\w*"
)
_PROMISES: Final = (
    r"\bsafe(?:ly|ty|r|st)?\b|\bharmless|\brisk-? ?free|side-? ?effects?|non-? ?toxic|\bno toxicity|non-? ?irritat\w*|hypo-? ?allergenic"
    r"|guarantee\w*|(?:clinically|scientifically|dermatologically) \w+|\bcures?\b|\bcured\b|\bcuring\b|\bcurative|\bmirac\w+|\bfda[- ]approved|well tolerated|\brisk\b"
)
_CLAUSES: Final = re.compile(r"\s*(?:[;,.]|\band\b|&|\bas well as\b|\bwhile\b|\+)\s*", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s]+")
_LONGEST: Final = 7  # words in the longest name of a process that is looked for
_IDLE: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "to",
        "for",
        "with",
        "by",
        "at",
        "its",
        "your",
        "new",
        "natural",
        "healthy",
        "human",
        "skin",
        "cell",
        "cells",
        "process",
        "production",
        "formation",
        "activity",
        "level",
        "levels",
        "expression",
        "release",
        "signaling",
        "signalling",
        "pathway",
        "effect",
        "effects",
        "strong",
        "strongly",
        "significantly",
        "help",
        "helps",
        "visibly",
        "potent",
        "potently",
        "factor",
        "growth",
        "body",
        "that",
        "which",
        "is",
        "are",
        "and",
        "or",
        "from",
        "this",
        "it",
    ]
)


class Assertion(NamedTuple):
    """One thing a claim says: more (+1) or less (-1) of a process, or of a factor (one, or the members of a family)."""

    direction: int
    process: str | None = None
    factors: tuple[str, ...] = ()
    said: str = ""
    contexts: frozenset[str] = frozenset()


class Wording(NamedTuple):
    """
    What a claim says.

    `promise` is a promise of safety or cure in it, `unread` a part that asserts an effect no name of which is known.
    Without assertions, promise and unread part the claim is about no kind of effect at all ("vegan").
    """

    assertions: tuple[Assertion, ...]
    promise: str = ""
    unread: str = ""


def read_claim(text: str, catalog: Catalog, own: str = "") -> Wording:
    """Return what *text* claims of the factor with the id *own* (empty for a whole mix). Never raises."""
    tidy = re.sub("(?i)signalling", "signaling", re.sub("(?i)colour", "color", " ".join(text.replace("’", "'").split())))
    promise = re.search(_PROMISES, tidy, re.IGNORECASE)
    assertions: list[Assertion] = []
    unread, direction = "", 0
    for clause in _clauses(tidy, catalog):
        found = _assertion(clause, catalog, own, direction)
        if found:
            assertions.append(found)
            direction = found.direction if _sign(_without(clause, found.said)) else direction
        elif _is_effect(clause):
            unread = unread or clause
    return Wording(tuple(assertions), promise[0] if promise else "", unread)


def _clauses(text: str, catalog: Catalog) -> Iterator[str]:
    """The parts of a claim between commas and conjunctions; a name that holds one stays whole."""
    if catalog.context(text, "process") or catalog.lack(text):
        yield text
        return
    yield from (clause for clause in _CLAUSES.split(text) if clause)


def _assertion(clause: str, catalog: Catalog, own: str, inherited: int) -> Assertion | None:
    named = _process(clause, catalog)
    if named is None:
        return _of_factors(clause, catalog, own)
    said, process, sign = named
    rest = _without(clause, said)
    mends = _MENDS if process.unwanted and sign > 0 else _MENDS_LACK if sign < 0 and not process.unwanted else ""
    verb = _sign(re.sub(rf"\b(?:{mends})\b", "against", rest, flags=re.IGNORECASE) if mends else rest) or inherited or 1
    contexts = frozenset(_contexts(rest, catalog))
    return Assertion(verb * sign, process.id, (), said, contexts)


def _process(clause: str, catalog: Catalog) -> tuple[str, Context, int] | None:
    """The longest name of a process in *clause*, the process, and -1 where the name is one of a lack of it."""
    for phrase in _phrases(clause):
        for spelled in (phrase, *_turned(phrase)):
            found = catalog.context(spelled, "process")
            if found:
                return phrase, found, 1
            lacking = catalog.lack(spelled)
            if lacking:
                return phrase, lacking, -1
    return None


def _turned(phrase: str) -> Iterator[str]:
    """The other ways round of "proliferation of T cells": "T cells proliferation", "T cell proliferation"."""
    what, of, whose = phrase.partition(" of ")
    if of:
        whose = whose.removeprefix("the ").removeprefix("new ")
        yield f"{whose} {what}"
        if whose.endswith("s"):
            yield f"{whose[:-1]} {what}"


def _of_factors(clause: str, catalog: Catalog, own: str) -> Assertion | None:
    """What *clause* says of another factor or family: "blocks TGF-β", "induces VEGF"."""
    direction = _sign(clause)
    for phrase in _phrases(clause) if direction else ():
        if phrase.lower() in _IDLE or len(phrase) < 3 or re.fullmatch(rf"(?:{_MORE}|{_LESS})", phrase, re.IGNORECASE):
            continue
        found = catalog.resolve(phrase)
        factors = (found.factor.id,) if found.factor else found.candidates if found.status == "family" else ()
        if factors and factors != (own,):
            return Assertion(_sign(_without(clause, phrase)) or direction, None, factors, phrase)
    return None


def _contexts(text: str, catalog: Catalog) -> Iterator[str]:
    for phrase in _phrases(text):
        found = catalog.context(phrase, "tissue", "cell")
        if found:
            yield found.id


def _phrases(text: str) -> Iterator[str]:
    """Every run of up to seven words of *text*, longest first."""
    words = _WORD.findall(text)
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _without(clause: str, phrase: str) -> str:
    return " ".join(clause.replace(phrase, " ", 1).split())


def _sign(text: str) -> int:
    """+1 or -1 by the verbs in *text*, 0 where there is none; each word of less turns it round."""
    less = re.findall(rf"\b(?:{_LESS})(?=\b|-)", text, re.IGNORECASE)
    rest = re.sub(rf"\b(?:{_LESS})(?=\b|-)", " ", text, flags=re.IGNORECASE)
    more = re.search(rf"\b(?:{_MORE})\b", rest, re.IGNORECASE)
    return -1 if len(less) % 2 else 1 if less or more else 0


def _is_effect(clause: str) -> bool:
    return bool(_sign(clause)) or bool(re.search(rf"\b(?:{_EFFECTS})", clause, re.IGNORECASE))
