"""Why words and pictures differ on what lies under a muscle, where both are right.

The key is a muscle and a structure. A structure under one of its trigger points that the
muscle does not name is told as well as one that it names although its outline crosses it in no view.
"""

LIFTED = "The needle stays in the fold lifted off the neck; the nearer carotid and jugular are named as stop."
HANDS = "The words allow no needle here at all."
BLIND = "Not needled in ordinary practice; carotid, jugular and vertebral artery are named as stop."
SAME_LUNG = "The same lung is named, as pleura or as its apex."
BEHIND_LUNG = "A needle that reaches the organ has passed the pleura, which is named as stop."
SKIN_NERVE = "A skin nerve that the needle passes on its way; the entries of muscles beside it name it."
SLANTED = (
    "A level picture shows them apart; the needle that comes down from the shoulder slope reaches the apex."
)
INWARD = "Apart in every view: the words speak of a needle that strays inward."
MIDLINE_KIDNEY = "The kidney lies outward of the muscle; the words speak of a needle that strays outward."
ORBIT = "The muscle ends at the rim of the orbit; the words speak of a needle that slips over the rim."
EDGE = "The structure runs beside the muscle, so that the outlines pass each other by a little."
SMALL_BRANCH = "The trunk alone is drawn; the words speak of its branches."
DEEPER = "It lies beyond a structure that the words name, where the needle has to stop before."

