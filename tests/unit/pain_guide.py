"""Which muscles the manuals' pain guides list for a place: the measure of the ranked list.

Travell and Simons, volumes 1 (1999) and 2 (1992), the pain-and-muscle guides at the head of each part, by the
areas and muscles of this atlas; the guides name groups where the atlas has parts. From the named works, not
opened for this table.
"""

TABLE = """
vertex: sternocleidomastoid-sternal splenius-capitis
back-of-head: trapezius-upper sternocleidomastoid-sternal sternocleidomastoid-clavicular
  semispinalis-capitis semispinalis-cervicis splenius-cervicis rectus-capitis-posterior-major
  obliquus-capitis-inferior occipitalis digastric-posterior temporalis
temple: trapezius-upper sternocleidomastoid-sternal temporalis splenius-cervicis
  rectus-capitis-posterior-major obliquus-capitis-inferior semispinalis-capitis
forehead: sternocleidomastoid-clavicular sternocleidomastoid-sternal semispinalis-capitis frontalis
  zygomaticus-major
ear-and-jaw-joint: pterygoid-lateral-inferior masseter-deep sternocleidomastoid-clavicular
  pterygoid-medial
eye-and-brow: sternocleidomastoid-sternal temporalis splenius-cervicis masseter-superficial
  rectus-capitis-posterior-major occipitalis orbicularis-oculi-orbital trapezius-upper
cheek-and-jaw: sternocleidomastoid-sternal masseter-superficial pterygoid-lateral-inferior
  trapezius-upper masseter-deep pterygoid-medial buccinator platysma orbicularis-oculi-orbital
  zygomaticus-major
teeth: temporalis masseter-superficial digastric-anterior
back-of-neck: trapezius-upper trapezius-middle trapezius-lower multifidus-cervical levator-scapulae
  splenius-cervicis infraspinatus
upper-thoracic-back: scalenus-anterior scalenus-medius scalenus-posterior levator-scapulae
  trapezius-middle trapezius-lower rhomboid-major rhomboid-minor
mid-thoracic-back: latissimus-dorsi iliocostalis-thoracis multifidus-thoracic rhomboid-major
  trapezius-lower infraspinatus serratus-anterior
back-of-shoulder: deltoid-posterior levator-scapulae teres-major teres-minor subscapularis
  serratus-posterior-superior latissimus-dorsi triceps-long trapezius-middle
front-of-shoulder: infraspinatus deltoid-anterior scalenus-anterior scalenus-medius supraspinatus
  pectoralis-major-clavicular pectoralis-minor biceps-brachii-long biceps-brachii-short
  coracobrachialis
side-of-shoulder: infraspinatus scalenus-anterior supraspinatus deltoid-middle
front-of-arm: scalenus-anterior infraspinatus biceps-brachii-long biceps-brachii-short brachialis
  deltoid-anterior subclavius
back-of-arm: scalenus-posterior triceps-long triceps-lateral deltoid-posterior subscapularis
  teres-major coracobrachialis latissimus-dorsi serratus-posterior-superior
outer-elbow: supinator brachioradialis extensor-carpi-radialis-longus triceps-medial supraspinatus
  anconeus extensor-digitorum
inner-elbow: triceps-medial pectoralis-major-sternocostal pectoralis-minor
  serratus-posterior-superior
base-of-thumb: supinator scalenus-anterior brachialis infraspinatus extensor-carpi-radialis-longus
  brachioradialis opponens-pollicis adductor-pollicis
volar-wrist-and-palm: flexor-carpi-radialis flexor-carpi-ulnaris opponens-pollicis
  pectoralis-major-sternocostal latissimus-dorsi palmaris-longus pronator-teres
dorsal-wrist-and-hand: extensor-carpi-radialis-brevis extensor-carpi-radialis-longus
  extensor-digitorum extensor-indicis extensor-carpi-ulnaris subscapularis coracobrachialis
  first-dorsal-interosseous-hand
front-of-chest: pectoralis-major-sternocostal pectoralis-major-clavicular pectoralis-minor
  scalenus-anterior scalenus-medius sternocleidomastoid-sternal sternalis subclavius
side-of-chest: serratus-anterior latissimus-dorsi intercostals-external
low-thoracic-back: iliocostalis-thoracis multifidus-thoracic serratus-posterior-inferior
  rectus-abdominis latissimus-dorsi
lumbar: psoas-major longissimus-thoracis iliocostalis-lumborum iliocostalis-thoracis
  multifidus-lumbar rectus-abdominis gluteus-medius
iliosacral: levator-ani gluteus-medius quadratus-lumborum gluteus-maximus multifidus-lumbar
  piriformis soleus
buttock: gluteus-medius quadratus-lumborum gluteus-maximus iliocostalis-lumborum
  longissimus-thoracis semitendinosus piriformis gluteus-minimus
outer-hip: gluteus-minimus vastus-lateralis piriformis quadratus-lumborum tensor-fasciae-latae
front-of-thigh: adductor-longus adductor-brevis iliacus vastus-intermedius pectineus sartorius
  vastus-medialis
inner-thigh: adductor-magnus gracilis pectineus vastus-medialis
outer-thigh: gluteus-minimus vastus-lateralis tensor-fasciae-latae vastus-intermedius
back-of-thigh: gluteus-minimus semitendinosus semimembranosus biceps-femoris-long piriformis
front-of-knee: rectus-femoris vastus-medialis adductor-longus
inner-knee: vastus-medialis sartorius gracilis adductor-longus adductor-brevis
outer-knee: vastus-lateralis
back-of-knee: gastrocnemius-medial biceps-femoris-long popliteus semitendinosus soleus plantaris
front-of-leg: tibialis-anterior extensor-digitorum-longus
outer-leg: gluteus-minimus gastrocnemius-lateral fibularis-longus
back-of-leg: soleus gluteus-minimus gastrocnemius-medial semitendinosus flexor-digitorum-longus
  tibialis-posterior plantaris
front-of-ankle: tibialis-anterior fibularis-tertius extensor-digitorum-longus
outer-ankle: fibularis-longus fibularis-brevis fibularis-tertius
inner-ankle: abductor-hallucis flexor-digitorum-longus
heel: soleus quadratus-plantae abductor-hallucis tibialis-posterior
back-of-ankle: soleus tibialis-posterior
top-of-foot: extensor-digitorum-brevis extensor-digitorum-longus extensor-hallucis-longus
  flexor-hallucis-brevis first-dorsal-interosseous-foot tibialis-anterior
arch-of-foot: gastrocnemius-medial flexor-digitorum-longus adductor-hallucis soleus
  abductor-hallucis tibialis-posterior
ball-of-foot: flexor-hallucis-brevis flexor-digitorum-brevis adductor-hallucis
  flexor-hallucis-longus first-dorsal-interosseous-foot abductor-digiti-minimi-foot
  flexor-digitorum-longus
dorsal-great-toe: tibialis-anterior extensor-hallucis-longus flexor-hallucis-brevis
plantar-great-toe: flexor-hallucis-longus flexor-hallucis-brevis tibialis-posterior
"""
"""An area at the start of a line, then the muscles of its guide."""

GUIDE = {
    area: muscles.split()
    for area, _, muscles in (line.partition(":") for line in TABLE.replace("\n  ", " ").strip().splitlines())
}
