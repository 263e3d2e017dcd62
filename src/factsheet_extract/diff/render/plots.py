"""One small plot a figure, by matplotlib (the extra `plots`); the same series gives the same bytes."""

from __future__ import annotations

import base64
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from factsheet_extract.diff.labels import comparable
from factsheet_extract.diff.render.series_table import name
from factsheet_extract.diff.render.sparkline import widened
from factsheet_extract.errors import EnvironmentLacks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.model.series import Series, SeriesRow

PlotFormat: TypeAlias = Literal["svg", "png"]
EMBEDDED: Final = 60
"""Plots within one page; further rows keep their course in blocks."""
_SIZE: Final = (4.8, 2.4)
_SMALL: Final = (2.2, 0.6)


def plot_files(series: Series, form: PlotFormat = "svg") -> Iterator[tuple[str, bytes]]:
    """Give a file name and the plot's bytes for each figure that two editions or more print.

    Raises EnvironmentLacks where matplotlib is not installed.
    """
    taken: set[str] = set()
    for row in series.rows:
        if len({point.edition for point in row.points}) > 1:
            yield f"{_unique(_stem(row), taken)}.{form}", plot(series, row, form)


def plots_embedded(series: Series) -> Mapping[int, str]:
    """Give small plots as data URIs by row index, for a page; none where matplotlib is not installed."""
    try:
        _figure_class()
    except EnvironmentLacks:
        return {}
    found: dict[int, str] = {}
    for place, row in enumerate(series.rows):
        if len(found) < EMBEDDED and sum(value is not None for value in row.values(series.editions)) > 1:
            code = base64.b64encode(plot(series, row, "svg", small=True)).decode()
            found[place] = f"data:image/svg+xml;base64,{code}"
    return found


def plot(series: Series, row: SeriesRow, form: PlotFormat = "svg", *, small: bool = False) -> bytes:
    """Draw one figure over the editions: a line with a mark an edition, ranges as whiskers.

    Where none is printed there is a gap; where the languages disagree, one empty mark each and no line.

    Raises EnvironmentLacks where matplotlib is not installed.
    """
    figure_class = _figure_class()
    figure = figure_class(figsize=_SMALL if small else _SIZE, layout="constrained")
    axes = figure.subplots()
    values = [float("nan") if value is None else float(value) for value in row.values(series.editions)]
    axes.plot(range(len(values)), values, marker="o", markersize=2 if small else 4, linewidth=1.2, color="#2b5fa8")
    _whiskers(axes, series, row)
    _disputed(axes, series, row)
    axes.set_xlim(-0.3, len(values) - 0.7)
    known = [value for value in values if value == value]
    if known:
        low, high = widened(min(known), max(known))
        axes.set_ylim(min(low, axes.get_ylim()[0]), max(high, axes.get_ylim()[1]))
    if small:
        axes.set_axis_off()
    else:
        _dressed(axes, series, row)
    return _bytes(figure, form)


def _figure_class() -> Any:
    """Give matplotlib's Figure, used without pyplot: no display, no global state."""
    try:
        from matplotlib.figure import Figure
    except ImportError as fault:
        raise EnvironmentLacks(
            "plots need matplotlib, which is not installed", what="plots", hint="pip install 'factsheet-extract[plots]'"
        ) from fault
    return Figure


def _whiskers(axes: Any, series: Series, row: SeriesRow) -> None:
    for point in row.points:
        if point.low is not None and point.high is not None:
            axes.vlines(series.editions.index(point.edition), point.low, point.high, colors="#9aa5b4", linewidth=1)


def _disputed(axes: Any, series: Series, row: SeriesRow) -> None:
    editions = Counter(point.edition for point in row.points)
    for point in row.points:
        if editions[point.edition] > 1 and point.value is not None:
            place = series.editions.index(point.edition)
            axes.plot([place], [point.value], "o", markersize=4, markerfacecolor="none", color="#b3261e")


def _dressed(axes: Any, series: Series, row: SeriesRow) -> None:
    axes.set_title(_wrapped(name(row, 110)), fontsize=8, loc="left", parse_math=False)
    axes.set_xticks(range(len(series.editions)), series.editions, fontsize=7, rotation=45 if len(series.editions) > 6 else 0)
    axes.tick_params(axis="y", labelsize=7)
    axes.ticklabel_format(axis="y", style="plain", useOffset=False)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(y=0.15)


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(text, 70)


def _bytes(figure: Any, form: PlotFormat) -> bytes:
    """Write the figure without a date and with fixed identifiers, so that it is the same file every time."""
    import matplotlib as mpl

    out = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "factsheet-extract", "svg.fonttype": "none"}):
        figure.savefig(out, format=form, dpi=150, metadata={"Date": None} if form == "svg" else {"Software": None})
    return out.getvalue()


def _stem(row: SeriesRow) -> str:
    """Give a file name without white space or separators: rcp.active, cases-mondombe."""
    words = [row.concept or comparable(row.label), *(comparable(str(value)) for value in row.dimensions.values())]
    return re.sub(r"[^\w.]+", "-", "-".join(words))[:80].strip("-.") or "figure"


def _unique(stem: str, taken: set[str]) -> str:
    chosen, number = stem, 1
    while chosen in taken:
        number += 1
        chosen = f"{stem}-{number}"
    taken.add(chosen)
    return chosen
