"""A born-digital review with a real text layer; what is withheld is really removed."""
from ..document import (
    Correction,
    Document,
    Field,
    Gap,
    Heading,
    PageText,
    Paragraph,
    Release,
    Rule,
    Withheld,
    Withholding,
)
from ..stamps import Stamp

_PAGE_1 = PageText(
    "review-1",
    (
        Heading("Office of the Inspector for Overseas Programs", size=15),
        Heading("Review of the Orchard Program, 2004-2009", size=12.5),
        Gap(14),
        Field("To", "The Board of Overseers", 60),
        Field("From", "Philippa Nakamura-Stone, Inspector", 60),
        Field("Date", "19 February 2010", 60),
        Rule(),
        Gap(6),
        Paragraph(
            "1. Purpose. The Board asked this office on [asked:14 October 2009] to find out why the Orchard Program, which was to "
            "plant forty thousand trees along the Carvinian frontier, planted eleven thousand, and what became of the difference."
        ),
        Paragraph(
            "2. Money. The program received 6.2 million crowns in five payments. The accounts are in order up to the third payment. "
            "The fourth was made to [payee:Greenhollow Nurseries of Wesmark, a company which owns neither a nursery nor a spade nor a telephone], and the fifth was "
            "never entered. Both were approved by [approver:Deputy Director Alaric Munn] on the day they were requested."
        ),
        Paragraph(
            "3. Trees. We counted the trees. Of those that were planted nine in ten are alive, which is better than the program's own "
            "figure. The gaps lie in three districts. In two of them the land had been sold before planting began; in the third, "
            "[survey1:a radar station of the Frontier Service] [survey2:stands among the saplings and was built with the program's "
            "lorries, its fuel and its fence, as the photographs in the annex show]."
        ),
        Paragraph(
            "4. Persons. We spoke with thirty-four persons. Two declined. The accountant, [accountant:Mrs. Odile Varga], gave us her "
            "own copies of the ledgers, for which the Board should thank her. She asked that her present address not be printed."
        ),
        Paragraph(
            "5. Vehicles. Of nine lorries bought for the program six can be shown. [lorries:Two were lent to the Frontier Service in "
            "May 2007 for a weekend and have not come back. The third was seen by our own staff at the harbor of Wesmark, newly "
            "painted, carrying the crest of a fish company whose chairman is the Deputy Director's cousin.] The fuel of all nine "
            "was charged to the orchards until the day this review began."
        ),
        Paragraph(
            "6. Advice given. The legal office had warned in writing in 2006 that [advice:the transfer of program land to another "
            "service of the government needs a public vote of the Assembly]. No vote was asked for. The warning was filed under fruit."
        ),
    ),
)

_PAGE_2 = PageText(
    "review-2",
    (
        Heading("Findings and recommendations", "left", size=12.5),
        Gap(8),
        Paragraph(
            "7. The program did good work where it was let alone. Its failure in the third district was not a failure of the program "
            "but the success of [other:Project Windbreak, run from the same floor], which had no budget of its own."
        ),
        Paragraph(
            "8. We recommend that the fourth payment be recovered; that the fifth be found; that the Board decide in public whether "
            "the station is to stay; and that planting in the two sold districts be moved to the river meadows at Grauhaven, where "
            "the mayor has offered land."
        ),
        Paragraph(
            "9. We recommend no action against the foresters, who knew nothing, nor against the accountant, who said so in time."
        ),
        Paragraph(
            "10. Three matters remain open. The number of trees that stand on private land will be known after the spring survey. The "
            "bank has promised the papers of the fourth payment by June. And [open:the guest book of the hunting lodge at Ollersund, "
            "in which two members of the Board appear on the night the station was approved], has been asked for and is said to "
            "be at the binder's."
        ),
        Paragraph(
            "11. This office thanks the foresters of all three districts, who walked the rows with us in January."
        ),
        Gap(18),
        Paragraph("Philippa Nakamura-Stone", indent=260),
        Paragraph("Inspector", indent=260),
    ),
)


def _stamps(date):
    return (
        Stamp(f"Released {date} under the Records Access Act", "top_right", "serif_italic", 9),
        Stamp("299-10003-10002  -  page {page} of 2", "bottom", "serif", 9),
    )


_PAGES = ("review-1", "review-2")
_APPROVER, _ACCOUNTANT = Withheld(("approver",), ("(b)(6)",)), Withheld(
    ("accountant",), ("(b)(6)",)
)
_ADVICE, _STATION = Withheld(("advice",), ("(b)(5)",)), Withheld(("survey1",), ("(b)(1)",))
DOCUMENT = Document(
    number="299-10003-10002",
    title="Review of the Orchard Program",
    story="Born digital: 2021 lifts three passages and shrinks one, 2023 only corrects a date in the open text.",
    style="office",
    pages=(_PAGE_1, _PAGE_2),
    withholdings=(
        Withholding("payee", (Withheld(("payee",), ("(b)(4)",)), None, None)),
        Withholding("approver", (_APPROVER,) * 3),
        Withholding("survey", (Withheld(("survey1", "survey2"), ("(b)(1)",)), _STATION, _STATION)),
        Withholding("accountant", (_ACCOUNTANT,) * 3),
        Withholding("advice", (_ADVICE,) * 3),
        Withholding("lorries", (Withheld(("lorries",), ("(b)(7)(A)",)), None, None)),
        Withholding("open", (Withheld(("open",), ("(b)(5)",)),) * 3),
        Withholding("other", (Withheld(("other",), ("(b)(1)",)), None, None)),
    ),
    corrections=(Correction("asked", 2, "16 October 2009"),),
    releases=(
        Release("2017-11-03", _PAGES, "black_bar", stamps=_stamps("3 November 2017")),
        Release("2021-12-15", _PAGES, "black_bar", stamps=_stamps("15 December 2021")),
        Release("2023-06-27", _PAGES, "black_bar", stamps=_stamps("27 June 2023")),
    ),
    is_born_digital=True,
)
