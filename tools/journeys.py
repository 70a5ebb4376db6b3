"""Takes the real application through named journeys and saves its window, each as one PNG."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tools.drive import Drive
from trigger_atlas.domain.names import Depth, MuscleId, SegmentId, Side, View
from trigger_atlas.knowledge import folder, locate
from trigger_atlas.settings import Settings, Theme, save_settings
from trigger_atlas.state_pain import Door

Journey = Callable[[QApplication], Drive]
WIDE, SMALL, TABLET = (1600, 1000), (1100, 700), (1000, 1400)


def start(qt: QApplication) -> Drive:
    """The first screen."""
    return Drive(qt, WIDE)


def start_dark(qt: QApplication) -> Drive:
    """The first screen, dark."""
    save_settings(Settings(theme=Theme.DARK))
    return Drive(qt, WIDE)


def hover(qt: QApplication) -> Drive:
    """The pointer over the middle trapezius."""
    drive = Drive(qt, WIDE)
    drive.point_at(drive.place(View.POSTERIOR, "trapezius-middle", Side.LEFT))
    return drive


def upper_trapezius(qt: QApplication) -> Drive:
    """Found by its abbreviation, chosen with Enter."""
    drive = Drive(qt, WIDE)
    drive.type("UT")
    drive.key(Qt.Key.Key_Return)
    return drive


def where_it_hurts(qt: QApplication) -> Drive:
    """A headache painted on the left of the head, the zone of the first answer laid over it."""
    drive = Drive(qt, WIDE)
    drive.panels.door_chosen.emit(Door.PAIN)
    drive.intents.choose_views((View.HEAD_LEFT,))
    drive.rest()
    drive.drag(View.HEAD_LEFT, [(-60, 62), (-52, 48), (-36, 40), (-18, 42), (-2, 60)])
    drive.drag(View.HEAD_LEFT, [(6, 104), (-2, 122), (-6, 140)])
    results = drive.panels.results
    assert results is not None
    drive.press(results.first_line)
    return drive


def segment_c5(qt: QApplication) -> Drive:
    """From the card of infraspinatus to its segments, and on to C5."""
    drive = Drive(qt, WIDE, "infraspinatus")
    drive.intents.choose_views((View.ANTERIOR, View.POSTERIOR))
    drive.panels.card.lens_asked.emit(MuscleId("infraspinatus"))
    drive.rest()
    lens = drive.panels.lens
    assert lens is not None
    lens.segment_chosen.emit(SegmentId("C5"))
    drive.rest()
    return drive


def muscle_through_lens(qt: QApplication) -> Drive:
    """Infraspinatus, its segments and what else they supply."""
    drive = Drive(qt, WIDE, "infraspinatus")
    drive.panels.card.lens_asked.emit(MuscleId("infraspinatus"))
    drive.rest()
    return drive


def tender_muscles(qt: QApplication) -> Drive:
    """Three tender muscles of the hip and the leg, and the segments that explain them."""
    drive = Drive(qt, WIDE)
    drive.panels.door_chosen.emit(Door.SEGMENTS)
    drive.rest()
    lens = drive.panels.lens
    assert lens is not None
    for muscle in ("gluteus-medius", "tensor-fasciae-latae", "tibialis-anterior"):
        lens.marked.emit(MuscleId(muscle), Side.LEFT)
    drive.rest()
    return drive


def over_the_lung(qt: QApplication) -> Drive:
    """Upper trapezius with the structures at risk around it."""
    drive = upper_trapezius(qt)
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_W)
    return drive


def upper_trapezius_dark(qt: QApplication) -> Drive:
    """The same, dark."""
    save_settings(Settings(theme=Theme.DARK))
    return upper_trapezius(qt)


def upper_trapezius_front(qt: QApplication) -> Drive:
    """The same from the front, by key."""
    drive = upper_trapezius(qt)
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_1)
    return drive


def upper_trapezius_left(qt: QApplication) -> Drive:
    """The same from the left, by key."""
    drive = upper_trapezius(qt)
    drive.stage.setFocus()
    drive.key(Qt.Key.Key_3)
    return drive


def clicked(qt: QApplication) -> Drive:
    """A click on the infraspinatus, both figures on the stage."""
    drive = Drive(qt, WIDE)
    drive.click(drive.place(View.POSTERIOR, "infraspinatus", Side.RIGHT))
    return drive


def deeper(qt: QApplication) -> Drive:
    """Two clicks at one place: the second goes deeper."""
    drive = Drive(qt, WIDE)
    spot = drive.place(View.POSTERIOR, "piriformis", Side.LEFT)
    drive.click(spot)
    drive.click(spot)
    return drive


def deep_layer(qt: QApplication) -> Drive:
    """The deep layer laid open."""
    drive = Drive(qt, WIDE)
    drive.intents.choose_depth(Depth.DEEP)
    return drive


def search_typo(qt: QApplication) -> Drive:
    """A misspelt name."""
    drive = Drive(qt, WIDE)
    drive.type("trapezuis")
    return drive


def search_area(qt: QApplication) -> Drive:
    """A pain area instead of a name."""
    drive = Drive(qt, WIDE)
    drive.type("headache temple")
    return drive


def search_nothing(qt: QApplication) -> Drive:
    """Words that nothing answers to."""
    drive = Drive(qt, WIDE)
    drive.type("xylophone")
    return drive


def small(qt: QApplication) -> Drive:
    """A small window."""
    return _small(qt, SMALL)


def small_list(qt: QApplication) -> Drive:
    """A small window with the list slid over."""
    drive = Drive(qt, SMALL)
    drive.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    drive.wait(lambda: drive.panels.left.x() == drive.app.window.arrangement.left[0])
    return drive


def tablet(qt: QApplication) -> Drive:
    """A tablet held upright."""
    return _small(qt, TABLET)


def tablet_start(qt: QApplication) -> Drive:
    """A tablet held upright, at the start."""
    return Drive(qt, TABLET)


def shortcuts(qt: QApplication) -> Drive:
    """The sheet of keys."""
    drive = Drive(qt, WIDE)
    drive.key(Qt.Key.Key_Question)
    return drive


def guide(qt: QApplication) -> Drive:
    """The guide with its first entry unfolded."""
    return _read(Drive(qt, WIDE))


def guide_tablet_dark(qt: QApplication) -> Drive:
    """The same on a tablet held upright, dark."""
    save_settings(Settings(theme=Theme.DARK))
    return _read(Drive(qt, TABLET))


def data_problems(qt: QApplication) -> Drive:
    """Broken knowledge: the window lists what is wrong."""
    broken = Path(tempfile.mkdtemp())
    for file in locate.data_file("muscles.yaml").parent.iterdir():
        (broken / file.name).write_bytes(file.read_bytes())
    text = (broken / "muscles.yaml").read_text()
    for right, wrong in (("[throat]", "[throta]"), ("kind: belly", "kind: bely"), ("  latin:", "  latn:")):
        text = text.replace(right, wrong, 1)
    (broken / "muscles.yaml").write_text(text.replace("commonness: 2", "commonness: no", 1))
    with patch.object(folder, "data_place", broken.joinpath):
        return Drive(qt, WIDE)


def gluteus_minimus(qt: QApplication) -> Drive:
    """The long pattern down the leg, through the muscles above."""
    return Drive(qt, WIDE, "trigger-atlas://muscle/gluteus-minimus?side=left")


def quadratus_lumborum(qt: QApplication) -> Drive:
    """A deep muscle seen through the others."""
    return Drive(qt, WIDE, "trigger-atlas://muscle/quadratus-lumborum?side=right")


def temporalis(qt: QApplication) -> Drive:
    """Four points on the side of the head."""
    return Drive(qt, WIDE, "trigger-atlas://muscle/temporalis?side=left")


def soleus_close(qt: QApplication) -> Drive:
    """Zoomed in until the fibres show."""
    drive = Drive(qt, WIDE, "trigger-atlas://muscle/soleus?side=left")
    for _ in range(4):
        drive.key(Qt.Key.Key_Plus)
    return drive


JOURNEYS: dict[str, Journey] = {
    make.__name__.replace("_", "-"): make
    for make in (
        start,
        start_dark,
        hover,
        upper_trapezius,
        upper_trapezius_dark,
        upper_trapezius_front,
        upper_trapezius_left,
        where_it_hurts,
        segment_c5,
        muscle_through_lens,
        tender_muscles,
        over_the_lung,
        clicked,
        deeper,
        deep_layer,
        search_typo,
        search_area,
        search_nothing,
        small,
        small_list,
        tablet,
        tablet_start,
        shortcuts,
        guide,
        guide_tablet_dark,
        data_problems,
        gluteus_minimus,
        quadratus_lumborum,
        temporalis,
        soleus_close,
    )
}


def _small(qt: QApplication, size: tuple[int, int]) -> Drive:
    drive = Drive(qt, size, "trigger-atlas://muscle/trapezius-upper?side=left")
    drive.point_at(QPoint(5, 5))
    return drive


def _read(drive: Drive) -> Drive:
    drive.key(Qt.Key.Key_F1)
    drive.key(Qt.Key.Key_Down)
    drive.key(Qt.Key.Key_Return)
    return drive


def main() -> int:
    """Save the asked journeys, or all of them, as PNG."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", choices=[[], *JOURNEYS], metavar="NAME")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    for name in asked.names or JOURNEYS:
        os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
        drive = JOURNEYS[name](qt)
        drive.save(asked.out / f"{name}.png")
        drive.close()
        sys.stderr.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
