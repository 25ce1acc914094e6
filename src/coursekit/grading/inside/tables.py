"""Arrays, series and frames as JSON and back, with the types of their columns.

A type is written as one of the few kinds known here and rebuilt from its parts; the only names that
numpy and pandas are given to read are checked against a pattern or a list first.
"""

from __future__ import annotations

import base64
import datetime
import re
from collections.abc import Callable
from typing import Any

Part = Callable[[Any], Any]
_NUMERIC = "biufcmM"
_DTYPE = re.compile(r"[<>=|][biufcmM]\d{1,2}(\[\w{1,8}\])?")
_FREQUENCY = re.compile(r"[A-Za-z0-9-]{1,20}")
_ZONE = re.compile(r"[A-Z][A-Za-z_]*(/[A-Z][A-Za-z_+0-9-]*){0,2}")
_SHIFT = re.compile(r"UTC([+-]\d\d):(\d\d)")
_MASKED = {f"{sign}{bits}" for sign in ("Int", "UInt") for bits in (8, 16, 32, 64)}
_MASKED |= {"Float32", "Float64", "boolean"}


class NoSuchType(TypeError):
    """A type of column that is not carried, or that is not what it says."""


def pack_table(value: Any, kind: type, pack: Part) -> Any:
    """Turn what numpy and pandas make into JSON; None where it is something else."""
    place = f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
    if place == "numpy.ndarray":
        return _pack_array(value, pack)
    if place.startswith("numpy.") and getattr(value, "shape", None) == ():
        return {"scalar": _pack_array(value.reshape(1), pack)}
    if place == "pandas.Series":
        return {"series": [pack(value.name), _pack_axis(value.index, pack), _column(value, pack)]}
    if place == "pandas.DataFrame":
        columns = [_column(value.iloc[:, n], pack) for n in range(value.shape[1])]
        return {"frame": [_pack_axis(value.columns, pack), _pack_axis(value.index, pack), columns]}
    if place.startswith("pandas.") and place.endswith("Index"):
        return {"index": _pack_axis(value, pack)}
    if place.startswith("pandas.") and (place.endswith("Array") or place == "pandas.Categorical"):
        return {"column": _column(value, pack)}
    if place in ("pandas.Timestamp", "pandas.Timedelta"):
        return {kind.__name__: [_pack_moment(value), _zone(value)]}
    if place == "pandas.Period":
        return {"Period": [value.freqstr, pack(value.ordinal)]}
    if place == "pandas.Interval":
        return {"Interval": [pack(value.left), pack(value.right), value.closed]}
    if place in ("pandas.NAType", "pandas.NaTType"):
        return {kind.__name__: 0}
    return None


def _pack_array(values: Any, pack: Part) -> Any:
    if values.dtype.kind in _NUMERIC:
        data = base64.b64encode(values.tobytes()).decode()
        return {"array": [values.dtype.str, list(values.shape), data]}
    if values.dtype.kind not in "OUS":
        raise NoSuchType(f"arrays of {values.dtype} are not carried into an isolated test")
    items = [pack(item) for item in values.ravel().tolist()]
    return {"objects": [values.dtype.kind, list(values.shape), items]}


def _pack_moment(value: Any) -> Any:
    import numpy as np

    return _pack_array(np.asarray([value.to_numpy()]), lambda item: None)


def _zone(value: Any) -> str | None:
    zone = getattr(value, "tz", None)
    return None if zone is None else str(zone)


def _pack_axis(index: Any, pack: Part) -> Any:
    if index.nlevels > 1:
        levels = [_column(level, pack) for level in index.levels]
        codes = [_pack_array(code, pack) for code in map(_plain_codes, index.codes)]
        return {"levels": [[pack(name) for name in index.names], levels, codes]}
    if type(index).__name__ == "RangeIndex":
        ends = [pack(end) for end in (index.start, index.stop, index.step)]
        return {"range": [*ends, pack(index.name)]}
    return {"labels": [pack(index.name), _column(index, pack), getattr(index, "freqstr", None)]}


