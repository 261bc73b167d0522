"""A typed memorandum that is opened step by step."""
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
    Scrawl,
    Withheld,
    Withholding,
)
from ..stamps import Stamp

_FORM = PageText(
    "form",
    (
        Heading("HALWICK RECORDS COLLECTION", size=13),
        Heading("IDENTIFICATION FORM", size=13),
        Gap(16),
        Rule(1.2),
        Gap(8),
        Heading("AGENCY INFORMATION", underline=True),
        Gap(6),
        Field("AGENCY", "OVERSEAS AFFAIRS", 160),
        Field("RECORD NUMBER", "299-10001-10007", 160),
        Field("RECORD SERIES", "HALWICK STATION FILES", 160),
        Field("AGENCY FILE NUMBER", "88-1147-3", 160),
        Gap(8),
        Rule(1.2),
        Gap(8),
        Heading("DOCUMENT INFORMATION", underline=True),
        Gap(6),
        Field("ORIGINATOR", "HALWICK STATION", 160),
        Field("FROM", "VOSS, HARRIET L.", 160),
        Field("TO", "MEMORANDUM FOR THE RECORD", 160),
        Field("TITLE", "CONVERSATION AT THE OLD CUSTOMS HOUSE, PORT HALWICK", 160),
        Gap(8),
        Field("DATE", "03/14/1962", 160),
        Field("PAGES", "2", 160),
        Field(
            "SUBJECTS",
            "FERRAND, ANSELM; COASTAL GUARD; SURVEY VESSEL; GRAIN BANK; RADIO MAST, CAPE OSTRY",
            160,
        ),
        Gap(8),
        Field("DOCUMENT TYPE", "PAPER, TEXTUAL DOCUMENT", 160),
        Field("CLASSIFICATION", "SECRET", 160),
        Field("RESTRICTIONS", "1B; 3", 160),
        Field("CURRENT STATUS", "RELEASED WITH DELETIONS", 160),
        Field("DATE OF LAST REVIEW", "09/30/1997", 160),
        Field("OPENING CRITERIA", "INDEFINITE", 160),
        Field("COMMENTS", "HALWICK STATION FILES, BOX 41, FOLDER 9", 160),
    ),
    style="form",
)

_PAGE_1 = PageText(
    "memo-1",
    (
        Heading("MEMORANDUM FOR THE RECORD", underline=True),
        Gap(12),
        Heading("14 March 1962", "right"),
        Field("SUBJECT", "Conversation at the Old Customs House, Port Halwick", 84),
        Gap(6),
        Rule(),
        Gap(6),
        Paragraph(
            "1. On 12 March I met [guest:Colonel Anselm Ferrand of the Velmark Coastal Guard, the father of the violinist,] in the upper "
            "room of the Old Customs House. It was warm. I owe the evening to "
            "[arranger:the widow of the harbor pilot], who waited below."
        ),
        Paragraph(
            "2. The Colonel was at ease and spoke for two hours. He confirmed that the survey vessel MARIGOLD will leave "
            "for the Torrland Shoals on 3 April, and that [crew:six of her crew of nineteen are naval officers out of uniform]. "
            "He had seen the sailing orders himself. The Ministry in Sennegard believes the voyage to be a study of herring."
        ),
        Paragraph(
            "3. I asked who had paid for the new radio mast on Cape Ostry. He laughed and said that [payer1:the Sennegard "
            "Grain Bank had paid for the mast] [payer2:and for the house of the Minister's brother, with one check]. "
            "He offered to bring a photograph of the ledger if we wished to see it."
        ),
        Paragraph(
            "4. He asked for nothing. When pressed he said that his daughter plays the violin well and that "
            "[favor:a letter about her to the director of the conservatory at Lindenau] would be remembered. I made no promise."
        ),
        Paragraph(
            "5. We agreed to meet again at the same place on the second Monday of May. Should the lamp in the east window "
            "be dark, the meeting is off."
        ),
        Paragraph(
            "[tide:The Colonel then drew on the tablecloth the new minefield off Cape Ostry, with its two gates and the hours at "
            "which the pilots change. He drew it twice, the second time without the northern gate, and asked me to remember "
            "that the second drawing is the one the Admiral has. The tablecloth was burned in the stove.]"
        ),
    ),
    notes=(
        Scrawl(470, 70, 44, 22),
        Note("SECRET", 268, 34, 20, struck=True),
        Note("SECRET", 272, 738, 20, struck=True),
        Note("RECEIVED  MAR 19 1962", 84, 56, 9, turn=4, framed=True),
    ),
)

