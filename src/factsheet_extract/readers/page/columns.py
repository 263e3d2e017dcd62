"""The order of reading: a page is cut into bands, bands with a common gutter into columns, and so on within each column.

Start at `in_order`. What is cut are `Atom`s: printed lines, frames, tables and long rules (which are ink, but hold no words).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from factsheet_extract.model.document import Box

_SHRINK = 0.18  # of an atom's height, cut off above and below: lines are boxed by their font, and overlap
_GUTTER = 0.6  # of the letters' size: a narrower hole is no gutter
_FAR = 2.2  # times the letters' size: what stands alone so far under columns goes on with none of them
_NEAR = 0.9  # times the letters' size: lines of a column stand no further apart
_FULL = 0.12  # of a column's width: a line that ends so near its edge fills it
_SOME = 3  # full lines tell a column
_SAME = 2.0  # points: edges of one column differ by no more
_MOST_BELOW = 2  # bands: a heading and a line of text under it
_LOW = 2.6  # times the letters' size: what is higher is no heading
_MOST_DEPTH = 12
Span: TypeAlias = tuple[float, float]


@dataclass(slots=True, eq=False)
class Atom:
    """What is never cut: its box, the size of its letters, and whatever it stands for (None for a rule)."""

    box: Box
    size: float
    item: object


@dataclass(slots=True)
class _Band:
    """Atoms side by side: where, and the holes between them."""

    atoms: list[Atom]
    top: float
    bottom: float

    def holes(self, left: float, right: float) -> list[Span]:
        """Give the free intervals between left and right."""
        holes, place = [], left
        for start, end in sorted((atom.box.x0, atom.box.x1) for atom in self.atoms):
            if start > place:
                holes.append((place, start))
            place = max(place, end)
        return [*holes, (place, right)] if place < right else holes


@dataclass(slots=True)
class _Group:
    """Bands that go together: with gutters in common, or one column."""

    bands: list[_Band] = field(default_factory=list)
    gutters: list[Span] = field(default_factory=list)
    columns: bool = False
    full: bool = False

    def atoms(self) -> list[Atom]:
        return [atom for band in self.bands for atom in band.atoms]


def in_order(atoms: list[Atom], depth: int = 0) -> list[list[Atom]]:
    """Give the atoms in runs, in the order of reading; a run is one column's stretch, from top to foot."""
    if len(atoms) < 2 or depth > _MOST_DEPTH:
        return [_down(atoms)]
    runs: list[list[Atom]] = []
    single = False  # whether the last run is one column's, which the next group may go on with
    for group in _groups(atoms):
        if not group.columns:
            runs = [*runs[:-1], runs[-1] + _down(group.atoms())] if single else [*runs, _down(group.atoms())]
            single = True
            continue
        single = False
        columns = _split(group)
        for column in _by_heads(columns) or columns:
            runs.extend(in_order(column, depth + 1) if len(column) < len(atoms) else [_down(column)])
    return [run for run in runs if run]


def _by_heads(columns: list[list[Atom]]) -> list[list[Atom]]:
    """Part two columns into rows where the left one holds headings only, each beside its text; empty where it does not."""
    if len(columns) != 2 or not all(_is_heavy(atom) for atom in columns[0]) or all(_is_heavy(atom) for atom in columns[1]):
        return []
    heads = _stacks(sorted(columns[0], key=_top))
    tops = [_top(head[0]) - _SHRINK * head[0].size for head in heads]
    level = [any(abs(_foot(head[0]) - _foot(atom)) < 0.5 * head[0].size for atom in columns[1]) for head in heads]
    above = tops[0] - heads[0][0].size
    if len(heads) < 2 or not all(level) or any(_top(atom) < above for atom in columns[1]):
        return []
    rows: list[list[Atom]] = []
    for number, head in enumerate(heads):
        end = tops[number + 1] if number + 1 < len(tops) else float("inf")
        start = tops[number] if number else float("-inf")
        rows += [head, [atom for atom in columns[1] if start <= _top(atom) < end]]
    return rows


