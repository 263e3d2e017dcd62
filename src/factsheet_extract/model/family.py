"""A family of sheets: the words one publisher uses, read from `families/<name>.toml`.

Every table of labels is keyed by language (`fr`, `en`, `es`), so that one concept has one code and as many names as there are
languages. Labels are compared after folding, without regard to inflection, articles and word order.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factsheet_extract.model.edge import Edge

Labels = dict[str, tuple[str, ...]]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.\-]+$")]
Scalar = str | int | float | bool


class Recognition(Edge):
    """How to tell that a sheet is of this family: of each group of phrases, one must be printed.

    `any` are phrases of which at least `least` must occur; `all` must all occur; `none` must not.
    """

    any: Labels = Field(default_factory=dict)
    all: Labels = Field(default_factory=dict)
    none: Labels = Field(default_factory=dict)
    least: Annotated[int, Field(ge=1)] = 1


class EditionRule(Edge):
    """Where the edition is read: regular expressions a language with one group or named groups, tried in order.

    `text` patterns are tried on the opening `within` characters, then `path` patterns on the file's stem; groups are joined by
    hyphens, and named groups year, month and day give an ISO date. `issue` patterns give the running number of a bulletin, by
    which its languages are known for one edition though they print other dates.
    """

    text: Labels = Field(default_factory=dict)
    issue: Labels = Field(default_factory=dict)
    path: tuple[str, ...] = ()
    within: Annotated[int, Field(ge=1)] = 4000


class Labelled(Edge):
    """A thing with names in each language."""

    labels: Labels = Field(default_factory=dict)
    note: str | None = None


class Concept(Labelled):
    """What a figure counts or measures.

    A label that matches as a whole gives the concept. Otherwise all of `counted` (one of the nouns), `scope` and `words` (one
    of each group) must be found near the number, and none of `without`.
    """

    counted: Labels = Field(default_factory=dict)
    words: Labels = Field(default_factory=dict)
    without: Labels = Field(default_factory=dict)
    scope: tuple[Code, ...] = Field(default=(), description="the scopes that the figure counts or speaks of")
    counts_scope: bool = Field(default=False, description="the scope itself is what is counted: 15 active processes")
    target: tuple[Code, ...] = Field(default=(), description="scopes that the counted things take part in")
    group: Labels = Field(default_factory=dict, description="group rows of a table, of which the figure must stand under one")
    unit: str | None = None
    kind: str | None = None
    dimensions: dict[str, Scalar] = Field(default_factory=dict)
    replaces: tuple[str, ...] = Field(default=(), description="codes an earlier edition of this file used")
    follows: Code | None = Field(default=None, description="the concept this one took the place of, measured otherwise")


class Scope(Labelled):
    """A kind of bodies; `alone` are words that name it where nothing else does: a row "Global", "at the global level"."""

    alone: Labels = Field(default_factory=dict)


class ThemeRule(Edge):
    """The themes of the family: labels by code, words that name no theme of their own, headings they stand under."""

    labels: dict[Code, Labels] = Field(default_factory=dict)
    filler: Labels = Field(default_factory=dict)
    sections: Labels = Field(default_factory=dict)
    scopes: tuple[Code, ...] = Field(
        default=(), description="scopes a lead-in may give to the themes under it; all where empty"
    )


class RoleRule(Labelled):
    """A role: nouns that name it, verbs that say it (infinitives), and what it can be for.

    `verbs` need one of `with` in the same clause where given. `counted` are nouns that a number of targets may stand before,
    beside the family's scopes. `targets` is "named" where the role is only said of things that have a name.
    """

    nouns: Labels = Field(default_factory=dict)
    verbs: Labels = Field(default_factory=dict)
    weak_nouns: Labels = Field(default_factory=dict, description="as weak_verbs: the organization of …")
    weak_verbs: Labels = Field(default_factory=dict, description="say the role only of things the family knows by name")
    with_: Labels = Field(default_factory=dict, alias="with")
    counted: Labels = Field(default_factory=dict)
    described: bool = Field(default=False, description="the target may be any noun phrase")
    generic: bool = Field(default=False, description="gives way to any other role in the same clause")


class Names(Edge):
    """Names the family knows: actors, organisations, processes, events; `label` is the entity label."""

    label: Annotated[str, Field(pattern="^(ORG|LOC|PER|EVENT|MISC)$")] = "ORG"
    labels: Labels = Field(default_factory=dict)
    scope: tuple[Code, ...] = Field(default=(), description="the scopes it belongs to; a list of such names is a count of them")
    generic: Labels = Field(default_factory=dict, description="stand for it once it was named: l'Organisation")


class ArithmeticCheck(Edge):
    """A sum or an order that must hold between concepts: `left` (summed) against `right` (summed), within one set of
    dimensions. Says nothing where one of them is not printed."""

    name: str
    left: tuple[str, ...]
    relation: Annotated[str, Field(pattern="^(=|<=|>=)$")] = "="
    right: tuple[str, ...]
    tolerance: float = 0
    severity: Annotated[str, Field(pattern="^(info|warning|error)$")] = "error"


class DimensionRule(Edge):
    """A dimension and how its value is read.

    `labels` give a value by its names, `patterns` by regular expressions whose groups are joined with hyphens, `kinds` by the
    kind of figure. They are looked for in the places of `where`, or once in the opening of the whole sheet. In a row, the whole
    label must be the value's name; such a row goes on from the row above.
    """

    labels: dict[str, Labels] = Field(default_factory=dict)
    patterns: Labels = Field(default_factory=dict)
    kinds: dict[str, str] = Field(default_factory=dict)
    where: tuple[Annotated[str, Field(pattern="^(column|group|row)$")], ...] = ("column", "group")
    of: Annotated[str, Field(pattern="^(figure|sheet)$")] = "figure"
    within: Annotated[int, Field(ge=1)] = 8000


class IgnoreRule(Edge):
    """A number that is no figure in this family: a regular expression (its group 1 is the number, else the whole), case aside,
    and why. It becomes a dimension in the record's list of ignored numbers."""

    pattern: str
    note: str | None = None


class Family(Edge):
    """All that is known of one publisher's series."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9\-]*$")]
    title: str
    languages: tuple[str, ...]
    publisher: str | None = None
    recognise: Recognition = Recognition()
    edition: EditionRule = EditionRule()
    scopes: dict[Code, Scope] = Field(default_factory=dict)
    concepts: dict[Code, Concept] = Field(default_factory=dict)
    themes: ThemeRule = ThemeRule()
    roles: dict[Code, RoleRule] = Field(default_factory=dict)
    actors: dict[Code, Names] = Field(default_factory=dict)
    names: dict[Code, Names] = Field(default_factory=dict)
    name_words: Labels = Field(default_factory=dict, description="nouns that make a capitalised run a name: Process, Foro")
    acronyms: dict[str, Labels] = Field(default_factory=dict, description="short form -> its long forms a language")
    dimensions: dict[Code, DimensionRule] = Field(default_factory=dict)
    ignore: tuple[IgnoreRule, ...] = ()
    checks: tuple[ArithmeticCheck, ...] = ()
    sections: dict[Code, Labels] = Field(default_factory=dict, description="sections an edition is expected to have")
    options: dict[str, dict[str, Scalar]] = Field(default_factory=dict, description="options by stage name")
    sha256: str = Field(default="", description="digest of the file's bytes; set by the loader, never written in the file")

    def __hash__(self) -> int:
        """Hash by name and digest: what is compiled from a family is cached by it."""
        return hash((self.name, self.sha256))
