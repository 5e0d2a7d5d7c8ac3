<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>CallHeader</name>
    <message>
        <source>to %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>In call</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Учебный звонок</translation>
    </message>
    <message>
        <source>Hints %1</source>
        <translation>Подсказки %1</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
</context>
<context>
    <name>CallPage</name>
    <message>
        <source>Listening</source>
        <translation>Слушаем</translation>
    </message>
    <message>
        <source>No audio now</source>
        <translation>Звука нет</translation>
    </message>
    <message>
        <source>Waiting for audio</source>
        <translation>Ждём звук</translation>
    </message>
    <message>
        <source>Audio began at %1</source>
        <translation>Звук пошёл в %1</translation>
    </message>
    <message>
        <source>Call connected at %1</source>
        <translation>Соединено в %1</translation>
    </message>
    <message>
        <source>Live transcript</source>
        <translation>Расшифровка</translation>
    </message>
</context>
<context>
    <name>EndedPage</name>
    <message>
        <source>Next call</source>
        <translation>Следующий звонок</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Звонок завершён</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Прерван</translation>
    </message>
    <message>
        <source>Hints that were shown</source>
        <translation>Показанные подсказки</translation>
    </message>
    <message>
        <source>No hint was shown in this call.</source>
        <translation>В этом звонке подсказок не было.</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>No words were heard in this call.</source>
        <translation>В этом звонке не распознано ни слова.</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>SAY NOW</source>
        <translation>СКАЖИТЕ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Hide this hint</source>
        <translation>Скрыть подсказку</translation>
    </message>
    <message>
        <source>Hide this hint (Esc)</source>
        <translation>Скрыть подсказку (Esc)</translation>
    </message>
    <message>
        <source>No hint now</source>
        <translation>Сейчас подсказки нет</translation>
    </message>
    <message>
        <source>What to say stands here when your playbook knows it.</source>
        <translation>Здесь появится ответ, если он есть в ваших карточках.</translation>
    </message>
</context>
<context>
    <name>HintPane</name>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Ранее</translation>
    </message>
    <message>
        <source>Esc hides, Ctrl+Shift+C copies</source>
        <translation>Esc скрывает, Ctrl+Shift+C копирует</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Run a practice call</source>
        <translation>Учебный звонок</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Готовимся</translation>
    </message>
    <message>
        <source>Look below</source>
        <translation>Смотрите ниже</translation>
    </message>
    <message>
        <source>Not ready for calls yet</source>
        <translation>Пока не готовы к звонкам</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Ready for the next call</source>
        <translation>Готовы к звонку</translation>
    </message>
    <message>
        <source>Ready for a practice call</source>
        <translation>Готовы к учебному звонку</translation>
    </message>
    <message>
        <source>Calls from outside cannot come in yet: see below.</source>
        <translation>Звонки извне пока не дойдут: смотрите ниже.</translation>
    </message>
    <message>
        <source>Practice only</source>
        <translation>Только учёба</translation>
    </message>
    <message>
        <source>Not proved yet</source>
        <translation>Не проверено</translation>
    </message>
    <message>
        <source>Calls ring your phone %1. Hints open here.</source>
        <translation>Звонки идут на ваш телефон %1. Подсказки появятся здесь.</translation>
    </message>
    <message>
        <source>When a call comes, its words and hints open here.</source>
        <translation>Когда позвонят, здесь появятся слова и подсказки.</translation>
    </message>
    <message>
        <source>No account and no phone needed. It takes two minutes.</source>
        <translation>Не нужны ни аккаунт, ни телефон. Это две минуты.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>The relay stopped again and again.</source>
        <translation>Сервер звонков останавливается снова и снова.</translation>
    </message>
    <message>
        <source>The relay stopped. Starting it again…</source>
        <translation>Сервер звонков остановился. Запускаем снова…</translation>
    </message>
    <message>
        <source>Basic recognition: rough text, good for the demo.</source>
        <translation>Простое распознавание: текст грубый, годится для показа.</translation>
    </message>
    <message>
        <source>An OpenAI key gives better words.</source>
        <translation>С ключом OpenAI слова точнее.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
