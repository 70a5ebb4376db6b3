"""Which signal means which intent: the whole table."""

from trigger_atlas.intents import Intents
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
