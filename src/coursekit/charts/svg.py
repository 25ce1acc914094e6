"""Turns matplotlib's SVG into markup that takes the colours and the font of the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.etree import ElementTree as ET

Element = ET.Element

_XLINK = "{http://www.w3.org/1999/xlink}href"
_FRACTION = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_URL = re.compile(r"url\(#([^)]+)\)")
_PX_PER_POINT = 96 / 72
_BOX = ("x", "y", "width", "height")


def page_svg(drawing: bytes, *, prefix: str) -> Element:
    """Return matplotlib's drawing as an element for HTML.

    Black becomes `currentColor`, the font is left to the page, and only ids that something
    refers to are kept, with `prefix` before them.
    """
    source = ET.fromstring(drawing)  # noqa: S314 - matplotlib wrote it a moment ago
    root = Element("svg", {"viewBox": source.attrib["viewBox"]})
    for side in ("width", "height"):
        root.set(side, f"{float(source.attrib[side].removesuffix('pt')) * _PX_PER_POINT:.0f}")
    root.attrib |= {"fill": "currentColor", "stroke-linejoin": "round"}
    root.extend(_Conversion.of(source, prefix).children(source))
    return root


def markup(svg: Element) -> str:
    """Return the element as HTML text."""
    return ET.tostring(svg, encoding="unicode").replace(" />", "/>")


def still(svg: Element) -> str:
    """Return the drawing as a `data:` address, black on white, for pages that drop inline SVG."""
    alone = Element("svg", svg.attrib)
    alone.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        "font-family": "sans-serif",
        "style": "color:#111;background:#fff",
    }
    alone.extend(svg)
    return "data:image/svg+xml," + quote(markup(alone), safe=" =:/;,()'+*!?@[]")


@dataclass(frozen=True, slots=True)
class _Conversion:
    """What one conversion knows of its drawing: ids in use, clips that are boxes, hatches."""

    prefix: str
    used: set[str] = field(default_factory=set)
    boxes: dict[str, dict[str, str]] = field(default_factory=dict)
    hatches: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Element, prefix: str) -> _Conversion:
        conversion = cls(prefix)
        for element in source.iter():
            tag, name = _tag(element), element.get("id", "")
            rect = next((child for child in element if _tag(child) == "rect"), None)
            if tag == "clipPath" and rect is not None:
                conversion.boxes[name] = {side: _short(rect.attrib[side]) for side in _BOX}
            elif tag == "pattern" and rect is not None:
                conversion.hatches[name] = rect.get("fill", "none")
            for attribute, value in element.attrib.items():
                conversion.used.update(_URL.findall(value))
                if attribute == _XLINK:
                    conversion.used.add(value.removeprefix("#"))
        conversion.used.difference_update(conversion.boxes)
        return conversion

    def children(self, parent: Element) -> list[Element]:
        """Convert what is inside `parent`; neighbours with the same clip share one frame."""
        converted: list[Element] = []
        frame: Element | None = None
        for child in parent:
            name = "".join(_URL.findall(child.get("clip-path", "")))
            for new in self.element(child):
                if name not in self.boxes:
                    frame = None
                    converted.append(new)
                    continue
                wanted = self._frame(name)
                if frame is None or frame.attrib != wanted.attrib:
                    frame = wanted
                    converted.append(frame)
                frame.append(new)
        return converted

    def element(self, element: Element) -> list[Element]:
        """Convert one element; a group that says nothing gives way to what it holds."""
        tag = _tag(element)
        if tag in ("metadata", "style") or (tag == "clipPath" and element.get("id") in self.boxes):
            return []
        attributes = self.attributes(element)
        children = self.children(element)
        if tag == "g" and not attributes:
            return children
        if tag == "defs" and not children:
            return []
        unseen = attributes.get("fill") == "none" and "stroke" not in attributes
        if tag == "path" and unseen and "id" not in attributes:
            return []
        new = Element(tag, attributes)
        if tag == "text":
            new.text = element.text
        new.extend(children)
        return [new]

    def attributes(self, element: Element) -> dict[str, str]:
        """Convert attributes; inline CSS becomes attributes, which a page's rules can override."""
        attributes: dict[str, str] = {}
        for name, value in element.attrib.items():
            if name == "style":
                for declaration in filter(None, map(str.strip, value.split(";"))):
                    key, _, setting = declaration.partition(":")
                    if key.strip() == "font":
                        attributes |= _font(setting)
                    elif key.strip() != "font-family":
                        attributes[key.strip()] = self._value(setting)
            elif name == "id":
                if value in self.used:
                    attributes["id"] = self.prefix + value
            elif name == _XLINK:
                attributes["href"] = re.sub("^#", f"#{self.prefix}", value)
            elif not self._idle(name, value):
                attributes[name] = self._value(value)
        return attributes

    def _idle(self, name: str, value: str) -> bool:
        """Tell attributes that do nothing: a turn by 0, or a clip that a frame does instead."""
        if name == "transform":
            return value.startswith(("rotate(-0 ", "rotate(0 "))
        return name == "clip-path" and _URL.sub(r"\1", value) in self.boxes

    def _value(self, value: str) -> str:
        if value.strip() == "#000000":
            return "currentColor"
        return _URL.sub(self._reference, _short(value))

    def _reference(self, match: re.Match[str]) -> str:
        """Point to our own id, with a plain colour behind a hatch.

        A browser finds the first element of that id in the page; where that one lies in a hidden
        tab, with the same chart, hatches do not work, and bars would be missing.
        """
        name = match.group(1)
        return f"url(#{self.prefix}{name}) {self.hatches.get(name, '')}".strip()

    def _frame(self, name: str) -> Element:
        """Clip with an inner `svg` rather than by an id, which could lie in a hidden tab."""
        box = self.boxes[name]
        return Element("svg", {**box, "viewBox": " ".join(box[side] for side in _BOX)})


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _font(shorthand: str) -> dict[str, str]:
    """Read size, slant and weight from CSS's `font`, which matplotlib wrote before 3.11."""
    *words, size = shorthand.partition("px")[0].split()
    found = {"font-size": f"{_short(size)}px"}
    for word in words:
        if word in ("italic", "oblique"):
            found["font-style"] = word
        elif word.isdigit() or word == "bold":
            found["font-weight"] = word
    return found


def _short(value: str) -> str:
    """Round numbers to a hundredth of a point, far below what can be seen."""
    rounded = _FRACTION.sub(lambda number: f"{round(float(number.group()), 2):g}", value)
    return " ".join(rounded.split())
