"""
The hash of a compiled catalog, told by a line beside it, so that a check need not load a cryptographic library to name it.

The line counts only where the length and the CRC-32 of the catalog fit it; else the hash is computed.
"""

from __future__ import annotations

from binascii import crc32


def voucher(data: bytes) -> bytes:
    """Return the line for the compiled catalog *data*: its SHA-256, CRC-32 and length."""
    from hashlib import sha256

    return f"sha256 {sha256(data).hexdigest()} crc32 {crc32(data):08x} bytes {len(data)}\n".encode()


def vouched_hash(data: bytes, line: bytes) -> str | None:
    """Return the SHA-256 that *line* tells, or None where it is no voucher, or one for other data than *data*."""
    words = line.decode("ascii", "replace").split()
    if len(words) != 6 or len(words[1]) != 64 or words[4:] != ["bytes", str(len(data))] or words[3] != f"{crc32(data):08x}":
        return None
    return words[1]
