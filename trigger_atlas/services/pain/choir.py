"""Pain as segment numbers of the CHOIR body map, in the numbering of its male figure.

The numbers are those of CHOIRBM (github.com/emcramer/CHOIRBM); the segments are coarser than our areas, so an
area stands for every segment that it reaches into.
"""

from collections.abc import Mapping

from trigger_atlas.domain.names import AreaId, Side
from trigger_atlas.services.pain.score import LEAST

_FRONT = {
    (101, 102): "vertex forehead",
    (103, 104): "temple eye-and-brow ear-and-jaw-joint cheek-and-jaw teeth chin",
    (105, 106): "throat side-of-neck",
    (107, 110): "front-of-shoulder side-of-shoulder top-of-shoulder",
    (108, 109): "front-of-chest side-of-chest armpit",
    (111, 112): "front-of-arm outer-arm inner-arm",
    (113, 114): "elbow-crease outer-elbow inner-elbow",
    (115, 118): "volar-forearm radial-forearm ulnar-forearm",
    (116, 117): "upper-abdomen",
    (119, 124): "volar-wrist-and-palm",
    (120, 123): "outer-hip",
    (121, 122): "lower-abdomen groin pelvic-floor",
    (125, 128): "volar-wrist-and-palm base-of-thumb thumb volar-fingers ulnar-hand",
    (126, 127): "front-of-thigh inner-thigh outer-thigh",
    (129, 130): "front-of-knee inner-knee outer-knee",
    (131, 132): "front-of-leg outer-leg",
    (133, 134): "front-of-ankle inner-ankle outer-ankle",
    (135, 136): "top-of-foot dorsal-great-toe dorsal-lesser-toes",
}
_BACK = {
    (202, 201): "vertex",
    (204, 203): "back-of-head behind-ear",
    (206, 205): "back-of-neck side-of-neck",
    (210, 207): "back-of-shoulder top-of-shoulder",
    (209, 208): "upper-thoracic-back",
    (213, 212): "mid-thoracic-back low-thoracic-back",
    (214, 211): "back-of-arm",
    (216, 215): "elbow-point",
    (219, 218): "lumbar",
    (220, 217): "dorsal-forearm",
    (226, 221): "dorsal-wrist-and-hand",
    (225, 222): "outer-hip",
    (224, 223): "buttock iliosacral coccyx pelvic-floor",
    (230, 227): "dorsal-wrist-and-hand dorsal-fingers",
    (229, 228): "back-of-thigh",
    (232, 231): "back-of-knee",
    (234, 233): "back-of-leg",
    (236, 235): "back-of-ankle",
    (238, 237): "heel arch-of-foot ball-of-foot plantar-great-toe plantar-lesser-toes",
}
SEGMENTS: Mapping[AreaId, tuple[tuple[int, int], ...]] = {
    AreaId(area): tuple(
        pair for table in (_FRONT, _BACK) for pair, areas in table.items() if area in areas.split()
    )
    for area in dict.fromkeys(" ".join((*_FRONT.values(), *_BACK.values())).split())
}
"""By area, segment numbers of the subject's (right, left) side."""


def choir(areas: Mapping[tuple[AreaId, Side], float]) -> str:
    """The segments that a pain reaches, ascending, as CHOIR stores them: ``103,105``.

    Args:
        areas: Share of the pain in each area of skin, 0 to 1.
    """
    numbers = {
        pair[side is Side.LEFT]
        for (area, side), share in areas.items()
        if share >= LEAST
        for pair in SEGMENTS.get(area, ())
    }
    return ",".join(str(number) for number in sorted(numbers))
