"""Plain data as JSON and back: all that passes between a student's process and an isolated test."""

from __future__ import annotations

import base64
import datetime
import decimal
import fractions
import math
from typing import Any

MOST_DEPTH = 50
_NUMERIC = "biufcmM"


class NotPlain(TypeError):
    """A value that is not plain data: an object of a class of its own, a file, a generator."""


def pack(value: Any, depth: int = 0) -> Any:
    """Turn plain data into JSON; refuse anything else."""
    if depth > MOST_DEPTH:
        raise NotPlain("data nested too deeply")
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if kind is int:
        return {"int": hex(value)}
    if kind is float:
        return {"float": value.hex() if math.isfinite(value) else repr(value)}
    if kind is complex:
        return {"complex": [repr(value.real), repr(value.imag)]}
    if kind in (bytes, bytearray):
        return {"bytes": base64.b64encode(value).decode()}
    if kind in (list, tuple, set, frozenset):
        return {kind.__name__: [pack(item, depth + 1) for item in value]}
    if kind is dict:
        return {"dict": [[pack(k, depth + 1), pack(v, depth + 1)] for k, v in value.items()]}
    if kind in (decimal.Decimal, fractions.Fraction):
        return {kind.__name__: str(value)}
    if kind in (datetime.date, datetime.datetime, datetime.time):
        return {kind.__name__: value.isoformat()}
    return _pack_table(value, kind, depth)


def _pack_table(value: Any, kind: type, depth: int) -> Any:
    place = f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
    if place == "numpy.ndarray":
        if value.dtype.kind in _NUMERIC:
            data = base64.b64encode(value.tobytes()).decode()
            return {"array": [value.dtype.str, list(value.shape), data]}
        return {
            "objects": [list(value.shape), [pack(v, depth + 1) for v in value.ravel().tolist()]]
        }
    if place.startswith("numpy.") and hasattr(value, "item") and value.shape == ():
        return {"scalar": _pack_table(value.reshape(1), type(value.reshape(1)), depth)}
    if place == "pandas.Series":
        return {"series": [pack(value.name), _axis(value.index, depth), _column(value, depth)]}
    if place == "pandas.DataFrame":
        columns = [_column(value.iloc[:, n], depth) for n in range(value.shape[1])]
        return {"frame": [_axis(value.columns, depth), _axis(value.index, depth), columns]}
    if place.startswith("pandas.") and place.endswith("Index"):
        return {"index": _axis(value, depth)}
    if place in ("pandas.Timestamp", "pandas.Timedelta"):
        return {kind.__name__: value.isoformat()}
    if place in ("pandas.NAType", "pandas.NaTType"):
        return {kind.__name__: 0}
    raise NotPlain(f"{kind.__name__} is not plain data")


def _axis(index: Any, depth: int) -> Any:
    if index.nlevels > 1:
        rows = [pack(tuple(row), depth + 1) for row in index.tolist()]
        return {"levels": [[pack(name) for name in index.names], rows]}
    if type(index).__name__ == "RangeIndex":
        return {"range": [index.start, index.stop, index.step, pack(index.name)]}
    return {"labels": [pack(index.name), _column(index.to_series(), depth)]}


def _column(series: Any, depth: int) -> Any:
    values = series.to_numpy()
    if values.dtype.kind in _NUMERIC:
        return [str(series.dtype), pack(values, depth + 1)]
    return [str(series.dtype), [pack(value, depth + 1) for value in series.tolist()]]


def unpack(data: Any, depth: int = 0) -> Any:
    """Turn JSON from `pack` into plain data, built anew from known types only."""
    if depth > 2 * MOST_DEPTH:
        raise NotPlain("data nested too deeply")
    if data is None or isinstance(data, (bool, str)):
        return data
    ((kind, body),) = data.items()
    simple = _SIMPLE.get(kind)
    if simple is not None:
        return simple(body)
    if kind in ("list", "tuple", "set", "frozenset"):
        maker = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[kind]
        return maker(unpack(item, depth + 1) for item in body)
    if kind == "dict":
        return {unpack(k, depth + 1): unpack(v, depth + 1) for k, v in body}
    return _unpack_table(kind, body, depth)


_SIMPLE: dict[str, Any] = {
    "int": lambda text: int(text, 16),
    "float": lambda text: float.fromhex(text),
    "complex": lambda parts: complex(float(parts[0]), float(parts[1])),
    "bytes": base64.b64decode,
    "Decimal": decimal.Decimal,
    "Fraction": fractions.Fraction,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
}


def _unpack_table(kind: str, body: Any, depth: int) -> Any:
    import numpy as np
    import pandas as pd

    if kind == "array":
        dtype = np.dtype(str(body[0]))
        if dtype.kind not in _NUMERIC:
            raise NotPlain("an array of objects")
        return np.frombuffer(base64.b64decode(body[2]), dtype).reshape(body[1]).copy()
    if kind == "objects":
        flat = np.empty(len(body[1]), dtype=object)
        flat[:] = [unpack(item, depth + 1) for item in body[1]]
        return flat.reshape(body[0])
    if kind == "scalar":
        return unpack(body, depth + 1)[0]
    if kind == "series":
        index = _unpack_axis(body[1], depth)
        return pd.Series(_unpack_column(body[2], depth), index=index, name=unpack(body[0]))
    if kind == "frame":
        index = _unpack_axis(body[1], depth)
        columns = [pd.Series(_unpack_column(c, depth), index=index) for c in body[2]]
        frame = pd.concat(columns, axis=1) if columns else pd.DataFrame(index=index)
        frame.columns = _unpack_axis(body[0], depth)
        return frame
    if kind == "index":
        return _unpack_axis(body, depth)
    if kind in ("Timestamp", "Timedelta"):
        return getattr(pd, kind)(body)
    if kind in ("NAType", "NaTType"):
        return pd.NA if kind == "NAType" else pd.NaT
    raise NotPlain(f"{kind!r} is unknown")


def _unpack_axis(data: Any, depth: int) -> Any:
    import pandas as pd

    ((kind, body),) = data.items()
    if kind == "range":
        return pd.RangeIndex(body[0], body[1], body[2], name=unpack(body[3]))
    if kind == "levels":
        rows = [unpack(row, depth + 1) for row in body[1]]
        return pd.MultiIndex.from_tuples(rows, names=[unpack(name) for name in body[0]])
    return pd.Index(_unpack_column(body[1], depth), name=unpack(body[0]))


def _unpack_column(data: Any, depth: int) -> Any:
    import pandas as pd

    dtype, values = data
    if isinstance(values, dict):
        values = unpack(values, depth + 1)
        return pd.array(values, dtype=dtype) if dtype[:1].isupper() else values.astype(dtype)
    return pd.array([unpack(value, depth + 1) for value in values], dtype=dtype)
