"""Whether what a caller said deserves a hint: it asks, objects or names something."""

import re
from enum import StrEnum

from talkhint_desktop.core.cards import words_of
from talkhint_desktop.core.stems import objects


class Occasion(StrEnum):
    ASKS = "asks"
    OBJECTS = "objects"
    NAMES = "names"


# Words are matched lower case, without punctuation, each behind a space.
_SHORT = re.compile(r"(?<= )(what|where|how|when|who)'?s(?= )")

_SUBJECT = "(?:you|i|we|they|he|she|it|there|this|that|anybody|anyone|somebody|someone)"
_THING = "(?:the|my|your|our|a|an|these|those|his|her|their)"
_DOES = "(?:can|could|do|does|did|will|would|should|shall|may|might)"
_IS = "(?:is|are|was|were|am|have|has|isn't|aren't|don't|can't|won't|didn't|haven't)"
_BEGIN = (
    "(?:^|(?<= so)|(?<= and)|(?<= but)|(?<= yes)|(?<= no)|(?<= yeah)|(?<= okay)"
    "|(?<= ok)|(?<= well)|(?<= hello)|(?<= hi)|(?<= right)|(?<= please)|(?<= sorry)"
    "|(?<= oh)|(?<= also)|(?<= thanks)|(?<= thank you)|(?<= great)|(?<= fine)"
    "|(?<= sure)|(?<= then)|(?<= um)|(?<= uh)|(?<= or)|(?<= see)|(?<= good)"
    "|(?<= morning)|(?<= afternoon)|(?<= evening))"
)
_ASKS_ENGLISH = [
    # "can you", "would it", anywhere but in "so do I" and "as did we"
    rf"(?<! so)(?<! neither)(?<! nor)(?<! as)(?<! than) {_DOES} {_SUBJECT}\b"
    rf"(?! (?:too|as well)? *$)",
    rf"{_BEGIN} {_IS} (?:{_SUBJECT}|{_THING})\b",
    rf"{_BEGIN} {_DOES} {_THING}\b| (?:does|will|would|could|should|can) {_THING}\b",
    r"(?<! what)(?<! it)(?<! that)(?<! this)(?<! there)(?<! where)(?<! how)(?<! who)"
    r"(?<! which) (?:is|are) (?:it|you|they|he|she|that)\b",
    r"(?<! it)(?<! that)(?<! this)(?<! what)(?<! know) (?:is|are|was|were) there\b",
    r"(?<! know)(?<! is)(?<! that's)(?<! matter)(?<! me) (?:what|how|when|where|why"
    r"|who|which)(?: much| many| long| soon| old| far| often| big| early| late| time"
    r"| kind of| sort of)?(?: \w+)? "
    rf"(?:{_DOES}|is|are|am|was|were|has|have)\b(?! all)",
    r"(?<! know)(?<! me)(?<! is) how (?:much|many|soon|long|far|often)\b",
    r" (?:what|how) about\b",
    r" what (?:if|happens|else|sort|kind|time)\b",
    r" how come\b| why not\b| any chance\b| any idea\b| is that possible\b",
    r" (?:i wonder|wondering|wondered|wanted to ask|want to ask|want to know|wanted to"
    r" know|like to know|need to know|curious|not sure (?:if|whether|how|what|when)|"
    r"don't know (?:if|whether|how|what|when|where))\b",
    r" tell me (?:about|more|how|what|when|where|why|if)\b",
    r" (?:i|we) (?:need|want|wanted|would like|am looking|was looking)\b(?! you\b)",
    r" (?:i'd|we'd) like\b| (?:i'm|we're) looking\b| looking for\b",
    r" (?:i'd|we'd|i would|i'll|i) (?:rather|prefer)\b",
    r" (?:and|but|so) if\b| suppose\b",
]
_NOT_WORD = r"(?! (?:то|нибудь|либо|раз|бы|только|будто|обычно|и|правило|минимум)\b)"
_BEGIN_RUSSIAN = (
    "(?:^|(?<= а)|(?<= и)|(?<= ну)|(?<= да)|(?<= нет)|(?<= но)|(?<= хорошо)"
    "|(?<= понятно)|(?<= ясно)|(?<= здравствуйте)|(?<= спасибо)|(?<= ладно)"
    "|(?<= пожалуйста)|(?<= день)|(?<= ага)|(?<= угу)|(?<= алло)|(?<= извините)"
    "|(?<= скажите)|(?<= подскажите)|(?<= отлично))"
)
_ASKS_RUSSIAN = [
    r"(?<! то)(?<! вряд)(?<! едва)(?<! мало)(?<! знаю)(?<! чуть) ли\b(?! не)",
    rf"(?<! так)(?<! знаю)(?<! такой)(?<! ни) (?:сколько|почему|зачем|почем|откуда"
    rf"|куда|чей|чья|разве|неужели){_NOT_WORD}\b",
    r" (?:во|до|со|на|за) (?:сколько|скольки)\b",
    r"(?<! так)(?<! такой) как (?:мне|нам|у|это|вы|я|можно|быть|долго|скоро|быстро"
    r"|часто|вас|к|до|насчет|оформ\w+|отмен\w+|вернуть|записат\w+|оплат\w+)\b",
    rf"{_BEGIN_RUSSIAN} (?:как|где|какой|какая|какое|какие|каком|каких|какого|какую"
    rf"|кто){_NOT_WORD}\b",
    rf"{_BEGIN_RUSSIAN} когда{_NOT_WORD}\b(?! (?:я|мы|он|она|они) \w+(?:л|ла|ли)\b)",
    r" где (?:у|вы|можно|мне|мой|моя|мое|она|он|вас|находит\w+)\b",
    r" как(?:ой|ая|ие|ое|им|их|ую) (?:у вас|документ\w+|нужн\w+|есть|срок\w*)",
    r" как(?:ой|ая|ие|ое|им|их|ую|ого) \w+ (?:\w+ )?(?:нужн\w+|надо|можно|есть|у вас)",
    r" (?:можно|можете|могли бы|сможете|могу я)\b(?! сказать)",
    r" есть $| (?:есть|бывает|осталось|осталис\w+) (?:у вас|что|какие)\b"
    r"| у вас есть\b",
    r" у вас (?:\w+ ){0,2}\w+(?:ете|ите|ают|яют|ют|ят)\b",
    r"(?<! что)(?<! как)(?<! знаю) (?:вы|ты) (?!будете|меня|мне|сами\b)"
    r"(?:\w+ ){0,3}?\w+(?:ете|ёте|ите|ешь|ишь)(?:сь)?\b",
    r" (?:а|и|но) если\b",
    r"(?<! то) (?:что если|а что|что будет|что делать|что нужно|что надо|что насчет)\b",
    r" (?:подскажите|расскажите|скажите|интересует|интересно|уточнить|спросить"
    r"|узнать)\b(?! спасибо)",
    r" (?:хочу|хотим|хотел|хотела|хотели|хотелось|мне бы|нам бы|нужен|нужна|нужны"
    r"|мне нужно|нам нужно|мне надо|нам надо|ищу|соедините|позовите|верните)\b",
    r" (?:почем|платно)\b(?= \w+$| *$)",
]
_ASKS = re.compile("|".join(f"(?:{way})" for way in _ASKS_ENGLISH + _ASKS_RUSSIAN))

