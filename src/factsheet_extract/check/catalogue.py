"""Every code that `check` can report: its severity, and what it means. The documentation prints this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from factsheet_extract.model.record import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_extract.model.document import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: how grave it is, what it says, and what to do about it."""

    code: str
    severity: Severity
    description: str
    remedy: str
    made_by: Literal["check", "assemble", "read", "parallel"] = "check"


_CHECK = (
    Code("missing", "error", "An expected fact was not found on the sheet.",
         "Look at the page: is it printed? Then a rule is wanting; if not, mend the expected file."),
    Code("differs", "error", "A fact was found, but not as expected.",
         "Compare the quote with the expected file; one of the two is wrong."),
    Code("unexpected", "error", "A fact was found that the expected file does not list.",
         "Add it to the expected file, or mend the rule that found it; `complete = false` allows what is not listed."),
    Code("unverified", "info", "Entries of the expected file still wait for a person (status pending).",
         "Compare them with the page and set status to verified."),
    Code("waiver_unused", "warning", "A waiver matches no finding any more.", "Remove it from the expected file."),
    Code("range_order", "error", "The ends of a range, or its value, are not in order (low, value, high).",
         "A digit or a separator was misread."),
    Code("percent_range", "info", "A percentage is more than 100.",
         "A digit or a separator was misread, or it is no share of a whole."),
    Code("negative_count", "warning", "A number of things is below zero.",
         "A dash was read as a minus sign, or it is a balance or a change."),
    Code("precision", "error", "The value does not agree with the printed form it was read from.",
         "A digit, a separator or a scale word was misread."),
    Code("members", "warning", "The number of names listed is not the number stated.",
         "A name was cut in two or lost, or the sheet lists only some."),
    Code("total", "warning", "The parts of a table do not add up to the total that it prints.",
         "A digit was misread, a row lost, or the sheet itself does not add up."),
    Code("contradiction", "error", "One figure is printed twice with values that cannot both hold.",
         "A digit was misread in one of the two, or another dimension sets them apart."),
    Code("family_check", "error", "A sum or an order that the family declares does not hold.",
         "A digit or a label was misread; the severity is the family's own."),
    Code("unclaimed", "warning", "A number on the sheet that no fact uses and nothing explains.",
         "Look at the quote: a figure was overlooked, or a reason to ignore it is wanting."),
)  # fmt: skip

# Findings that a record brings with it.
_EARLIER = (
    Code("ambiguous_number", "warning", "A separator could mean thousands or decimals; the reading chosen is named.",
         "Look at the page; the family or the language can settle it.", "assemble"),
    Code("ambiguous_concept", "warning", "Several concepts of the family fit one figure; none was chosen.",
         "Give the family's labels more words to tell them apart.", "assemble"),
    Code("image_only_page", "error", "A page is a picture without text; nothing on it is read.",
         "Run it through OCR (the extra `ocr`), or get the sheet with a text layer.", "read"),
    Code("text_layer_missing", "warning", "A page has no text layer; what is drawn on it is not read.",
         "Look at the page: if it prints figures, run it through OCR.", "read"),
    Code("text_layer_ocr", "info", "The text of a page was recognised from a picture.",
         "Compare its figures with the page before they are used.", "read"),
    Code("text_layer_untrusted", "error", "The text of a page is not what is printed on it (a warning where that is likely).",
         "Compare its figures with the page; OCR may read it better.", "read"),
    Code("image_table", "info", "A large picture has no text; figures in it are not read.",
         "Look at the picture; type its figures in, or run it through OCR.", "read"),
    Code("nested_too_deep", "error", "Quotations or lists stand in each other too deep; what is deeper is not read.",
         "Have the sheet exported anew, or read its PDF.", "read"),
    Code("hidden_text", "warning", "The file holds text that is not shown on the page.",
         "Make sure that no figure comes from it.", "read"),
    Code("languages_differ", "error", "Two languages of one edition print other values.",
         "Compare both pages; one of the two was misread or misprinted.", "parallel"),
    Code("languages_qualify", "info", "Two languages of one edition qualify a figure otherwise (about, at least).",
         "Compare both pages.", "parallel"),
    Code("language_lacks", "warning", "One language of an edition does not print a figure that another has.",
         "Look at the page: is it printed? Then a label or a rule of that language is wanting.", "parallel"),
)  # fmt: skip

CATALOGUE: Final[dict[str, Code]] = {code.code: code for code in (*_CHECK, *_EARLIER)}


def finding(
    code: str, message: str, *, facts: Iterable[str] = (), evidence: Iterable[Evidence] = (), softened: bool = False
) -> Finding:
    """Make a finding with the catalogue's severity; a softened error (of an unverified expectation) is a warning."""
    severity = CATALOGUE[code].severity
    if softened and severity == "error":
        severity = "warning"
    return Finding(code=code, severity=severity, message=message, facts=tuple(facts), evidence=tuple(evidence))