EXPLAINED = {
    ("platysma", "brachial-plexus"): LIFTED,
    ("platysma", "phrenic-nerve"): LIFTED,
    ("platysma", "thyroid-gland"): LIFTED,
    ("platysma", "long-thoracic-nerve"): LIFTED,
    ("platysma", "suprascapular-nerve"): LIFTED,
    ("sternocleidomastoid-sternal", "brachial-plexus"): LIFTED,
    ("sternocleidomastoid-sternal", "vertebral-artery"): LIFTED,
    ("sternocleidomastoid-sternal", "phrenic-nerve"): LIFTED,
    ("sternocleidomastoid-sternal", "facial-nerve"): LIFTED,
    ("sternocleidomastoid-clavicular", "long-thoracic-nerve"): LIFTED,
    ("sternocleidomastoid-clavicular", "thyroid-gland"): LIFTED,
    ("sternocleidomastoid-clavicular", "vertebral-artery"): LIFTED,
    ("sternocleidomastoid-clavicular", "facial-nerve"): LIFTED,
    (
        "pterygoid-medial",
        "parotid-duct",
    ): "The muscle is reached from below the angle of the jaw, past the duct.",
    ("omohyoid", "vertebral-artery"): HANDS,
    ("longus-colli", "brachial-plexus"): BLIND,
    ("longus-colli", "external-jugular-vein"): BLIND,
    ("longus-colli", "phrenic-nerve"): BLIND,
    ("scalenus-minimus", "carotid-artery"): HANDS,
    ("scalenus-minimus", "external-jugular-vein"): HANDS,
    ("scalenus-minimus", "internal-jugular-vein"): HANDS,
    ("scalenus-minimus", "long-thoracic-nerve"): HANDS,
    ("scalenus-minimus", "phrenic-nerve"): HANDS,
    ("scalenus-minimus", "vertebral-artery"): HANDS,
    ("scalenus-anterior", "long-thoracic-nerve"): "It runs behind the plexus, which is named as stop.",
    ("scalenus-anterior", "suprascapular-nerve"): "A branch of the plexus, which is named as stop.",
    (
        "scalenus-medius",
        "internal-jugular-vein",
    ): "Seen from in front alone; the needle enters from the side, behind it.",
    (
        "scalenus-medius",
        "phrenic-nerve",
    ): "It lies on the anterior scalene; the needle enters from the side, behind it.",
    ("scalenus-posterior", "suprascapular-nerve"): "A branch of the plexus, which is named.",
    ("rectus-capitis-posterior-minor", "third-occipital-nerve"): HANDS,
    ("obliquus-capitis-superior", "facial-nerve"): HANDS,
    (
        "trapezius-upper",
        "long-thoracic-nerve",
    ): "It runs under the plexus, which is named; the fold is lifted off both.",
    (
        "trapezius-upper",
        "suprascapular-nerve",
    ): "A branch of the plexus, which is named; the fold is lifted off it.",
    ("trapezius-middle", "lung-apex"): SAME_LUNG,
    ("rhomboid-minor", "lung-apex"): SAME_LUNG,
    ("subclavius", "pleura"): SAME_LUNG,
    (
        "trapezius-lower",
        "dorsal-scapular-nerve",
    ): "It runs under the rhomboids; the needle stays in the lifted fold.",
    (
        "rhomboid-major",
        "accessory-nerve",
    ): "Its last twigs lie on the trapezius, which the needle passes; that entry names it.",
    ("latissimus-dorsi", "abdominal-organs"): "Liver and spleen are told in the words on the kidney.",
    ("serratus-posterior-inferior", "abdominal-organs"): BEHIND_LUNG,
    ("iliocostalis-thoracis", "abdominal-organs"): BEHIND_LUNG,
    ("longissimus-thoracis", "abdominal-organs"): BEHIND_LUNG,
    ("pectoralis-major-sternocostal", "abdominal-organs"): BEHIND_LUNG,
    (
        "pectoralis-major-sternocostal",
        "cephalic-vein",
    ): "The vein runs at the upper border, on the deltoid's side.",
    ("subclavius", "long-thoracic-nerve"): HANDS,
    ("diaphragm", "peritoneum"): HANDS,
    ("teres-minor", "thoracodorsal-nerve"): "The lateral border of the scapula lies between.",
    ("subscapularis", "suprascapular-nerve"): "The scapula lies between.",
    (
        "teres-major",
        "dorsal-scapular-nerve",
    ): "The nerve runs along the inner border, under the rhomboids; the point lies over the scapula.",
    ("triceps-long", "ulnar-nerve-elbow"): "The words on the brachial artery name the ulnar nerve beside it.",
    ("flexor-carpi-radialis", "anterior-interosseous-bundle"): DEEPER,
    ("flexor-carpi-radialis", "ulnar-nerve-forearm"): DEEPER,
    ("flexor-digitorum-superficialis", "anterior-interosseous-bundle"): DEEPER,
    (
        "flexor-pollicis-longus",
        "superficial-radial-nerve",
    ): "The words on the radial artery name the nerve beside it.",
    ("psoas-major", "inferior-epigastric-artery"): "The belly is never needled through.",
    (
        "psoas-major",
        "peritoneum",
    ): "The belly is never needled through; the organs behind the peritoneum are named.",
    ("psoas-major", "deep-femoral-vessels"): "A branch of the femoral artery, which is named as stop.",
    (
        "psoas-major",
        "lateral-circumflex-femoral-vessels",
    ): "A branch of the femoral artery, which is named as stop.",
    ("iliacus", "lateral-femoral-cutaneous-nerve"): "The words on the lumbar plexus name this nerve.",
    (
        "obturator-internus",
        "inferior-gluteal-nerve",
    ): "The muscle is not needled without guidance, and the sciatic nerve beside it is named.",
    ("vastus-lateralis", "deep-femoral-vessels"): "The femur lies between.",
    (
        "popliteus",
        "posterior-tibial-vessels",
    ): "The popliteal vessels, of which they come, are named as stop.",
    ("popliteus", "small-saphenous-vein"): "The needle never enters from behind, where the vein lies.",
    (
        "flexor-digitorum-longus",
        "small-saphenous-vein",
    ): "Seen from behind alone; the needle enters at the tibia.",
    ("flexor-digitorum-longus", "sural-nerve"): "Seen from behind alone; the needle enters at the tibia.",
    ("first-dorsal-interosseous-foot", "superficial-fibular-nerve"): SKIN_NERVE,
    (
        "plantar-interossei-foot",
        "plantar-nerves",
    ): "Their digital branches are named; the needle enters from the back of the foot.",
    (
        "pterygoid-medial",
        "carotid-artery",
    ): "The artery lies behind the muscle; the words speak of a needle that goes too deep.",
    (
        "pterygoid-lateral-inferior",
        "eyeball-and-orbit",
    ): "The orbit lies in front of the muscle; the words speak of a needle that points up and forward.",
    ("procerus", "eyeball-and-orbit"): ORBIT,
    ("nasalis", "eyeball-and-orbit"): ORBIT,
    ("levator-labii-superioris", "eyeball-and-orbit"): ORBIT,
    ("zygomaticus-minor", "eyeball-and-orbit"): ORBIT,
    ("supraspinatus", "lung-apex"): SLANTED,
    ("scalenus-posterior", "vertebral-artery"): INWARD,
    (
        "obliquus-capitis-superior",
        "greater-occipital-nerve",
    ): "The nerve lies inward of the muscle, as the words say.",
    ("obliquus-capitis-superior", "spinal-canal"): INWARD,
    ("longissimus-capitis", "spinal-canal"): INWARD,
    (
        "multifidus-cervical",
        "pleura",
    ): "The lung begins just below and outward; the words speak of a needle that strays outward.",
    ("spinalis-thoracis", "kidney"): MIDLINE_KIDNEY,
    ("multifidus-thoracic", "kidney"): MIDLINE_KIDNEY,
    ("multifidus-lumbar", "kidney"): MIDLINE_KIDNEY,
    ("rotatores", "kidney"): MIDLINE_KIDNEY,
    (
        "pyramidalis",
        "inferior-epigastric-artery",
    ): "The artery enters the sheath above and outward of the muscle.",
    ("deltoid-anterior", "pleura"): INWARD,
    ("deltoid-posterior", "pleura"): INWARD,
    ("coracobrachialis", "pleura"): INWARD,
    ("deltoid-middle", "radial-nerve"): "The groove begins just below the end of the muscle.",
    ("supraspinatus", "accessory-nerve"): SMALL_BRANCH,
    ("anconeus", "ulnar-nerve-elbow"): "The nerve lies on the other side of the olecranon, as the words say.",
    ("flexor-pollicis-longus", "median-nerve-forearm"): EDGE,
    ("anal-sphincter-external", "pudendal-nerve"): SMALL_BRANCH,
    ("bulbospongiosus", "pudendal-nerve"): SMALL_BRANCH,
    ("gluteus-minimus", "femoral-neurovascular-bundle"): INWARD,
    ("gluteus-minimus", "sciatic-nerve"): "The nerve leaves just below the rear fibres.",
    ("gemellus-inferior", "pudendal-nerve"): INWARD,
    (
        "pectineus",
        "peritoneum",
    ): "The abdomen begins above the pubic ramus; the words speak of a needle that points upward.",
    ("semitendinosus", "deep-femoral-vessels"): SMALL_BRANCH,
    ("semitendinosus", "tibial-nerve"): EDGE,
    ("semimembranosus", "deep-femoral-vessels"): SMALL_BRANCH,
    ("semimembranosus", "tibial-nerve"): EDGE,
    ("soleus", "common-fibular-nerve"): "The nerve rounds the neck of the fibula just above the muscle.",
    (
        "fibularis-tertius",
        "anterior-tibial-vessels",
    ): "The vessels lie inward of the muscle, as the words say.",
    ("fibularis-tertius", "fibular-vessels"): SMALL_BRANCH,
    ("extensor-digitorum-brevis", "dorsalis-pedis-artery"): EDGE,
    (
        "adductor-hallucis",
        "dorsalis-pedis-artery",
    ): "The artery dives through the first space beside the muscle.",
    ("gluteus-minimus", "pelvic-organs"): "The sciatic notch opens just below and inward of the rear fibres.",
    (
        "obturator-externus",
        "pelvic-organs",
    ): "Drawn where the sciatic notch opens behind; the words speak of the front.",
    ("obturator-internus", "rectum"): INWARD,
}
