from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.shown_builders import INFRASPINATUS, TRAPEZIUS, shown
from trigger_atlas.domain.figure_index import FigureIndex, ViewIndex
from trigger_atlas.domain.muscle import Muscle
from trigger_atlas.domain.names import AreaId, CautionId, MuscleId, Side, View
from trigger_atlas.state import AppState, show_area, switch_point, toggle_favourite
from trigger_atlas.ui.card_panel import CardPanel
from trigger_atlas.ui.card_sections import SECTIONS, millimetres
from trigger_atlas.ui.text import Text

EVERYTHING = frozenset(section.key for section in SECTIONS)
OPEN = replace(TRAPEZIUS, sections=EVERYTHING)
Make = Callable[..., CardPanel]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(state: AppState, width: int = 440, height: int = 3600) -> CardPanel:
        panel = CardPanel()
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.present(shown(state))
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return made


def parts(widget: QWidget) -> list[QWidget]:
    """Every visible widget below one."""
    found: list[QWidget] = []
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            found += [child, *parts(child)]
    return found


def words(panel: CardPanel) -> str:
    return "\n".join(part.text() for part in parts(panel) if isinstance(part, QLabel))


def top(panel: CardPanel, said: str) -> int:
    """How far down a text stands, px."""
    label = next(part for part in parts(panel) if isinstance(part, QLabel) and part.text() == said)
    return label.mapTo(panel, QPoint(0, 0)).y()


def button(panel: CardPanel, name: str) -> QAbstractButton:
    return next(
        part for part in parts(panel) if isinstance(part, QAbstractButton) and name in part.accessibleName()
    )


def spoken(muscle: Muscle) -> list[str]:
    """Everything that the card has to say in words, apart from names of areas and works."""
    anatomy, clinic, ims = muscle.anatomy, muscle.clinic, muscle.ims
    point, other = muscle.trigger_points
    return [
        *(
            muscle.name,
            muscle.latin,
            *muscle.synonyms,
            *muscle.abbreviations,
            muscle.ids.ta98,
            muscle.ids.fma,
        ),
        *(anatomy.origin, anatomy.insertion, *anatomy.nerve, anatomy.roots.note, anatomy.fibre_direction),
        *(*anatomy.actions, point.where, other.where, point.find, point.refers.words),
        *(*clinic.symptoms, *clinic.activated_by, *clinic.perpetuated_by, *clinic.differential),
        *(*clinic.red_flags, *clinic.tests, *(other.clinic.symptoms if other.clinic else ())),
        *(*ims.segments, ims.paraspinal, *ims.look_for, ims.position, ims.palpation, millimetres(ims.needle)),
        *(ims.direction, *ims.expect, *ims.aftercare, *(caution.why for caution in ims.cautions)),
        *(*muscle.self_care, muscle.patient, *(one.about for one in muscle.disagreements)),
        *(side.says for one in muscle.disagreements for side in one.positions),
    ]


def test_everything_that_is_known_is_said(make: Make) -> None:
    said = words(make(OPEN)).lower()
    missing = [fact for fact in spoken(builders.upper_trapezius()) if fact.lower() not in said]
    assert missing == []


def test_works_are_named_with_what_they_stand_for(make: Make) -> None:
    said = words(make(OPEN))
    for source in builders.sources():
        assert source.title in said
    assert said.count("verified") == 1
    assert "from the work" in said
    assert "for TP1" in said


def cut_off(panel: CardPanel) -> list[str]:
    texts = [part for part in parts(panel) if isinstance(part, Text)]
    return [text.text() for text in texts if text.height() < text.heightForWidth(text.width())]


@pytest.mark.parametrize("width", [360, 404, 440, 1000])
def test_nothing_is_cut_off(qtbot: QtBot, make: Make, width: int) -> None:
    panel = make(OPEN, width, 5200)
    qtbot.waitUntil(lambda: cut_off(panel) == [])
    edges = [part.mapTo(panel, QPoint(part.width(), 0)).x() for part in parts(panel)]
    assert max(edges) <= width


def test_folded_sections_keep_one_line_in_sight(make: Make) -> None:
    panel = make(TRAPEZIUS)
    heads = {button(panel, section.title).accessibleDescription() for section in SECTIONS}
    assert "C3 C4 · pincer · 25–40 mm" in heads
    assert "3 symptoms · 1 test · 1 red flag" in heads
    assert "1 verified, 2 from reference works" in heads
    assert "" not in heads


def test_cautions_stay_in_sight_and_come_worst_first(make: Make) -> None:
    said = words(make(TRAPEZIUS))
    assert said.index("STOP") < said.index("HIGH") < said.index("CARE")


def test_in_a_low_card_cautions_come_before_the_points(make: Make) -> None:
    low, high = make(TRAPEZIUS, 360, 640), make(TRAPEZIUS, 440, 900)
    assert top(low, "STOP") < top(low, "Trigger points")
    assert top(high, "STOP") > top(high, "Trigger points")


UNDER = FigureIndex(
    {
        View.ANTERIOR: ViewIndex(
            over={
                (builders.TP1, Side.LEFT): frozenset(map(CautionId, ("lung-apex", "accessory-nerve"))),
                (builders.TP2, Side.LEFT): frozenset(map(CautionId, ("lung-apex", "vertebral-artery"))),
            }
        )
    }
)


