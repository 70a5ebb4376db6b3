"""Which signal means which intent: the whole table."""

from trigger_atlas.intents import Intents
from trigger_atlas.intents_guide import GuideIntents
from trigger_atlas.intents_pain import PainIntents
from trigger_atlas.intents_segments import SegmentIntents
from trigger_atlas.ui.panels import Panels
from trigger_atlas.ui.stage import Stage


def connect(intents: Intents, stage: Stage, panels: Panels) -> None:
    """Connect every signal of stage and panels to what it means."""
    left, card, start = panels.left, panels.card, panels.start
    for signal, slot in (
        (stage.stack_hovered, intents.hover_stack),
        (stage.stack_clicked, intents.click_stack),
        (stage.point_clicked, intents.click_point),
        (stage.target_chosen, intents.choose_target),
        (stage.side_chosen, intents.choose_side),
        (stage.body_chosen, intents.choose_body),
        (stage.views_chosen, intents.choose_views),
        (stage.depth_chosen, intents.choose_depth),
        (stage.peeled, intents.peel),
        (stage.cleared, intents.clear),
        (stage.risks_switched, intents.show_risks),
        (left.query_edited, intents.type_query),
        (left.muscle_chosen, intents.choose_muscle),
        (left.muscle_hovered, intents.hover_muscle),
        (left.browse_chosen, intents.browse_by),
        (left.group_toggled, intents.toggle_group),
        (start.muscle_chosen, intents.choose_recent),
        (left.recent_chosen, intents.choose_recent),
        (card.muscle_chosen, intents.choose_muscle),
        (card.point_switched, intents.switch_point),
        (card.area_clicked, intents.click_area),
        (card.section_toggled, intents.toggle_section),
        (panels.favourite_toggled, intents.toggle_favourite),
        (panels.home_asked, intents.go_home),
        (panels.back_asked, intents.go_back),
        (panels.forward_asked, intents.go_forward),
    ):
        signal.connect(slot)


def connect_second_door(pain: PainIntents, stage: Stage, panels: Panels) -> None:
    """Connect what leads through the second door, and the brush on the figure."""
    strokes = stage.canvas.strokes
    for signal, slot in (
        (panels.door_chosen, pain.enter),
        (panels.undo_asked, pain.undo),
        (panels.redo_asked, pain.redo),
        (panels.wipe_asked, pain.clear),
        (strokes.moved, pain.move_brush),
        (strokes.ended, pain.end_stroke),
        (strokes.area_clicked, pain.click_area),
        (strokes.area_hovered, pain.hover_area),
    ):
        signal.connect(slot)


def connect_lens(segments: SegmentIntents, stage: Stage) -> None:
    """Connect the bar of the lens, and the skin of the figure; call when the bar was made."""
    bar = stage.cards.lens
    assert bar is not None
    for signal, slot in (
        (bar.layer_switched, segments.switch_layer),
        (bar.pick_chosen, segments.pick_by),
        (stage.canvas.skin_hovered, segments.touch_skin),
        (stage.canvas.skin_clicked, segments.choose_segment),
    ):
        signal.connect(slot)


def connect_lens_panels(segments: SegmentIntents, intents: Intents, panels: Panels) -> None:
    """Connect the panels of the lens; call when they were made."""
    spine, lens = panels.spine, panels.lens
    assert spine is not None
    assert lens is not None
    for signal, slot in (
        (spine.segment_chosen, segments.choose_segment),
        (spine.stepped, segments.step),
        (lens.segment_chosen, segments.choose_segment),
        (lens.stepped, segments.step),
        (lens.muscle_chosen, segments.choose_muscle),
        (lens.card_asked, intents.choose_muscle),
        (lens.marked, segments.mark),
        (lens.unmarked, segments.unmark),
        (lens.all_unmarked, segments.unmark_all),
        (lens.closed, intents.clear),
    ):
        signal.connect(slot)


def connect_brush(pain: PainIntents, stage: Stage) -> None:
    """Connect the bar of the brush; call when it was made."""
    bar = stage.cards.brush
    assert bar is not None
    for signal, slot in (
        (bar.brush_taken, pain.take_brush),
        (bar.sized, pain.size_brush),
        (bar.quality_chosen, pain.feel),
        (bar.undo_asked, pain.undo),
        (bar.redo_asked, pain.redo),
        (bar.clear_asked, pain.clear),
    ):
        signal.connect(slot)


def connect_pain_panels(pain: PainIntents, intents: Intents, panels: Panels) -> None:
    """Connect the panels of the second door; call when they were made."""
    left, results = panels.pain, panels.results
    assert left is not None
    assert results is not None
    for signal, slot in (
        (left.words_edited, pain.type_words),
        (left.area_added, pain.add_area),
        (left.area_removed, pain.remove_area),
        (left.condition_chosen, pain.choose_condition),
        (left.strength_chosen, pain.strengthen),
        (left.spillover_switched, pain.count_spillover),
        (left.save_asked, pain.save),
        (left.open_asked, pain.open),
        (results.answer_chosen, pain.choose_answer),
        (results.answer_pointed, pain.hover_answer),
        (results.answer_opened, intents.open_target),
        (results.rest_asked, pain.show_rest),
        (results.segment_asked, pain.choose_segment),
    ):
        signal.connect(slot)


def connect_guide(guide: GuideIntents, panels: Panels) -> None:
    """Connect what opens the guide."""
    for signal, slot in (
        (panels.guide_asked, guide.open),
        (panels.guide_toggled, guide.toggle),
    ):
        signal.connect(slot)


def connect_guide_panel(guide: GuideIntents, panels: Panels) -> None:
    """Connect the panel of the guide; call when it was made."""
    panel = panels.guide
    assert panel is not None
    for signal, slot in (
        (panel.query_edited, guide.type_query),
        (panel.level_chosen, guide.choose_level),
        (panel.entry_toggled, guide.fold),
        (panel.closed, guide.close),
    ):
        signal.connect(slot)
