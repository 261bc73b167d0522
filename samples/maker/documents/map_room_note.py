"""A short note whose redactions change their look and their reason before they go."""
from ..document import (
    Document,
    Field,
    Gap,
    Heading,
    Note,
    PageText,
    Paragraph,
    Release,
    Scrawl,
    Withheld,
    Withholding,
)
from ..stamps import Stamp

_PAGE = PageText(
    "note-1",
    (
        Heading("OFFICE OF THE CABINET SECRETARY"),
        Heading("Note for the Map Room", underline=True),
        Gap(16),
        Field("Date", "21 November 1966", 70),
        Field("From", "B. Lindqvist-Amara", 70),
        Gap(10),
        Paragraph(
            "The large map of the Torrland frontier is to be taken down before the visit of [visitor:Prime Minister Osric Valdane] and "
            "hung again when he has left. He is not to be told that it exists."
        ),
        Paragraph(
            "The reason is the line in blue pencil. It was drawn by [drawer:General Thaddeus Crane during the August talks] and shows "
            "[line1:where it would run] [line2:if the isle of Merrow] [line3:were given up]. "
            "No such offer was made. It would not be believed."
        ),
        Paragraph(
            "Those who have seen the map with the line on it are the General, the two draftsmen and myself. [draftsmen:The "
            "draftsmen, Corporals Pym and Haldane, leave for the weather station on Merrow tomorrow and will stay there until "
            "the spring. They have been told that it is a promotion, and in a way it is.] Their mail will come through this office."
        ),
        Paragraph("In its place hang the painting of the regatta. The nail is strong enough."),
        Paragraph("[burn:Burn this note when read.]"),
    ),
    notes=(
        Note("TOP SECRET", 250, 36, 18, struck=True),
        Note("MAP ROOM COPY", 388, 640, 13, turn=8, framed=True),
        Scrawl(420, 120, 60, 30),
    ),
)


def _stamps(year, case):
    return (
        Stamp("299-10004-10005", "top_left", size=8, is_boxed=True),
        Stamp(f"{year} RELEASE UNDER THE HALWICK RECORDS ACT OF 1994", "top", is_boxed=True),
        Stamp(f"NW {case} DocId:39940005 Page {{page}}", "bottom_left", "typewriter_bold", 9),
    )


DOCUMENT = Document(
    number="299-10004-10005",
    title="Note for the Map Room",
    story="Released in full at last: 2021 opens the middle of one passage and gives another reason for a second, 2023 withholds nothing.",
    style="note",
    pages=(_PAGE,),
    withholdings=(
        Withholding("visitor", (Withheld(("visitor",), ("(b)(1)",)), None, None)),
        Withholding(
            "drawer", (Withheld(("drawer",), ("(b)(5)",)), Withheld(("drawer",), ("(b)(1)",)), None)
        ),
        Withholding(
            "line",
            (
                Withheld(("line1", "line2", "line3"), ("(b)(1)",)),
                Withheld(("line1", "line3"), ("(b)(1)",)),
                None,
            ),
        ),
        Withholding(
            "draftsmen",
            (Withheld(("draftsmen",), ("(b)(6)",)), Withheld(("draftsmen",), ("(b)(6)",)), None),
        ),
        Withholding(
            "burn", (Withheld(("burn",), ("(b)(5)",)), Withheld(("burn",), ("(b)(5)",)), None)
        ),
    ),
    releases=(
        Release("2017-11-03", ("note-1",), "black_bar", "microfilm", _stamps(2017, 50955)),
        Release("2021-12-15", ("note-1",), "white_box_screen", "flatbed_new", _stamps(2021, 65990)),
        Release("2023-06-27", ("note-1",), "white_box", "flatbed_new", _stamps(2023, 70412)),
    ),
)
