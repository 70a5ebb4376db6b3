"""Addresses of places in the atlas, ``trigger-atlas://muscle/infraspinatus?side=left``."""

from urllib.parse import parse_qs, urlsplit

from trigger_atlas.domain.names import MuscleId, SideChoice

SCHEME = "trigger-atlas"


def parse_link(text: str) -> tuple[MuscleId, SideChoice]:
    """What a link, or a bare muscle id, asks for; both sides where it names none.

    Raises:
        ValueError: The text is no link of the atlas; says what was expected.

    >>> parse_link("trigger-atlas://muscle/soleus?side=left")
    ('soleus', <SideChoice.LEFT: 'left'>)
    """
    if "://" not in text:
        return MuscleId(text), SideChoice.BOTH
    parts = urlsplit(text)
    muscle = parts.path.strip("/")
    if parts.scheme != SCHEME or parts.netloc != "muscle" or not muscle:
        msg = f"{text} is no link of the atlas; a link looks like {SCHEME}://muscle/soleus?side=left"
        raise ValueError(msg)
    side = parse_qs(parts.query).get("side", ["both"])[-1]
    if side not in list(SideChoice):
        msg = f"{side} is no side; a side is left, right or both"
        raise ValueError(msg)
    return MuscleId(muscle), SideChoice(side)


def link_to(muscle: MuscleId, side: SideChoice) -> str:
    """The link to a muscle.

    >>> link_to(MuscleId("soleus"), SideChoice.BOTH)
    'trigger-atlas://muscle/soleus'
    """
    return f"{SCHEME}://muscle/{muscle}" + ("" if side is SideChoice.BOTH else f"?side={side}")
