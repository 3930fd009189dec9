"""The hash of a catalog, told beside it."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import VOUCHER, bundled
from cytoform.catalog.shelf import bundled_bytes
from cytoform.catalog.vouching import vouched_hash, voucher
from tests.toy_catalog import toy


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_line_vouches_for_its_own_data_only(data: bytes, other: bytes) -> None:
    """With the very hash."""
    assert sha256(data).hexdigest() == vouched_hash(data, voucher(data))
    assert data == other or vouched_hash(other, voucher(data)) is None


@given(st.binary(max_size=120))
def test_what_is_no_voucher_tells_nothing(line: bytes) -> None:
    """Whatever it holds."""
    assert vouched_hash(b"data", line) is None


def test_a_catalog_takes_the_hash_that_is_known_or_computes_it() -> None:
    """Both are equal."""
    data = toy().data

    assert Catalog(data).sha256 == Catalog(data, vouched_hash(data, voucher(data))).sha256 == sha256(data).hexdigest()


def test_the_shipped_voucher_is_fresh() -> None:
    """``catalog.sum`` vouches for the bundled catalog; `cytoform catalog build` makes it."""
    assert voucher(bundled().data) == bundled_bytes(VOUCHER)