_PAGE_2 = PageText(
    "memo-2",
    (
        Heading("- 2 -"),
        Gap(18),
        Paragraph(
            "6. Comment. The Colonel has been right twice before, on the fishing agreement of 1960 and on the dismissal of "
            "Admiral Tolliver. His account of the mast fits [source2:what the clerk at the Grain Bank told Mr. Okonjo "
            "in the second week of January] and with the rent paid for the house at Ostry. I would rate him as usually reliable."
        ),
        Paragraph(
            "7. The station has spent 140 crowns on the Colonel so far, all of it on dinners. I propose to continue under "
            "the name [name1:LANTERN SEVEN] and to report through the consulate at Lindenau."
        ),
        Paragraph(
            "8. There is one difficulty. The Colonel's adjutant, a Lieutenant Sorrel, waited across the street for the whole "
            "two hours under the awning of the chandler's shop. He may have been there to guard his chief or to count his "
            "visitors. [sorrel:Sorrel is engaged to the daughter of the Torrland consul and writes to her every second day; the "
            "letters pass through the pilot's widow, who reads them]. I have asked that he be left alone for the present."
        ),
        Paragraph(
            "9. Copies of this memorandum have gone to the Director and to [copies:the Naval Attache in Sennegard, who has "
            "asked that his name be kept out of the cable traffic]. No copy has been left at the consulate, where the safe does not close."
        ),
        Gap(26),
        Paragraph("Harriet L. Voss", indent=250),
        Paragraph("Second Secretary", indent=250),
        Gap(10),
        Paragraph("HLV:mjk"),
        Paragraph("Distribution: Director (1), Halwick file (1), Chrono (1)"),
    ),
    notes=(
        Note("SECRET", 270, 36, 20, struck=True),
        Note("FILE 88-1147", 440, 620, 13, turn=-6),
        Scrawl(330, 494, 120, 30),
    ),
)


def _release_line(year):
    return Stamp(f"{year} RELEASE UNDER THE HALWICK RECORDS ACT OF 1994", "top", is_boxed=True)


def _footer(case):
    return Stamp(f"NW {case} DocId:39910007 Page {{page}}", "bottom_left", "typewriter_bold", 9)


DOCUMENT = Document(
    number="299-10001-10007",
    title="Conversation at the Old Customs House",
    story="Opened step by step: 2021 lifts four passages and shrinks one, 2023 lifts all but one name.",
    style="memorandum",
    pages=(_FORM, _PAGE_1, _PAGE_2),
    withholdings=(
        Withholding(
            "guest",
            (Withheld(("guest",), ("b1", "b7D")), Withheld(("guest",), ("b1", "b7D")), None),
        ),
        Withholding("arranger", (Withheld(("arranger",), ("b7C",)), None, None)),
        Withholding("crew", (Withheld(("crew",), ("b1",)), None, None)),
        Withholding(
            "payer",
            (Withheld(("payer1", "payer2"), ("b1", "b3")), Withheld(("payer2",), ("b1",)), None),
        ),
        Withholding("favor", (Withheld(("favor",), ("b6",)), Withheld(("favor",), ("b6",)), None)),
        Withholding("tide", (Withheld(("tide",), ("b1",)), Withheld(("tide",), ("b1",)), None)),
        Withholding("source", (Withheld(("source2",), ("b1", "b7D")), None, None)),
        Withholding(
            "name",
            (
                Withheld(("name1",), ("b3",)),
                Withheld(("name1",), ("b3",)),
                Withheld(("name1",), ("b3",)),
            ),
        ),
        Withholding("sorrel", (Withheld(("sorrel",), ("b1", "b6", "b7C")), None, None)),
        Withholding(
            "copies",
            (Withheld(("copies",), ("b1", "b7C")), Withheld(("copies",), ("b1", "b7C")), None),
        ),
    ),
    releases=(
        Release(
            "2017-11-03",
            ("form", "memo-1", "memo-2"),
            "black_bar",
            "basement",
            (_release_line(2017), _footer(50955)),
        ),
        Release(
            "2021-12-15",
            ("form", "memo-1", "memo-2"),
            "black_bar",
            "sheet_feeder",
            (_release_line(2021), _footer(65990)),
        ),
        Release(
            "2023-06-27",
            ("form", "memo-1", "memo-2"),
            "black_bar_screen",
            "contractor",
            (_release_line(2023), _footer(70412)),
        ),
    ),
)
