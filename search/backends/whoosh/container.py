"""
Named arrays in one file, read by mapping it into memory.

    8 bytes    magic, b"MUDANARR"
    arrays     one after the other, little-endian, each starting at a multiple of 64 bytes
    directory  JSON, UTF-8: {"meta": …, "arrays": {name: [dtype, elements, offset in bytes]}}
    8 bytes    where the directory starts, unsigned, little-endian
    8 bytes    magic again: a file that was not written to its end has none
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"MUDANARR"
ALIGNMENT = 64

_KEY_BYTES = 8

Array = NDArray[Any]

# Names for readers: how wide the numbers are varies with the size of a segment.
Ints = NDArray[Any]
Floats = NDArray[Any]
Mask = NDArray[np.bool_]


class ArrayWriter:
    """Writes a file of arrays from front to back; it is readable once closed. OSError as files give it."""

    def __init__(self, path: Path) -> None:
        # A file of this name may be a link to one of an older generation: that one must not be written to.
        path.unlink(missing_ok=True)
        self._file = path.open("xb")
        self._file.write(MAGIC)
        self._arrays: dict[str, tuple[str, int, int]] = {}

    def add(self, name: str, array: Array) -> None:
        """Write a whole array of one dimension."""
        self.add_pieces(name, array.dtype, (array,))

    def add_pieces(self, name: str, dtype: np.dtype[Any], pieces: Iterable[Array]) -> None:
        """Write an array that comes in *pieces*, which are held one at a time."""
        self._file.write(b"\0" * (-self._file.tell() % ALIGNMENT))
        offset, count = self._file.tell(), 0
        kind = dtype.newbyteorder("<")
        for piece in pieces:
            count += len(piece)
            self._file.write(np.ascontiguousarray(piece, dtype=kind).data)
        self._arrays[name] = (kind.str, count, offset)

    def close(self, meta: Mapping[str, Any]) -> None:
        """Finish the file; *meta* is JSON-ready."""
        start = self._file.tell()
        directory = {"meta": meta, "arrays": self._arrays}
        self._file.write(json.dumps(directory, ensure_ascii=False).encode())
        self._file.write(start.to_bytes(8, "little") + MAGIC)
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is; nothing can read it."""
        with suppress(OSError):  # what is still in its buffer may not find room
            self._file.close()


def write_arrays(path: Path, arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> None:
    """Write *arrays* as the file at *path*."""
    writer = ArrayWriter(path)
    try:
        for name, array in arrays.items():
            writer.add(name, array)
        writer.close(meta)
    except BaseException:
        writer.abandon()
        raise


class Arrays(Mapping[str, Array]):
    """
    The arrays of a file, mapped read-only: opening reads the directory alone, and processes share what they touch.

    Raises ValueError when the file was not written to its end, or is none of ours.
    """

    def __init__(self, path: Path) -> None:
        # A plain array over the map: the subclass np.memmap costs every slice some microseconds.
        content = np.memmap(path, mode="r").view(np.ndarray)
        if len(content) < 24 or content[:8].tobytes() != MAGIC or content[-8:].tobytes() != MAGIC:
            raise ValueError(f"{path.name} is damaged")
        start = int.from_bytes(content[-16:-8].tobytes(), "little")
        directory = json.loads(content[start:-16].tobytes())
        self.meta: dict[str, Any] = directory["meta"]
        self._arrays: dict[str, Array] = {}
        for name, (dtype, count, offset) in directory["arrays"].items():
            size = np.dtype(dtype).itemsize * count
            if offset + size > start:
                raise ValueError(f"{path.name} is damaged: {name}")
            self._arrays[name] = content[offset : offset + size].view(dtype)

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)


class Strings:
    """
    Strings in two arrays: `<name>_text`, UTF-8 one after the other, and `<name>_ends`, where each ends in it.

    `find` needs them sorted, which for UTF-8 is the order of code points. Where there are many, `<name>_key` has the
    first eight bytes of each as a number, so that one search over an array leaves few to be compared; such strings hold
    no NUL, which the numbers are filled up with.
    """

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._text = arrays[f"{name}_text"]
        self._ends = arrays[f"{name}_ends"]
        self._keys = arrays.get(f"{name}_key")
        # Single numbers are read several times as fast from these.
        self._bytes, self._end = self._text.data, self._ends.data
        self._key = None if self._keys is None else self._keys.data

    def __len__(self) -> int:
        return len(self._ends)

    def encoded(self, number: int) -> bytes:
        """The string of this *number* as UTF-8."""
        start = self._end[number - 1] if number else 0
        return self._bytes[start : self._end[number]].tobytes()

    def __getitem__(self, number: int) -> str:
        return self.encoded(number).decode("utf-8", "surrogatepass")

    def all(self) -> list[str]:
        """Every string, in order."""
        return [text.decode("utf-8", "surrogatepass") for text in self.all_encoded()]

    def all_encoded(self) -> list[bytes]:
        """Every string as UTF-8, in order."""
        whole = self._text.tobytes()
        return [whole[start:end] for start, end in pairwise([0, *self._ends.tolist()])]

    def several(self, numbers: Array) -> list[str]:
        """The strings of these *numbers*."""
        text, end = self._bytes, self._end
        return [
            str(text[end[number - 1] if number else 0 : end[number]], "utf-8", "surrogatepass")
            for number in numbers.tolist()
        ]

    def find(self, text: str) -> int:
        """Number of the string *text*, or -1."""
        wanted = text.encode("utf-8", "surrogatepass")
        keys, low, high = self._key, 0, len(self._ends)
        if keys is not None:
            key = int.from_bytes(wanted[:_KEY_BYTES].ljust(_KEY_BYTES, b"\0"), "big")
            low = bisect_left(keys, key)
            if low == high or keys[low] != key:
                return -1
            if len(wanted) < _KEY_BYTES:
                return low
            # Few begin like another one.
            is_alone = low + 1 == high or keys[low + 1] != key
            high = low + 1 if is_alone else bisect_right(keys, key, lo=low)
        while low < high:
            middle = (low + high) // 2
            own = self.encoded(middle)
            if own == wanted:
                return middle
            if own < wanted:
                low = middle + 1
            else:
                high = middle
        return -1


def string_arrays(name: str, strings: Iterable[str | bytes], *, keyed: bool = False) -> dict[str, Array]:
    """The arrays that `Strings` reads, with keys when *keyed*: *strings* are then sorted."""
    encoded = [s if isinstance(s, bytes) else s.encode("utf-8", "surrogatepass") for s in strings]
    ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    arrays = {f"{name}_text": np.frombuffer(b"".join(encoded), np.uint8), f"{name}_ends": smallest(ends)}
    if keyed:
        heads = b"".join(text[:_KEY_BYTES].ljust(_KEY_BYTES, b"\0") for text in encoded)
        arrays[f"{name}_key"] = np.frombuffer(heads, ">u8").astype(np.uint64)
    return arrays


def smallest(numbers: Array) -> Array:
    """The same *numbers* (not negative) as uint32 where they fit, else as uint64."""
    fits = not len(numbers) or int(numbers.max()) < 1 << 32
    return numbers.astype(np.uint32 if fits else np.uint64)


def starts_of(lengths: Array) -> Array:
    """Where each of several lists laid one behind the other starts, and where the last ends."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def lengths_of(starts: Array) -> Array:
    """Inverse of `starts_of`."""
    wide: Array = starts.astype(np.int64)
    return wide[1:] - wide[:-1]
