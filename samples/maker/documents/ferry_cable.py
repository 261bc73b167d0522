"""A cable of which something is closed again."""
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

_PAGE = PageText(
    "cable-1",
    (
        Heading("INCOMING TELEGRAM", size=15),
        Heading("DEPARTMENT OF OVERSEAS AFFAIRS", size=10),
        Gap(14),
        Field("FROM", "LINDENAU", 60),
        Field("TO", "SECRETARY", 60),
        Field("NO", "417, OCTOBER 9, 1964, 11 PM", 60),
        Gap(2),
        Rule(),
        Gap(8),
        Paragraph("PRIORITY. LIMITED DISTRIBUTION. REFERENCE HALWICK 388."),
        Paragraph(
            "1. NIGHT FERRY FROM TORRLAND ARRIVED FOUR HOURS LATE. AMONG PASSENGERS WAS [man:DOCTOR IGNAZ PELLAR, THE METALLURGIST], "
            "TRAVELING ON A CARVINIAN PASSPORT AS A DEALER IN CLOCKS."
        ),
        Paragraph(
            "2. AT THE PIER HE WAS MET BY [met1:CAPTAIN ROSALIND TEAL] [met2:OF THE PORT POLICE AND BY TWO "
            "MEN FROM THE SENNEGARD LEGATION IN A GREY CAR] AND DRIVEN TO THE HOTEL MERIDIAN."
        ),
        Paragraph(
            "3. HE ASKED PORTER FOR TIMETABLE TO [town:GRAUHAVEN AND THE SALT MINES] AND FOR A ROOM WITHOUT A TELEPHONE. "
            "PORTER IS KNOWN TO US AND HAS BEEN TRUTHFUL."
        ),
        Paragraph(
            "4. AMBASSADOR BELIEVES VISIT CONCERNS [plan:THE SALE OF THE GRAUHAVEN FURNACE TO TORRLAND BEFORE THE ELECTION]. "
            "FOREIGN MINISTER HARTWIN DENIED ANY KNOWLEDGE OF IT AT LUNCH TODAY AND THEN CHANGED THE SUBJECT TO PEARS."
        ),
        Paragraph(
            "5. IF HE IS TO BE SPOKEN TO IT SHOULD BE BY SOMEONE WHO KNOWS FURNACES. [expert:PROFESSOR MINA HALLOWAY OF THE MINING "
            "SCHOOL WAS HIS STUDENT AND IS AT PRESENT IN LINDENAU FOR THE BATHS. SHE HAS HELPED THE EMBASSY TWICE AND WAS PAID ONCE.] "
            "SHE DOES NOT CARE FOR CLOCKS."
        ),
        Paragraph(
            "6. REQUEST INSTRUCTIONS BY NOON TOMORROW. PELLAR HAS A CABIN ON [ship:THE MORNING BOAT TO PORT HALWICK]."
        ),
        Gap(8),
        Paragraph("MARCHBANK", indent=300),
    ),
    notes=(
        Note("CONFIDENTIAL", 240, 36, 17, struck=True),
        Note("CONFIDENTIAL", 244, 740, 17, struck=True),
        Note("ACTION COPY", 76, 72, 12, turn=7, framed=True),
        Note("1964 OCT 10 AM 6 14", 404, 156, 11, turn=-3),
    ),
)


def _stamps(date):
    return (
        Stamp(f"Approved for Release: {date} 299-10001-10023", "top"),
        Stamp(f"Approved for Release: {date} 299-10001-10023", "bottom"),
    )


DOCUMENT = Document(
    number="299-10001-10023",
    title="Arrival of Dr. Pellar on the night ferry",
    story="Closed again: 2021 withholds two passages that 2017 had shown and extends a third; 2023 takes most of that back.",
    style="cable",
    pages=(_PAGE,),
    withholdings=(
        Withholding("man", (Withheld(("man",), ("3.3(b)(1)",)),) * 3),
        Withholding(
            "met",
            (
                Withheld(("met1",), ("3.5(c)",)),
                Withheld(("met1", "met2"), ("3.5(c)",)),
                Withheld(("met1",), ("3.5(c)",)),
            ),
        ),
        Withholding("town", (None, Withheld(("town",), ("3.3(b)(1)",)), None)),
        Withholding(
            "plan", (None, Withheld(("plan",), ("3.3(b)(6)",)), Withheld(("plan",), ("3.3(b)(6)",)))
        ),
        Withholding("expert", (Withheld(("expert",), ("3.3(b)(1)", "3.5(c)")),) * 3),
        Withholding(
            "ship", (Withheld(("ship",), ("3.5(c)",)), Withheld(("ship",), ("3.5(c)",)), None)
        ),
    ),
    releases=(
        Release("2017-11-03", ("cable-1",), "white_box", "sheet_feeder", _stamps("2017/11/03")),
        Release(
            "2021-12-15", ("cable-1",), "white_box_screen", "contractor", _stamps("2021/12/15")
        ),
        Release("2023-06-27", ("cable-1",), "white_box", "basement", _stamps("2023/06/27")),
    ),
)
