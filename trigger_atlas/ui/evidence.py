"""What every reader must know about the limits of this atlas, in the words of the interface."""

FOOTER = "A reference for learning, not a diagnosis. Works offline; nothing leaves this computer."
GUIDE_FOOTER = "An educational reference, not a diagnosis. In doubt, ask a doctor."
CARD_FOOTER = "For learning. Trigger points are debated."

CERTAINTY = (
    (
        "Pain patterns are clinical descriptions from case series and injection studies, not "
        "measurements. They vary from person to person."
    ),
    (
        "Examiners agree only moderately on where a trigger point lies (kappa about 0.45; Rathbone "
        "2017). Tenderness and the patient's own familiar pain are the signs that agree best."
    ),
    (
        "The trigger-point model is disputed, and Gunn's segmental model differs from it. This atlas "
        "shows the two as separate readings and merges nothing."
    ),
)

NEEDLING = (
    (
        "Between 1 in 5 and 1 in 3 treatments with needles are followed by something minor, such as "
        "bleeding, bruising or pain (19.2 %, Brady 2014; 36.7 %, Boyce 2020), and about 1 in 1,000 by "
        "something major. Needlers reported these themselves."
    ),
    (
        "Over the chest, the base of the neck and the shoulder girdle a needle can reach the lung. "
        "Pneumothorax may show hours or days later as chest pain, breathlessness or a dry cough."
    ),
    (
        "Needling is for trained, licensed clinicians with documented consent; local law decides who "
        "may do it."
    ),
)

RED_FLAGS = (
    "Chest pain, new weakness or numbness, trouble with bladder or bowel, fever, a history of "
    "cancer or unexplained weight loss need a medical assessment before any look at muscles."
)

PURPOSE = (
    "Trigger Atlas is an educational reference. It is not a medical device and makes no "
    "diagnosis: it says which muscles commonly refer pain to a place, and what is known about "
    "them."
)
