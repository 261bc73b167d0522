"""An information report that is posted again and again with nothing new."""
from ..document import (
    Document,
    Field,
    Gap,
    Heading,
    Note,
    PageText,
    Paragraph,
    Release,
    Rule,
    Withheld,
    Withholding,
)
from ..stamps import Stamp

_PAGE_1 = PageText(
    "report-1",
    (
        Heading("INFORMATION REPORT", size=17),
        Gap(10),
        Field("COUNTRY", "Carvinia / Torrland", 104),
        Field("SUBJECT", "Movement of grain and of other things through Wesmark", 104),
        Field("DATE OF INFO", "May - July 1958", 104),
        Field("REPORT NO", "HR-20377", 104),
        Field(
            "SOURCE",
            "[source:A foreman of the Wesmark elevator company], who has reported since 1955",
            104,
        ),
        Gap(4),
        Rule(1.4),
        Gap(8),
        Paragraph(
            "1. Between 20 May and 11 July forty-one trains of the Carvinian State Railway were unloaded at Elevator No. 3. "
            "The bills of lading speak of wheat. Eleven of the trains came at night, under "
            "the eyes of [guard:a company of the Frontier Regiment], and were unloaded by men who do not belong to the elevator."
        ),
        Paragraph(
            "2. On 16 June one of the night wagons was left behind with a broken axle. The source looked under the tarpaulin and "
            "saw [cargo:printing presses in crates from the Rautmann works, each with a number painted over]. There was no wheat "
            "in the wagon. It was taken away the next day by road."
        ),
        Paragraph(
            "3. The elevator's manager, Ludo Brandeis, has bought a motor car. He says that an aunt has died. According to "
            "[clerk:the paymaster's clerk] the aunt is in good health and lives above the bakery in Quay Street."
        ),
        Paragraph(
            "4. [route:From the elevator the crates go by barge down the Wes to the paper mill at Ollersund. The lock keeper enters "
            "them as machine parts for the mill, which has not run since 1951. He is paid in flour. The barge is the DOROTHEA and "
            "her master is the manager's brother-in-law.] The source does not know what becomes of them at the mill and has been "
            "told not to find out."
        ),
        Paragraph(
            "5. The night trains stopped on 11 July without a reason given. On the same day the flag of the Torrland trade "
            "mission was lowered, and the house in Garden Lane has been empty since."
        ),
    ),
    notes=(
        Note("CONFIDENTIAL", 236, 34, 18, struck=True),
        Note("CONFIDENTIAL", 238, 742, 18, struck=True),
    ),
)

_PAGE_2 = PageText(
    "report-2",
    (
        Heading("- 2 -"),
        Gap(16),
        Paragraph(
            "6. Field comment. Presses of the Rautmann type can print bank notes. The consul in Wesmark has seen Carvinian "
            "ten-crown notes without a thread since the end of June; [bank:the Harbor Bank refuses them] and the market does not."
        ),
        Paragraph(
            "7. Headquarters comment. An earlier report (HR-19860) places [person:Engineer Tobias Lunt, formerly of the Carvinian "
            "mint,] in Torrland since February. He is said to be fond of chess and to play by mail."
        ),
        Paragraph(
            "8. The source will be asked for a note of the July issue, and for the number of men at the house in Garden Lane. He is not to go to Ollersund himself: a foreman with a "
            "camera would be remembered there, and the inn has only one room."
        ),
        Paragraph(
            "9. Dissemination. This report is sent to the Treasury in a shorter form, without paragraphs 1 and 4. The Treasury is "
            "believed to know already."
        ),
        Gap(12),
        Heading("- end -"),
    ),
    notes=(Note("CONFIDENTIAL", 238, 34, 18, struck=True),),
)


def _stamps(date):
    return (
        Stamp(
            f"Declassified in Part - Sanitized Copy Approved for Release {date} : 299-10002-10011",
            "top",
            size=8,
        ),
        Stamp("50X1", "top_right", size=9),
        Stamp(
            f"Declassified in Part - Sanitized Copy Approved for Release {date} : 299-10002-10011",
            "bottom",
            size=8,
        ),
    )


_PAGES = ("report-1", "report-2")
DOCUMENT = Document(
    number="299-10002-10011",
    title="Movement of grain and of other things through Wesmark",
    story="Nothing new: 2021 is another scan with the same redactions, 2023 is the file of 2021 posted again.",
    style="report",
    pages=(_PAGE_1, _PAGE_2),
    withholdings=tuple(
        Withholding(name, (Withheld((name,), (code,)),) * 3)
        for name, code in (
            ("source", "50X1"),
            ("guard", "50X1"),
            ("cargo", "50X1"),
            ("clerk", "50X1"),
            ("route", "50X1"),
            ("bank", "50X1"),
            ("person", "50X6"),
        )
    ),
    releases=(
        Release("2017-11-03", _PAGES, "grey_box", "flatbed", _stamps("2017/11/03")),
        Release("2021-12-15", _PAGES, "grey_box", "contractor", _stamps("2021/12/15")),
        Release(
            "2023-06-27",
            _PAGES,
            "grey_box",
            "contractor",
            _stamps("2021/12/15"),
            copy_of="2021-12-15",
        ),
    ),
)
