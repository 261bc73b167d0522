"""A letter with a letterhead into which a page is inserted."""
from ..document import (
    Document,
    Gap,
    Heading,
    Letterhead,
    Note,
    PageText,
    Paragraph,
    Release,
    Scrawl,
    Withheld,
    Withholding,
)
from ..stamps import Stamp

_PAGE_1 = PageText(
    "letter-1",
    (
        Letterhead("THE NORTHERN LIGHTS COMMISSION", "4 Breakwater Terrace, Port Halwick"),
        Heading("2 September 1957", "right"),
        Heading("Mr. Edmund Quill", "left"),
        Heading("Department of Overseas Affairs", "left"),
        Heading("Sennegard", "left"),
        Gap(8),
        Paragraph("Dear Edmund,"),
        Paragraph(
            "You asked, when we met at the regatta, whether the keepers of our northern lights see anything that might be of use "
            "to your people. I have gone through the logs of the summer. Most of it is weather, birds and the price of paraffin.",
            first=33,
        ),
        Paragraph(
            "There is one thing. Since June the keeper at Gannet Stack has noted [lights:a green light to the east, at sea level, "
            "on eleven moonless nights of fair weather]. It shows for a minute and is answered from the shore near "
            "[farm:the old Hesper farm]. He took it for poachers. I do not, because poachers do not keep time, and this light "
            "comes at ten past two by the chronometer.",
            first=33,
        ),
        Paragraph(
            "The farm was sold in the spring. The new owner is a dentist, [buyer1:Mr. Corwin Dace,] [buyer2:who gives as his address the trade "
            "mission of Torrland in Sennegard]. The village likes him. He has mended the chapel roof and keeps bees.",
            first=33,
        ),
        Paragraph(
            "You will say that a light is only a light. So did I, until the relief boat brought back what the sea had left on the "
            "north landing: a cork float with a brass ring, painted black, and in it [float:a strip of waxed paper with four rows "
            "of figures in a woman's hand]. I have it here in the safe and have shown it to no one.",
            first=33,
        ),
        Paragraph(
            "I have asked the keeper to write down what he sees and to speak of it to nobody. He is a steady man, and his "
            "wife reads the instruments better than he does.",
            first=33,
        ),
    ),
    notes=(Note("CONFIDENTIAL", 430, 150, 12, turn=3, struck=True, framed=True),),
)

_PAGE_2 = PageText(
    "letter-2",
    (
        Heading("- 2 -"),
        Gap(14),
        Paragraph(
            "If your people should wish to see for themselves, the relief boat goes out on the first of each month and "
            "[boat:the skipper, Ansgar Holm, owes me a kindness for his son's pension]. Two men with oilskins and no conversation could stay "
            "at the Stack for a week without remark.",
            first=33,
        ),
        Paragraph(
            "I need hardly say that the Commission must not appear in this. We are here to keep ships off the rocks, and "
            "[minister:the Minister of Ports, who is my cousin, would close us within the month] if he thought that we kept anything else.",
            first=33,
        ),
        Paragraph(
            "As to money, there is none in our vote for anything of the kind, and I should be asked about it by the auditors, who are "
            "thorough. [money:The paraffin account could carry forty crowns a month without anybody noticing], but not more, and not "
            "in winter.",
            first=33,
        ),
        Paragraph("My regards to Clemence. The pears were excellent.", first=33),
        Gap(10),
        Paragraph("Yours sincerely,", indent=230),
        Gap(26),
        Paragraph("Josephine Arkwright", indent=230),
        Paragraph("Superintendent of Lights", indent=230),
        Gap(8),
        Paragraph("Enclosure: extract from the log of Gannet Stack"),
    ),
    notes=(
        Scrawl(320, 360, 130, 36),
        Note("REGISTRY  5 SEP 1957", 92, 640, 10, turn=-5, framed=True),
    ),
)

_ENCLOSURE = PageText(
    "enclosure",
    (
        Heading("EXTRACT FROM THE LOG OF GANNET STACK", underline=True),
        Heading("June to August 1957"),
        Gap(14),
        Paragraph(
            "28 June. Wind NE 4, clear. Lamp trimmed at midnight. 0210 green light bearing 094, low, about one minute. Not answered."
        ),
        Paragraph(
            "30 June. Wind NE 3, clear. 0210 green light as before. Answered from the land by a white light, three long and one short."
        ),
        Paragraph(
            "11 July. Fog until 0100. No light seen. A motor was heard to the south and east."
        ),
        Paragraph(
            "26 July. Calm. 0211 green light. Answered. [wife:Mrs. Rennick counted the flashes and has written them on the back of "
            "the tide table]. The same again on the 27th and 28th."
        ),
        Paragraph(
            "14 August. Wind W 6, rain. No light. Two gannets struck the lantern glass and were found dead in the morning."
        ),
        Paragraph(
            "25 August. Calm, no moon. 0210 green light, nearer than before. Bearing 102. A boat without lamps passed below the Stack "
            "at 0235 going toward the land. Six persons or more."
        ),
        Gap(14),
        Paragraph("Copied by hand and compared with the log."),
        Paragraph("O. Rennick, Keeper", indent=230),
    ),
    notes=(Note("ENCLOSURE 1", 446, 62, 12, framed=True),),
)


def _stamps(case, date):
    return (
        Stamp(
            f"UNCLASSIFIED Department of Overseas Affairs Case No. F-2016-{case} Date: {date}",
            "top_left",
            size=8,
        ),
        Stamp("RELEASE IN PART B1,1.4(D)", "top_right", "sans_bold", 8),
        Stamp("299-10002-10034   Page {page}", "bottom", size=8),
    )


DOCUMENT = Document(
    number="299-10002-10034",
    title="A green light off Gannet Stack",
    story="A page is inserted: 2021 adds the enclosure and changes nothing else; 2023 lifts two passages, shrinks one and withholds another.",
    style="letter",
    pages=(_PAGE_1, _PAGE_2, _ENCLOSURE),
    withholdings=(
        Withholding(
            "lights", (Withheld(("lights",), ("1.4(D)",)), Withheld(("lights",), ("1.4(D)",)), None)
        ),
        Withholding("farm", (Withheld(("farm",), ("B1",)),) * 3),
        Withholding(
            "buyer",
            (
                Withheld(("buyer1", "buyer2"), ("B1", "1.4(D)")),
                Withheld(("buyer1", "buyer2"), ("B1", "1.4(D)")),
                Withheld(("buyer1",), ("B6",)),
            ),
        ),
        Withholding("float", (Withheld(("float",), ("B1",)), Withheld(("float",), ("B1",)), None)),
        Withholding("money", (Withheld(("money",), ("1.4(D)",)),) * 3),
        Withholding("boat", (Withheld(("boat",), ("B1",)),) * 3),
        Withholding("minister", (None, None, Withheld(("minister",), ("1.4(D)",)))),
        Withholding("wife", (None, Withheld(("wife",), ("B6",)), Withheld(("wife",), ("B6",)))),
    ),
    releases=(
        Release(
            "2017-11-03",
            ("letter-1", "letter-2"),
            "white_out",
            "basement",
            _stamps(20439, "11/03/2017"),
        ),
        Release(
            "2021-12-15",
            ("letter-1", "enclosure", "letter-2"),
            "white_out",
            "contractor",
            _stamps(20439, "12/15/2021"),
        ),
        Release(
            "2023-06-27",
            ("letter-1", "enclosure", "letter-2"),
            "white_out",
            "sheet_feeder",
            _stamps(20439, "06/27/2023"),
        ),
    ),
)
