"""A caller who asks or objects is noticed, also without punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.occasion import Occasion, occasion_of

ASKS = [
    "how much is a full service",
    "yes okay and what time do you close",
    "can you send it by friday",
    "hi i was wondering if you have any rooms left",
    "it's for two people is that possible",
    "do i get a warranty with them",
    "it's sunday today is it the same price",
    "my wife is allergic does the kitchen know about that",
    "what about the weekend",
    "and if it rains",
    "any chance somebody could come today",
    "i'd like to move my appointment",
    "we are moving in may and i need a quote",
    "are there any seats left",
    "where's the nearest station",
    "which one would you take",
    "I don't know how to pay",
    "сколько стоит доставка",
    "здравствуйте когда вы открываетесь",
    "а можно оплатить картой",
    "есть ли у вас скидки",
    "хорошо а как вернуть товар",
    "вы работаете по субботам",
    "почему так долго",
    "подскажите пожалуйста где вы находитесь",
    "а если мне не подойдёт",
    "у вас есть рассрочка",
    "какие документы нужны",
    "мне нужно перенести запись",
    "во сколько это обойдётся",
    "долго ли ждать",
    "Гарантия есть?",
]
OBJECTS = [
    "that is too expensive for me",
    "hmm a bit pricey",
    "sorry we're not interested",
    "let me think about it",
    "i'll have to ask my husband",
    "i got it cheaper elsewhere",
    "i want to speak to a manager",
    "ой это дорого",
    "мне это не по карману",
    "я подумаю и перезвоню",
    "спасибо нам неинтересно",
    "мне надо посоветоваться",
    "у других дешевле",
    "позовите начальника",
]
NEITHER = [
    "",
    "?",
    "yes",
    "no thank you",
    "good morning",
    "hello how are you",
    "can you hear me now",
    "hello are you still there",
    "sorry could you repeat that",
    "what did you say",
    "sorry, what was your name again?",
    "oh you know can't complain",
    "thank you very much goodbye",
    "oh seven seven double three one nine four",
    "e l l i s o n",
    "so do i",
    "i can do that",
    "when i called last week they were closed",
    "i know how it works",
    "that's what i did",
    "it is what it is",
    "we moved to london in may",
    "all i have is the number",
    "да",
    "нет спасибо",
    "здравствуйте как дела",
    "алло вы меня слышите",
    "повторите пожалуйста",
    "как вас зовут",
    "до свидания всего доброго",
    "восемь девятьсот три сорок пять",
    "как раз то что надо",
    "так как я живу рядом",
    "как только получу сразу напишу",
    "когда я звонила мне сказали завтра",
    "я кому-то уже говорил",
    "вряд ли",
    "то ли пять то ли шесть",
    "живу на улице мира",
    "хорошо жду",
]


@pytest.mark.parametrize("said", ASKS)
def test_a_question_or_a_request_asks(said: str) -> None:
    assert occasion_of(said) is Occasion.ASKS


@pytest.mark.parametrize("said", OBJECTS)
def test_a_way_to_say_no_objects(said: str) -> None:
    assert occasion_of(said) is Occasion.OBJECTS


@pytest.mark.parametrize("said", NEITHER)
def test_small_talk_and_statements_are_no_occasion(said: str) -> None:
    assert occasion_of(said) is None


@pytest.mark.parametrize("said", ASKS)
def test_punctuation_changes_no_question(said: str) -> None:
    assert occasion_of(said.capitalize() + "?") is Occasion.ASKS


@pytest.mark.parametrize(
    "said", ["How are you? What does it cost?", "Алло, меня слышно? Сколько это стоит?"]
)
def test_a_question_behind_small_talk_still_asks(said: str) -> None:
    assert occasion_of(said) is Occasion.ASKS


@given(said=st.text())
def test_anything_may_be_said(said: str) -> None:
    occasion_of(said)