</context>
<context>
    <name>RingingPage</name>
    <message>
        <source>%1 is calling</source>
        <translation>Звонит %1</translation>
    </message>
    <message>
        <source>Your number %1</source>
        <translation>На ваш номер %1</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>Ringing your phone %1</source>
        <translation>Звонит ваш телефон %1</translation>
    </message>
    <message>
        <source>Answer on your phone. Hints start when you do.</source>
        <translation>Ответьте по телефону, и подсказки начнутся.</translation>
    </message>
</context>
<context>
    <name>SignalPath</name>
    <message>
        <source>Signal path</source>
        <translation>Путь сигнала</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Вебхук</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Туннель</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Поток</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Не проверен</translation>
    </message>
    <message>
        <source>Relay is off</source>
        <translation>Не работает</translation>
    </message>
    <message>
        <source>Twilio asked</source>
        <translation>Twilio был тут</translation>
    </message>
    <message>
        <source>No Auth Token</source>
        <translation>Нет токена</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Ещё не звали</translation>
    </message>
    <message>
        <source>This PC only</source>
        <translation>Только тут</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Свой адрес</translation>
    </message>
    <message>
        <source>ngrok</source>
        <translation>ngrok</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Нет звонка</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Ответили</translation>
    </message>
    <message>
        <source>No stream</source>
        <translation>Нет потока</translation>
    </message>
    <message>
        <source>No audio yet</source>
        <translation>Нет звука</translation>
    </message>
    <message>
        <source>Audio comes</source>
        <translation>Звук идёт</translation>
    </message>
    <message>
        <source>Audio stopped</source>
        <translation>Звук пропал</translation>
    </message>
    <message>
        <source>Audio is late</source>
        <translation>Звук отстаёт</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Слушаем</translation>
    </message>
    <message>
        <source>No news</source>
        <translation>Нет вестей</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Не работает</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>Слов ещё нет</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>Слов нет</translation>
    </message>
    <message>
        <source>Words come</source>
        <translation>Слова идут</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>No cards</source>
        <translation>Нет карточек</translation>
    </message>
    <message>
        <source>Hint shown</source>
        <translation>Показана</translation>
    </message>
    <message>
        <source>Nobody has asked Twilio about this number yet.</source>
        <translation>Этот номер у Twilio ещё не проверяли.</translation>
    </message>
    <message>
        <source>The relay on this PC does not run.</source>
        <translation>Сервер звонков на этом ПК не работает.</translation>
    </message>
    <message>
        <source>Twilio&apos;s last signed request came here.</source>
        <translation>Последний подписанный запрос Twilio пришёл сюда.</translation>
    </message>
    <message>
        <source>Twilio is refused: the Auth Token is not set on this PC.</source>
        <translation>Twilio получает отказ: на этом ПК не задан Auth Token.</translation>
    </message>
    <message>
        <source>Twilio has not asked yet.</source>
        <translation>Twilio ещё не обращался.</translation>
    </message>
    <message>
        <source>No public address. Calls from this PC only.</source>
        <translation>Нет публичного адреса. Звонки только с этого ПК.</translation>
    </message>
    <message>
        <source>Your own public address:</source>
        <translation>Ваш публичный адрес:</translation>
    </message>
    <message>
        <source>Public address by ngrok:</source>
        <translation>Публичный адрес от ngrok:</translation>
    </message>
    <message>
        <source>Not known until the relay answers.</source>
        <translation>Неизвестно, пока не ответит сервер звонков.</translation>
    </message>
    <message>
        <source>The recogniser does not run.</source>
        <translation>Распознавание не работает.</translation>
    </message>
    <message>
        <source>Ready to write down both sides.</source>
        <translation>Готовы записывать обе стороны.</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>Выключено.</translation>
    </message>
    <message>
        <source>The playbook has no cards yet.</source>
        <translation>Карточек пока нет.</translation>
    </message>
    <message>
        <source>Cards in the playbook:</source>
        <translation>Карточек:</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>%1: %2 not written down</source>
        <translation>%1: не записано %2</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Live transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>Copy line</source>
        <translation>Копировать строку</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать всё</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>К эфиру</translation>
    </message>
    <message>
        <source>Jump to live (%1 new)</source>
        <translation>К эфиру (новых: %1)</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>No call now</source>
        <translation>Сейчас звонка нет</translation>
    </message>
    <message>
        <source>A call rings</source>
        <translation>Входящий звонок</translation>
    </message>
    <message>
        <source>In call</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Есть неполадка</translation>
    </message>
    <message>
        <source>Show TalkHint</source>
        <translation>Показать TalkHint</translation>
    </message>
    <message>
        <source>Quit TalkHint</source>
        <translation>Выйти из TalkHint</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The call is up but no audio stream came.</source>
        <translation>Звонок идёт, но звук не поступает.</translation>
    </message>
    <message>
        <source>The caller hears you normally. There will be no hints.</source>
        <translation>Клиент вас слышит. Подсказок не будет.</translation>
    </message>
    <message>
        <source>Audio stopped arriving.</source>
        <translation>Звук перестал поступать.</translation>
    </message>
    <message>
        <source>The call itself goes on. Words and hints wait for it.</source>
        <translation>Разговор продолжается. Слова и подсказки ждут звука.</translation>
    </message>
    <message>
        <source>One side has been silent for a while.</source>
        <translation>Одна сторона давно молчит.</translation>
    </message>
    <message>
        <source>Hints still follow the other side.</source>
        <translation>Подсказки идут за другой стороной.</translation>
    </message>
    <message>
        <source>The recogniser is not answering.</source>
        <translation>Распознавание не отвечает.</translation>
    </message>
    <message>
        <source>It is being started again. The call goes on.</source>
        <translation>Оно запускается снова. Разговор продолжается.</translation>
    </message>
    <message>
        <source>Somebody speaks but no words come.</source>
        <translation>Кто-то говорит, но слов нет.</translation>
    </message>
    <message>
        <source>The recogniser may be too slow on this PC.</source>
        <translation>Возможно, этот ПК слишком медленный.</translation>
    </message>
    <message>
        <source>OpenAI refused the key.</source>
        <translation>OpenAI отклонил ключ.</translation>
    </message>
    <message>
        <source>Words and hints are off for this call.</source>
        <translation>В этом звонке слов и подсказок не будет.</translation>
    </message>
    <message>
        <source>The OpenAI account has no credit left.</source>
        <translation>На счёте OpenAI кончились деньги.</translation>
    </message>
    <message>
        <source>Words and hints are off until it has.</source>
        <translation>До пополнения слов и подсказок не будет.</translation>
    </message>
    <message>
        <source>Hints do not come now.</source>
        <translation>Подсказки сейчас не приходят.</translation>
    </message>
    <message>
        <source>The transcript goes on.</source>
        <translation>Расшифровка продолжается.</translation>
    </message>
    <message>
        <source>The public address went away.</source>
        <translation>Публичный адрес пропал.</translation>
    </message>
    <message>
        <source>This call goes on; new calls would fail.</source>
        <translation>Этот разговор продолжается; новые не пройдут.</translation>
    </message>
    <message>
        <source>This PC is offline.</source>
        <translation>Этот ПК не в сети.</translation>
    </message>
    <message>
        <source>Calls reach your phone, but not TalkHint.</source>
        <translation>Звонки идут на телефон, но не в TalkHint.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 назад</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>Hidden number</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Сегодня %1</translation>
    </message>
</context>
</TS>