def _is_heavy(atom: Atom) -> bool:
    return bool(getattr(atom.item, "bold", False))


def _top(atom: Atom) -> float:
    return atom.box.top


def _foot(atom: Atom) -> float:
    return atom.box.bottom


def _stacks(atoms: list[Atom]) -> list[list[Atom]]:
    """Put lines that stand close under each other together."""
    stacks: list[list[Atom]] = []
    for atom in atoms:
        if stacks and atom.box.top - stacks[-1][-1].box.bottom < _NEAR * atom.size:
            stacks[-1].append(atom)
        else:
            stacks.append([atom])
    return stacks


def _down(atoms: list[Atom]) -> list[Atom]:
    """From top to foot; side by side from left to right."""
    return [atom for band in _bands(atoms) for atom in sorted(band.atoms, key=lambda atom: (atom.box.x0, atom.box.top))]


def _bands(atoms: list[Atom]) -> list[_Band]:
    bands: list[_Band] = []
    for atom in sorted(
        atoms,
        key=lambda atom: atom.box.top + _SHRINK * (atom.box.bottom - atom.box.top),
    ):
        inset = min(_SHRINK * (atom.box.bottom - atom.box.top), 4.0)
        top, bottom = atom.box.top + inset, atom.box.bottom - inset
        if bands and top < bands[-1].bottom:
            bands[-1].atoms.append(atom)
            bands[-1].bottom = max(bands[-1].bottom, bottom)
        else:
            bands.append(_Band([atom], top, bottom))
    return bands


