"""Charts in the page's colours, with their source below them."""

from coursekit.charts.drawing import ChartError, chart
from coursekit.charts.labels import label
from coursekit.charts.styles import style

__all__ = ["ChartError", "chart", "label", "style"]