# Questions about the phone call itself, and good manners: nobody needs a hint.
_SMALL_TALK = re.compile(
    r" (?:how are you(?: keeping| doing| today)*|how is it going|how do you do"
    r"|(?:can|could|do) you (?:still )?hear me(?: now| okay| all right)?"
    r"|are you (?:still )?there|is (?:this|that) (?:you|all right|okay)"
    r"|(?:can|could|would) you (?:please )?(?:repeat|say) (?:that|it)(?: again)?"
    r"|(?:can|could|would) you (?:please )?(?:hold on|hold|wait|speak up|spell)\b"
    r"|(?:can|could) you (?:please )?(?:tell|ask) (?:him|her|them)"
    r"|what (?:was|is) (?:that|your name)(?: again)?|what did you say"
    r"|who am i (?:speaking|talking) (?:to|with)|what can i say|isn't it|aren't they"
    r"|you know what i mean|do you know what i mean|how can i help"
    r"|(?:can|could|may) i (?:speak|talk) to you|let me see|if you like"
    r"|как (?:у вас |твои |ваши )?дела|как (?:вы|ты) поживаете?|как жизнь"
    r"|(?:вы |ты )?меня (?:хорошо )?(?:слышите|слышно|слышишь)|как слышно"
    r"|(?:вы |ты )(?:меня )?(?:слышите|слышишь|тут|здесь|там)\b"
    r"|как (?:вас|тебя) зовут|с кем я (?:говорю|разговариваю)"
    r"|(?:вы )?(?:можете |можно )?повтор\w+|что вы сказали|что (?:простите|извините)"
    r"|можно (?:вас )?на (?:минут\w+|секунд\w+)|(?:вы )?можете подождать"
    r"|(?:как|что) (?:бы )?(?:вам |тебе )?(?:это )?сказать"
    r"|скажите пожалуйста (?=спасибо))(?= )"
)


def occasion_of(text: str) -> Occasion | None:
    """Tell whether final words of a caller ask or object; None for small talk.

    Works without punctuation, as recognisers write. Whether the words name
    something of the playbook is for the playbook to say.
    """
    plain = f" {' '.join(words_of(text))} "
    plain = _SHORT.sub(r"\1 is", plain)
    plain, cut = _SMALL_TALK.subn(" ", plain)
    if objects(plain):
        return Occasion.OBJECTS
    if _ASKS.search(plain) or ("?" in text and not cut and len(plain.split()) > 1):
        return Occasion.ASKS
    return None