def _plain_codes(codes: Any) -> Any:
    import numpy as np

    return np.asarray(codes)


def _column(values: Any, pack: Part) -> Any:
    """A column by the kind of its type."""
    dtype = values.dtype
    kind, array = type(dtype).__name__, getattr(values, "array", values)
    if kind == "CategoricalDtype":
        codes = _pack_array(_plain_codes(array.codes), pack)
        return {"category": [_pack_axis(array.categories, pack), codes, bool(array.ordered)]}
    if kind == "DatetimeTZDtype":
        return {"zoned": [_pack_array(array.tz_convert(None).to_numpy(), pack), str(dtype.tz)]}
    if kind == "PeriodDtype":
        return {"period": [array.freqstr, _pack_array(array.asi8, pack)]}
    if kind == "IntervalDtype":
        return {"interval": [_column(array.left, pack), _column(array.right, pack), array.closed]}
    if kind == "StringDtype":
        texts = [text if isinstance(text, str) else None for text in array]
        return {"strings": [str(dtype), dtype.storage, texts]}
    if str(dtype) in _MASKED:
        known = array.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
        return {"masked": [str(dtype), _pack_array(known, pack), _pack_array(array.isna(), pack)]}
    if kind == "NumpyEADtype" or type(dtype).__module__.partition(".")[0] == "numpy":
        return _pack_array(values.to_numpy(), pack)
    raise NoSuchType(f"columns of type {dtype} are not carried into an isolated test")


def unpack_table(kind: str, body: Any, unpack: Part) -> Any:
    """Make what `pack_table` wrote, from parts that may be forged."""
    import pandas as pd

    if kind in ("array", "objects"):
        return _unpack_array({kind: body}, unpack)
    if kind == "scalar":
        return _unpack_array(body, unpack)[0]
    if kind == "series":
        return _series(body[2], _unpack_axis(body[1], unpack), unpack, unpack(body[0]))
    if kind == "frame":
        index = _unpack_axis(body[1], unpack)
        columns = {n: _series(column, index, unpack) for n, column in enumerate(body[2])}
        frame = pd.DataFrame(columns, index=index)
        frame.columns = _unpack_axis(body[0], unpack)
        return frame
    if kind == "index":
        return _unpack_axis(body, unpack)
    if kind == "column":
        values = _unpack_column(body, unpack)
        plain = type(values).__module__.startswith("numpy")
        return pd.arrays.NumpyExtensionArray(values) if plain else values
    if kind in ("NAType", "NaTType"):
        return pd.NA if kind == "NAType" else pd.NaT
    if kind == "Timedelta":
        return pd.Timedelta(_unpack_array(body[0], unpack)[0])
    if kind == "Timestamp":
        moment = pd.Timestamp(_unpack_array(body[0], unpack)[0])
        if body[1] is None:
            return moment
        return moment.tz_localize("UTC").tz_convert(_unpack_zone(body[1]))
    if kind == "Period":
        return pd.Period(ordinal=unpack(body[1]), freq=_checked(_FREQUENCY, body[0]))
    if kind == "Interval":
        return pd.Interval(unpack(body[0]), unpack(body[1]), closed=body[2])
    raise NoSuchType(f"{kind!r} is unknown")


def _unpack_array(data: Any, unpack: Part) -> Any:
    import numpy as np

    ((kind, body),) = data.items()
    if kind == "array":
        dtype = np.dtype(_checked(_DTYPE, body[0]))
        return np.frombuffer(base64.b64decode(body[2]), dtype).reshape(body[1]).copy()
    if kind != "objects" or body[0] not in ("O", "U", "S"):
        raise NoSuchType(f"{kind!r} is not an array")
    flat = np.empty(len(body[2]), dtype=object)
    for place, item in enumerate(body[2]):
        flat[place] = unpack(item)
    return flat.astype(body[0]).reshape(body[1])


