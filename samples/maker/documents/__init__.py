"""The fictional documents. Countries, services and persons are invented."""
from .customs_house import DOCUMENT as CUSTOMS_HOUSE
from .ferry_cable import DOCUMENT as FERRY_CABLE
from .grain_report import DOCUMENT as GRAIN_REPORT
from .lighthouse_letter import DOCUMENT as LIGHTHOUSE_LETTER
from .map_room_note import DOCUMENT as MAP_ROOM_NOTE
from .orchard_review import DOCUMENT as ORCHARD_REVIEW

DOCUMENTS = (
    CUSTOMS_HOUSE,
    FERRY_CABLE,
    GRAIN_REPORT,
    LIGHTHOUSE_LETTER,
    ORCHARD_REVIEW,
    MAP_ROOM_NOTE,
)
