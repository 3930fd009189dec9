"""The spelling key: which differences between two spellings do not matter, and which near names to offer."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

# The patterns below are texts, compiled by re (and kept there) when a name first needs them: most names never do.

# Letters whose names are written out: "TGF-beta 1" is "TGF-β1" is "TGFB1".
_GREEK: Final = {
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "κ": "k", "λ": "l", "ω": "w",
    "ß": "b", "ẞ": "b", "ɣ": "g", "ɑ": "a", "ϐ": "b", "ϵ": "e", "μ": "u", "τ": "t", "ι": "i", "ο": "o",
}  # fmt: skip
_GREEK_CAPITALS: Final = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
_WORDS: Final = re.compile("alpha|beta|gamma|delta|epsilon|kappa|lambda|omega")
_LETTER_OF: Final = {
    "alpha": "a", "beta": "b", "gamma": "g", "delta": "d", "epsilon": "e", "kappa": "k", "lambda": "l", "omega": "w",
}  # fmt: skip
_CYRILLIC: Final = str.maketrans("авсеікмнорѕтухј", "abceikmhopstyxj")
_FOOTNOTE: Final = r"(?<=\d)(?=[⁰¹²³⁴-⁹₀-₉])"
_SEPARATORS: Final = re.compile(r"[\s\-_‐‑‒–—―−﹘﹣－·•.,/'’()\[\]™®:]+")

_QUALIFIERS: Final = r"(?i)\b(?:recombinant|animal[- ]free|carrier[- ]free|gmp|premium grade|research grade|bioactive|purified|exogenous|homemade|in-house)\b[ -]*"
_SPECIES_WORDS: Final = {
    "human": "human", "murine": "mouse", "mouse": "mouse", "rat": "rat", "bovine": "cow", "porcine": "pig", "ovine": "sheep",
    "canine": "dog", "chicken": "chicken", "zebrafish": "zebrafish", "xenopus": "xenopus", "rabbit": "rabbit", "monkey": "monkey",
}  # fmt: skip
_SPECIES: Final = r"(?i)\b(" + "|".join(_SPECIES_WORDS) + r")\b[ -]*"
_ABBREVIATED: Final = r"^(r(?:Hu|Mu)|r?(?:hu|h|mu|m)|rr|rb|rp|r)[- ]?(?=[a-z]{0,2}[A-Z]|[a-z]+[- ]?\d|[a-z]{4,})(?P<rest>\S.*)$"
_SPECIES_LETTERS: Final = {
    "h": "human", "hu": "human", "rh": "human", "rhu": "human", "m": "mouse", "mu": "mouse", "rm": "mouse",
    "rmu": "mouse", "rr": "rat", "rb": "cow", "rp": "pig", "r": None,
}  # fmt: skip
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
# What made the protein, not what it is; only these, as "brain-derived" and "platelet-derived" are parts of names.
_HOST: Final = (
    r"(?i)\b(?:E\. ?coli|Escherichia coli|CHO(?: cells?)?|HEK(?:[- ]?293)?(?: cells?)?|insect cells?|mammalian cells?|NS0|yeast|Pichia pastoris"
    r"|bacteria|plants?|barley|rice|O(?:\.|ryza) sativa|tobacco|Nicotiana benthamiana)[- ](?:derived|expressed|produced) "
)
_SUFFIX: Final = r"(?i)[-/ ]+(proteins?|recombinant|fc(?:[- ](?:chimera|fusion))?(?:[- ]protein)?|fusion protein)$"
_BRACKETED: Final = r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]$"
_PARTED: Final = r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]\s*(?P<rest>-?\s*[^()\[\]\s]{1,6})$"
_ROLES: Final = r"(?:inhibitor|antagonist|blocker|agonist|activator|stimulator|mimetic)s?"
_LED: Final = rf"(?i)^\S.*?[ -]{_ROLES}[ :,-]+[(\[]?(?P<name>[^()\[\]]*[^()\[\]\s])[)\]]?$"
_REMARK: Final = (
    rf"(?i)(?:an? .+ {_ROLES}|(?:\S+ )?\S+[ -]{_ROLES}|(?:days?|weeks?|stages?|phase) ?\d+(?: ?[-‐-―] ?\d+)?|d\d+(?: ?[-‐-―] ?d\d+)?|clone \S+"
    r"|abcam|anaspec|bio-?techne|cell ?guidance systems|corning|genzyme|gibco|invitrogen|life technologies|lonza|merck|millipore"
    r"|miltenyi(?: biotec)?|peprotech|promega|qkine|r ?& ?d systems|selleck(?:chem)?|sigma(?:[- ]aldrich)?|stem ?cell technologies"
    r"|stemgent|thermo ?fisher(?: scientific)?|tocris|u-?protein express|upe|wako)"
)
_SALT: Final = (
    r"(?i)[ ·∙•-]+(?:(?:mono|di|tri|[123]\s?)?(?:hydrochloride|hydrobromide|HCl|mesylate|tosylate)|(?:hemi|mono|di|tri)?hydrate"
    r"|(?:mono|di)?(?:sodium|potassium) salt|salt)$"
)
_INCI: Final = r"(?i)(oligo|poly|penta|hexa|tetra|tri|di)peptide"


class Reading(NamedTuple):
    """A name without what qualifies it, and what the qualifiers said."""

    text: str
    species: str | None = None
    recombinant: bool = False


def spelling_key(text: str) -> str:
    """
    Return what two spellings of one name share.

    Compatibility forms, case, dashes, spaces, brackets and trade marks fall away, Greek letters become Latin ones
    whether drawn or written out, Greek capitals and Cyrillic letters become what they look like. Between two digits a
    separator stays (``IL-1 2`` and ``IL-1²`` are not ``IL-12``); signs such as + are never dropped.
    """
    text = _compatible(text)
    if not text.isascii():
        text = text.translate(_GREEK_CAPITALS)
        text = "".join(_GREEK.get(char, char) for char in text if unicodedata.category(char) not in ("Cf", "Cc"))
    text = text.casefold()
    if not text.isascii():
        text = "".join(_GREEK.get(char, char) for char in text).translate(_CYRILLIC)
    text = _WORDS.sub(lambda match: _LETTER_OF[match[0]], text)
    return _SEPARATORS.sub(_joint, text)


def _compatible(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", re.sub(_FOOTNOTE, "-", text.replace("™", "")))


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "-" if before.isdigit() and after.isdigit() else ""


def unqualified(text: str) -> list[Reading]:
    """
    Return shorter readings of *text*: without words such as "recombinant" or "human", prefixes such as rh-, suffixes
    such as "protein" or -Fc. INCI names are never shortened: sh-Oligopeptide-4 and rh-Oligopeptide-4 differ.
    """
    if re.search(_INCI, text):
        return []
    found: list[Reading] = []
    stripped = _compatible(text).translate(_DASHES).strip()
    bare, recombinant = re.subn(_QUALIFIERS, "", re.sub(_HOST, "", stripped))
    species = None
    match = re.search(_SPECIES, bare)
    if match:
        species = _SPECIES_WORDS[match[1].lower()]
        bare = re.sub(_SPECIES, "", bare)
    bare = re.sub(r"[(\[]\s*[)\]]", "", bare).strip(" -,")
    short = re.sub(_SUFFIX, "", bare)
    for candidate in dict.fromkeys((bare, short)):
        if candidate and candidate != text:
            found.append(Reading(candidate, species, bool(recombinant)))
    match = re.match(_ABBREVIATED, short) if species is None else None
    if match:
        short, species = match["rest"], _SPECIES_LETTERS[match[1].lower()]
        found.append(Reading(short, species, "r" in match[1] or bool(recombinant)))
    if species and re.match("r(?=[a-z]?[A-Z])", short):
        found.append(Reading(short[1:], species, True))
    return found


def bracketed(text: str) -> tuple[str, str] | None:
    """Return the name and the bracketed alias of a text such as "FGF2 (bFGF)", or None."""
    match = re.match(_BRACKETED, text.strip())
    return (match["name"], match["inner"]) if match else None


def parted(text: str) -> tuple[str, str] | None:
    """Return both full names of a text that numbers a bracketed family: "interleukin (IL)-6" is interleukin-6 and IL-6."""
    match = re.match(_PARTED, text.strip())
    if match is None or not re.search(r"[\dα-ωa-cA-C]", match["rest"]):
        return None
    return f"{match['name']} {match['rest']}", f"{match['inner']} {match['rest']}"


def remarked(text: str) -> tuple[str, str] | None:
    """Return the name and what a bracket remarks on it: its role, its maker or its days ("(a GSK-3 inhibitor)"), or None."""
    parts = bracketed(text)
    return parts if parts and re.fullmatch(_REMARK, parts[1].strip()) else None


def desalted(text: str) -> str | None:
    """Return the name of a compound without its salt and crystal water ("Y-27632 dihydrochloride monohydrate"), or None."""
    bare = text.strip()
    while (shorter := re.sub(_SALT, "", bare)) != bare:
        bare = shorter
    return bare if bare and bare != text.strip() else None


def abbreviates(short: str, long: str) -> bool:
    """Whether *short* is made of the first and of later letters of *long*, in their order."""
    letters = iter(long.casefold())
    return short.isalpha() and short[:1].casefold() == long[:1].casefold() and all(char in letters for char in short.casefold())


def led(text: str) -> str | None:
    """Return the name that its role leads to: IWP-2 of "Wnt inhibitor IWP-2" and of "Wnt inhibitor (IWP-2)", or None."""
    match = re.match(_LED, text.strip())
    return match["name"] if match else None


def nearest(text: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """
    Return up to *limit* of *names* that look like *text*, best first; a name with other digits is never offered.

    What is much less alike than the best is left out. Suggestions are for people: they never change what a name resolves to.
    """
    import difflib

    key = spelling_key(text)
    digits = _digits(key)
    matcher = difflib.SequenceMatcher(None, "", key)
    rated = []
    for name in names:
        if _digits(name) != digits or not len(key) // 2 <= len(name) <= 2 * len(key) + 8:
            continue
        matcher.set_seq1(spelling_key(name))
        if matcher.real_quick_ratio() > 0.7 and matcher.quick_ratio() > 0.7 and (ratio := matcher.ratio()) > 0.7:
            rated.append((-ratio, name))
    rated.sort()
    return tuple(name for rating, name in rated[:limit] if rating <= rated[0][0] + 0.08)


def _digits(key: str) -> str:
    return "".join(char for char in key if char.isdigit())


def visible(text: str) -> str:
    """Return *text* with control, format, direction and surrogate characters written as escapes; safe for a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _shows(char) else f"\\u{ord(char):04x}" for char in text)


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