def test_what_to_do_unfolds_by_click_and_by_key(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    hit = builders.lung_hit()
    head = button(panel, "If it happens: Lung apex and pleura, closed")
    assert hit.signs not in words(panel)
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cut_off(panel) == [])
    said = words(panel)
    for told in (
        f"Signs  {hit.signs}",
        f"What to do  {hit.act}",
        "Medical help  at once.",
        "From Simons DG 1999; National Association of Myofascial Trigger Point Therapists",
    ):
        assert told in said
    assert head.accessibleName().endswith("open")
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert hit.signs not in words(panel)
    assert head.accessibleName().endswith("closed")


def test_what_to_do_stays_unfolded_while_points_are_switched(make: Make) -> None:
    panel = make(TRAPEZIUS)
    QTest.mouseClick(button(panel, "If it happens"), Qt.MouseButton.LeftButton)
    panel.present(shown(switch_point(TRAPEZIUS, builders.TP2, on=True)))
    assert builders.lung_hit().signs in words(panel)


def test_only_structures_that_have_it_say_what_to_do(make: Make) -> None:
    panel = make(TRAPEZIUS)
    heads = [part for part in parts(panel) if "If it happens" in part.accessibleName()]
    assert len(heads) == 1


@pytest.mark.parametrize("width", [360, 440, 1000])
def test_structures_and_points_name_each_other(qtbot: QtBot, make: Make, width: int) -> None:
    panel = make(OPEN, width, 5200)
    panel.present(shown(OPEN, UNDER))
    qtbot.waitUntil(lambda: cut_off(panel) == [])
    said = words(panel)
    assert "Lung apex and pleura under this point" in said
    assert "Lung apex and pleura; Vertebral artery under this point" in said
    assert "Accessory nerve under" not in said
    assert [line for line in said.splitlines() if line.startswith("Under TP")] == [
        "Under TP1, TP2",
        "Under TP2",
        "Under TP1",
    ]
    assert button(panel, "TP1").accessibleDescription() == "STOP: Lung apex and pleura under this point"


def test_what_is_missing_has_no_heading(make: Make) -> None:
    panel = make(replace(INFRASPINATUS, sections=EVERYTHING))
    said = words(panel)
    for heading in ("Refers pain to", "How to find it", "What sets it off", "Think also of", "Tests", "CARE"):
        assert heading not in said
    names = [part.accessibleName() for part in parts(panel)]
    assert not [name for name in names if "disagree" in name or "together" in name]
    assert "None is described in the works used here" in said


def test_a_point_is_switched_by_its_row(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    with qtbot.waitSignal(panel.point_switched) as switched:
        QTest.mouseClick(button(panel, "TP2"), Qt.MouseButton.LeftButton)
    assert switched.args == [builders.TP2, True]
    panel.present(shown(switch_point(TRAPEZIUS, builders.TP2, on=True)))
    assert button(panel, "TP2").isChecked()
    qtbot.waitUntil(lambda: "Pincer grip over the top of the shoulder" in words(panel))


def test_an_area_is_asked_for_and_marked(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    temple = button(panel, "Temple, essential")
    with qtbot.waitSignal(panel.area_clicked) as clicked:
        QTest.mouseClick(temple, Qt.MouseButton.LeftButton)
    assert clicked.args == [AreaId("temple")]
    panel.present(shown(show_area(TRAPEZIUS, AreaId("temple"))))
    assert temple.isChecked()


def test_a_section_asks_to_be_unfolded(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    with qtbot.waitSignal(panel.section_toggled) as toggled:
        QTest.mouseClick(button(panel, "IMS notes"), Qt.MouseButton.LeftButton)
    assert toggled.args == ["ims"]
    panel.present(shown(replace(TRAPEZIUS, sections=frozenset({"ims"}))))
    qtbot.waitUntil(lambda: "Paraspinal" in words(panel))
    assert button(panel, "IMS notes").accessibleDescription() == "Gunn's segmental reading"


def test_related_muscles_of_the_atlas_are_links_and_others_names(qtbot: QtBot, make: Make) -> None:
    panel = make(OPEN)
    with qtbot.waitSignal(panel.muscle_chosen) as chosen:
        QTest.mouseClick(button(panel, "Infraspinatus"), Qt.MouseButton.LeftButton)
    assert chosen.args == [MuscleId("infraspinatus")]
    assert "Levator scapulae" in words(panel)


def test_the_star_and_the_cross(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS)
    with qtbot.waitSignal(panel.favourite_toggled) as toggled:
        QTest.mouseClick(button(panel, "Add to favourites"), Qt.MouseButton.LeftButton)
    assert toggled.args == [builders.UPPER_TRAPEZIUS]
    panel.present(shown(toggle_favourite(TRAPEZIUS, builders.UPPER_TRAPEZIUS)))
    assert button(panel, "Remove from favourites").isEnabled()
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(button(panel, "Close the card"), Qt.MouseButton.LeftButton)


def test_how_sure_we_are_is_one_press_away(qtbot: QtBot, make: Make) -> None:
    panel = make(TRAPEZIUS, 440, 800)
    footer = [part for part in parts(panel) if part.accessibleName() == "How sure are we?"][-1]
    with qtbot.waitSignal(panel.section_toggled) as toggled:
        QTest.mouseClick(footer, Qt.MouseButton.LeftButton)
    assert toggled.args == ["certainty"]


def test_another_muscle_begins_at_the_top(qtbot: QtBot, make: Make) -> None:
    panel = make(OPEN, 440, 600)
    button(panel, "Sources").setFocus(Qt.FocusReason.TabFocusReason)
    top = button(panel, "Close the card")
    panel.present(shown(replace(INFRASPINATUS, sections=EVERYTHING)))
    qtbot.waitUntil(lambda: top.mapTo(panel, QPoint(0, 0)).y() < 120)
    assert "Infraspinatus" in words(panel)