def _series(column: Any, index: Any, unpack: Part, name: Any = None) -> Any:
    import pandas as pd

    values = _unpack_column(column, unpack)
    # pandas would guess a type for a column of objects.
    return pd.Series(values, index=index, name=name, dtype=values.dtype)


def _unpack_axis(data: Any, unpack: Part) -> Any:
    import pandas as pd

    ((kind, body),) = data.items()
    if kind == "range":
        start, stop, step, name = map(unpack, body)
        return pd.RangeIndex(start, stop, step, name=name)
    if kind == "levels":
        names, levels, codes = body
        return pd.MultiIndex(
            levels=[_index(level, unpack) for level in levels],
            codes=[_unpack_array(code, unpack) for code in codes],
            names=[unpack(name) for name in names],
        )
    if kind != "labels":
        raise NoSuchType(f"{kind!r} is no index")
    index = _index(body[1], unpack, unpack(body[0]))
    if body[2] is not None and type(index).__name__ in ("DatetimeIndex", "TimedeltaIndex"):
        index.freq = _checked(_FREQUENCY, body[2])
    return index


def _index(column: Any, unpack: Part, name: Any = None) -> Any:
    import pandas as pd

    values = _unpack_column(column, unpack)
    return pd.Index(values, name=name, dtype=values.dtype)


def _unpack_column(data: Any, unpack: Part) -> Any:
    import pandas as pd

    ((kind, body),) = data.items()
    if kind in ("array", "objects"):
        return _unpack_array(data, unpack)
    if kind == "category":
        categories, codes = _unpack_axis(body[0], unpack), _unpack_array(body[1], unpack)
        return pd.Categorical.from_codes(codes, categories=categories, ordered=bool(body[2]))
    if kind == "zoned":
        moments = pd.DatetimeIndex(_unpack_array(body[0], unpack)).tz_localize("UTC")
        return moments.tz_convert(_unpack_zone(body[1])).array
    if kind == "period":
        dtype = pd.PeriodDtype(_checked(_FREQUENCY, body[0]))
        return pd.arrays.PeriodArray(_unpack_array(body[1], unpack), dtype=dtype)
    if kind == "interval":
        left, right = (_unpack_column(side, unpack) for side in body[:2])
        return pd.arrays.IntervalArray.from_arrays(left, right, closed=body[2])
    if kind == "strings":
        return pd.array([_text(text) for text in body[2]], dtype=_string_type(body[0], body[1]))
    if kind == "masked" and body[0] in _MASKED:
        known, mask = (_unpack_array(part, unpack) for part in body[1:])
        array = pd.array(known, dtype=body[0])
        array[mask] = pd.NA
        return array
    raise NoSuchType(f"{kind!r} is no type of column")


def _text(text: Any) -> str | None:
    if text is not None and not isinstance(text, str):
        raise NoSuchType("a column of text holds something else")
    return text


def _string_type(name: Any, storage: Any) -> Any:
    import pandas as pd

    if name not in ("str", "string") or storage not in ("python", "pyarrow"):
        raise NoSuchType(f"{name!r} is no type of text")
    if name == "str":
        return pd.StringDtype(storage, na_value=float("nan"))
    return pd.StringDtype(storage)


def _unpack_zone(text: Any) -> Any:
    import zoneinfo

    shift = _SHIFT.fullmatch(text)
    if shift:
        minutes = int(shift[1][1:]) * 60 + int(shift[2])
        sign = -1 if shift[1].startswith("-") else 1
        return datetime.timezone(sign * datetime.timedelta(minutes=minutes))
    # pandas would take some other names for the path of a file.
    return zoneinfo.ZoneInfo(_checked(_ZONE, text)).key


def _checked(pattern: re.Pattern[str], text: Any) -> str:
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise NoSuchType("a type has an unknown name")
    return text