def _groups(atoms: list[Atom]) -> list[_Group]:
    left, right = min(atom.box.x0 for atom in atoms), max(atom.box.x1 for atom in atoms)
    sizes = sorted(atom.size for atom in atoms if atom.size) or [10.0]
    least = max(4.0, _GUTTER * sizes[len(sizes) // 2])
    bands = _bands(atoms)
    groups: list[_Group] = []
    holes = [[hole for hole in band.holes(left, right) if hole[1] - hole[0] >= least] for band in bands]
    for place, band in enumerate(bands):
        following = bands[place + 1] if place + 1 < len(bands) else None
        last = groups[-1] if groups else None
        alone = last is not None and last.columns and not _inner(holes[place], left, right)
        tiled = following is not None and last is not None and _parts_tiles(last.bands[-1], band, following)
        far = alone and last is not None and _is_far(last, band) and not _is_filled(last, bands[place:])
        if last is not None and alone and (tiled or (far and not _resumes(last, holes[place:], left, right, least))):
            groups.append(_Group([band], holes[place]))
        else:
            below = holes[place + 1] if following is not None else []
            _place_band(groups, band, holes[place], (following, below), left, right, least)
    return groups


def _inner(holes: list[Span], left: float, right: float) -> list[Span]:
    return [hole for hole in holes if hole[0] > left and hole[1] < right]


def _resumes(group: _Group, holes: list[list[Span]], left: float, right: float, least: float) -> bool:
    """Say whether one of the bands to come has words on both sides of a gutter of the columns, with none over it before."""
    gutters = group.gutters
    for of_band in holes:
        gutters = _common(gutters, of_band, least)
        if not gutters:
            return False
        if _common(gutters, _inner(of_band, left, right), least):
            return True
    return False


def _is_filled(group: _Group, bands: list[_Band]) -> bool:
    """Say whether some lines that fill the left column stand alone in it, before one that runs over into the right one."""
    gutters = _between([atom.box for atom in group.atoms()], group.gutters)
    if len(gutters) != 1:
        return False
    (start, end), full = gutters[0], 0
    width = start - min(atom.box.x0 for atom in group.atoms())
    last = max(place for place, band in enumerate(group.bands) if any(atom.box.x0 >= end - 0.01 for atom in band.atoms))
    for band in [*group.bands[last + 1 :], *bands]:
        if any(atom.box.x1 > end for atom in band.atoms):
            break
        full += any(atom.box.x1 > start - _FULL * width for atom in band.atoms)
    return full >= _SOME


def _parts_tiles(above: _Band, band: _Band, below: _Band) -> bool:
    """Say whether a heading stands alone between two rows of tiles: the row above is read before it."""
    alone = _is_low(band) and _is_heavy(band.atoms[0]) and band.atoms[0].box.x0 < min(map(_left, below.atoms)) + _SAME
    return alone and _is_tiled(above) and _is_tiled(below)


def _is_tiled(band: _Band) -> bool:
    """Frames or displays side by side, with their heads on one height."""
    tops = [atom.box.top for atom in band.atoms]
    return len(tops) > 1 and not any(hasattr(atom.item, "pieces") for atom in band.atoms) and max(tops) - min(tops) < _SAME


def _left(atom: Atom) -> float:
    return atom.box.x0


def _is_far(group: _Group, band: _Band) -> bool:
    """Say whether a band stands far under columns, by the size of its letters; that of the columns where it is a frame."""
    size = max(atom.size for atom in band.atoms) or max(atom.size for atom in group.atoms())
    return band.top - group.bands[-1].bottom > _FAR * size


def _place_band(
    groups: list[_Group], band: _Band, holes: list[Span], next_one: tuple[_Band | None, list[Span]],
    left: float, right: float, least: float,
) -> None:  # fmt: skip
    """Put a band into the open group, or open a new one with it."""
    inner = _inner(holes, left, right)
    middle = (left + right) / 2
    following, below = next_one
    last = groups[-1] if groups else None
    full = not inner and not _fits_a_side(band, holes, left, right) and not (last and _hangs(last, band, holes, least))
    if last is not None and not full:
        common = _common(last.gutters, holes, least)
        sides, before = _sides(last, band, common), _sides(last, None, last.gutters)
        if last.columns and (sides >= before or (sides and inner and _runs_on(last, band))):
            last.bands.append(band)
            last.gutters = common
            return
        alone = _sides(_Group([band]), None, holes)
        if not last.columns and not last.full and inner and _sides(last, band, common) >= max(1, alone):
            last.bands.append(band)
            last.gutters, last.columns = common, True
            return
        opens = _opens(last, band, holes, _inner(below, left, right), least)
        if not last.columns and not inner and not opens and _stays(last, band, following, middle):
            last.bands.append(band)
            last.gutters = common
            return
    if last is not None and full and not last.columns:
        last.bands.append(band)
        last.full, last.gutters = True, []
        return
    group = _Group([band], holes, bool(inner), full)
    if last is not None and last.columns and full:
        _take_back(last, group, band)
    elif last is not None and last.columns and inner and (heads := _heads_below(last)):
        groups.append(_Group(heads))
    groups.append(group)


def _hangs(group: _Group, band: _Band, holes: list[Span], least: float) -> bool:
    """Say whether a band goes on with the right column of two, on its left edge: a text beside its heading in the margin."""
    common = _common(group.gutters, holes, least)
    start = min(atom.box.x0 for atom in band.atoms)
    edges = [atom.box.x0 for atom in group.atoms() if common and atom.box.x0 >= common[-1][1] - 0.01]
    return group.columns and len(common) == 1 and common[0][1] <= start + 0.01 and bool(edges) and start - min(edges) < _SAME


def _runs_on(group: _Group, band: _Band) -> bool:
    """Say whether a band follows as near as lines do: columns within one of the columns end there, the others go on."""
    size = max(atom.size for atom in band.atoms)
    return band.top - group.bands[-1].bottom < _NEAR * size


def _opens(last: _Group, band: _Band, holes: list[Span], below: list[Span], least: float) -> bool:
    """Say whether a band on the right begins the columns that the next band shows, and what stands above it has none of."""
    common = [gutter for gutter in _common(holes, below, least) if all(atom.box.x0 >= gutter[1] - 0.01 for atom in band.atoms)]
    return bool(common) and not _common(last.gutters, common, least)


def _fits_a_side(band: _Band, holes: list[Span], left: float, right: float) -> bool:
    """A band that leaves a good part of the width free stands in one column."""
    return any(hole[1] - hole[0] > 0.3 * (right - left) for hole in holes)


def _common(gutters: list[Span], holes: list[Span], least: float) -> list[Span]:
    common = [(max(a[0], b[0]), min(a[1], b[1])) for a in gutters for b in holes]
    return [span for span in common if span[1] - span[0] >= least]


def _sides(group: _Group, band: _Band | None, gutters: list[Span]) -> int:
    """Count the gutters that have words on both of their sides."""
    if not gutters:
        return 0
    boxes = [atom.box for atom in (*group.atoms(), *(band.atoms if band else ()))]
    left, right = min((box.x1 for box in boxes), default=0.0), max((box.x0 for box in boxes), default=0.0)
    return sum(left <= start + 0.01 and right >= end - 0.01 for start, end in gutters)


def _stays(group: _Group, band: _Band, following: _Band | None, middle: float) -> bool:
    """A short band under a single column stays with it unless it stands to the right or nearer to what comes next."""
    if not group.full:
        return True
    if min(atom.box.x0 for atom in band.atoms) > middle:
        return False
    above = band.top - group.bands[-1].bottom
    below = following.top - band.bottom if following else above + 1
    return above <= below + 1.0


def _take_back(last: _Group, group: _Group, band: _Band) -> None:
    """Short bands at the foot of columns that stand nearer to what follows are its headings."""
    while len(last.bands) > 1:
        foot = last.bands[-1]
        above, below = (
            foot.top - last.bands[-2].bottom,
            group.bands[0].top - foot.bottom,
        )
        heading = _is_low(foot) and foot.atoms[0].box.x0 <= min(atom.box.x0 for atom in band.atoms) + 3
        if not heading or below >= 0.8 * above:
            return
        group.bands.insert(0, last.bands.pop())


def _heads_below(last: _Group) -> list[_Band]:
    """Take off the foot of columns a heading that stands alone under them, with the line under it: it heads what follows."""
    start = min(atom.box.x0 for atom in last.atoms())
    for place in range(len(last.bands) - 1, max(0, len(last.bands) - 1 - _MOST_BELOW), -1):
        band = last.bands[place]
        if not _is_low(band) or band.atoms[0].box.x0 > start + 3:
            return []
        below = last.bands[place + 1].top - band.bottom if place + 1 < len(last.bands) else 0.0
        if _is_heavy(band.atoms[0]) and band.top - last.bands[place - 1].bottom > max(below, 0.5 * band.atoms[0].size):
            heads, last.bands = last.bands[place:], last.bands[:place]
            return heads
    return []


def _is_low(band: _Band) -> bool:
    """Say whether a band is one printed line or two, as headings are; a frame is none."""
    return len(band.atoms) == 1 and band.bottom - band.top < _LOW * (band.atoms[0].size or 1.0)


def _between(boxes: list[Box], gutters: list[Span]) -> list[Span]:
    """Give the gutters that have something on both of their sides."""
    return [
        (a, b) for a, b in gutters if any(box.x1 <= a + 0.01 for box in boxes) and any(box.x0 >= b - 0.01 for box in boxes)
    ]  # fmt: skip


def _split(group: _Group) -> list[list[Atom]]:
    """Part a group's atoms at its gutters."""
    cuts = sorted((a + b) / 2 for a, b in _between([atom.box for atom in group.atoms()], group.gutters))
    columns: list[list[Atom]] = [[] for _ in range(len(cuts) + 1)]
    for atom in group.atoms():
        middle = (atom.box.x0 + atom.box.x1) / 2
        columns[sum(cut < middle for cut in cuts)].append(atom)
    return [column for column in columns if column]
