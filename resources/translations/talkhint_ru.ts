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
        <source>Points here</source>
        <translation>Ведёт сюда</translation>
    </message>
    <message>
        <source>Not set right</source>
        <translation>Настроен неверно</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>Проверка пройдена</translation>
    </message>
    <message>
        <source>Passed, notes</source>
        <translation>Есть замечания</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Не прошёл проверку</translation>
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
        <source>ngrok agent</source>
        <translation>Агент ngrok</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Открывается</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Нет адреса</translation>
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
        <source>The number asks this TalkHint:</source>
        <translation>Номер обращается к этому TalkHint:</translation>
    </message>
    <message>
        <source>Something is wrong with the settings of the number:</source>
        <translation>В настройках номера что-то не так:</translation>
    </message>
    <message>
        <source>A test request was answered as it should.</source>
        <translation>На пробный запрос пришёл верный ответ.</translation>
    </message>
    <message>
        <source>The next call will work, but the check has notes.</source>
        <translation>Следующий звонок пройдёт, но у проверки есть замечания.</translation>
    </message>
    <message>
        <source>The next call would fail. Verify the webhook to see why.</source>
        <translation>Следующий звонок не пройдёт. Проверьте вебхук, чтобы узнать почему.</translation>
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
        <source>Public address by the ngrok agent here:</source>
        <translation>Публичный адрес от агента ngrok на этом ПК:</translation>
    </message>
    <message>
        <source>The public address is being opened.</source>
        <translation>Публичный адрес открывается.</translation>
    </message>
    <message>
        <source>There is no public address now. New calls would fail.</source>
        <translation>Публичного адреса сейчас нет. Новые звонки не пройдут.</translation>
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
        <source>The public address has changed.</source>
        <translation>Публичный адрес изменился.</translation>
    </message>
    <message>
        <source>New calls fail until the number points at the new one.</source>
        <translation>Новые звонки не пройдут, пока номер не ведёт на новый адрес.</translation>
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
    <name>Tunnel</name>
    <message>
        <source>This is no ngrok authtoken.</source>
        <translation>Это не токен ngrok.</translation>
    </message>
    <message>
        <source>Copy it anew from dashboard.ngrok.com/get-started/your-authtoken.</source>
        <translation>Скопируйте его заново: dashboard.ngrok.com/get-started/your-authtoken.</translation>
    </message>
    <message>
        <source>The ngrok authtoken is of an old kind.</source>
        <translation>Этот токен ngrok устаревшего вида.</translation>
    </message>
    <message>
        <source>ngrok does not know this authtoken any more.</source>
        <translation>ngrok больше не знает этот токен.</translation>
    </message>
    <message>
        <source>The ngrok account has no room for another session.</source>
        <translation>В учётной записи ngrok нет места для ещё одного сеанса.</translation>
    </message>
    <message>
        <source>Stop one that you do not need at dashboard.ngrok.com/agents.</source>
        <translation>Остановите ненужный на dashboard.ngrok.com/agents.</translation>
    </message>
    <message>
        <source>ngrok does not take this old version any more.</source>
        <translation>ngrok больше не принимает эту старую версию.</translation>
    </message>
    <message>
        <source>Update TalkHint.</source>
        <translation>Обновите TalkHint.</translation>
    </message>
    <message>
        <source>ngrok wants a newer version for this account.</source>
        <translation>Для этой учётной записи ngrok нужна версия новее.</translation>
    </message>
    <message>
        <source>The ngrok authtoken was revoked.</source>
        <translation>Токен ngrok отозван.</translation>
    </message>
    <message>
        <source>The ngrok domain is not reserved for this account.</source>
        <translation>Домен ngrok не закреплён за этой учётной записью.</translation>
    </message>
    <message>
        <source>Reserve it at dashboard.ngrok.com/domains, or clear TALKHINT_NGROK_DOMAIN.</source>
        <translation>Закрепите его на dashboard.ngrok.com/domains или уберите TALKHINT_NGROK_DOMAIN.</translation>
    </message>
    <message>
        <source>The ngrok domain belongs to another account.</source>
        <translation>Домен ngrok принадлежит другой учётной записи.</translation>
    </message>
    <message>
        <source>Use the authtoken of that account, or clear TALKHINT_NGROK_DOMAIN.</source>
        <translation>Возьмите токен той учётной записи или уберите TALKHINT_NGROK_DOMAIN.</translation>
    </message>
    <message>
        <source>The ngrok account has no room for another address in one session.</source>
        <translation>В учётной записи ngrok нет места для ещё одного адреса в сеансе.</translation>
    </message>
    <message>
        <source>Stop one that you do not need at dashboard.ngrok.com/endpoints.</source>
        <translation>Остановите ненужный на dashboard.ngrok.com/endpoints.</translation>
    </message>
    <message>
        <source>Another program already holds this ngrok address.</source>
        <translation>Этот адрес ngrok уже занят другой программой.</translation>
    </message>
    <message>
        <source>Stop it; see dashboard.ngrok.com/endpoints for where it runs.</source>
        <translation>Остановите её; где она работает, видно на dashboard.ngrok.com/endpoints.</translation>
    </message>
    <message>
        <source>ngrok limits sessions without an account.</source>
        <translation>ngrok ограничивает сеансы без учётной записи.</translation>
    </message>
    <message>
        <source>Set the authtoken of your ngrok account.</source>
        <translation>Укажите токен своей учётной записи ngrok.</translation>
    </message>
    <message>
        <source>ngrok slows this account down: too much came in.</source>
        <translation>ngrok замедляет эту учётную запись: слишком много принято.</translation>
    </message>
    <message>
        <source>See dashboard.ngrok.com/usage, or use another public address.</source>
        <translation>Посмотрите dashboard.ngrok.com/usage или возьмите другой публичный адрес.</translation>
    </message>
    <message>
        <source>ngrok slows this account down: too much went out.</source>
        <translation>ngrok замедляет эту учётную запись: слишком много отправлено.</translation>
    </message>
    <message>
        <source>ngrok&apos;s data for this month is used up.</source>
        <translation>Трафик ngrok на этот месяц исчерпан.</translation>
    </message>
    <message>
        <source>ngrok&apos;s connections for this month are used up.</source>
        <translation>Соединения ngrok на этот месяц исчерпаны.</translation>
    </message>
    <message>
        <source>ngrok&apos;s requests for this month are used up.</source>
        <translation>Запросы ngrok на этот месяц исчерпаны.</translation>
    </message>
    <message>
        <source>ngrok did not understand the answer from this PC.</source>
        <translation>ngrok не понял ответ этого ПК.</translation>
    </message>
    <message>
        <source>The tunnel must lead to the relay&apos;s own port by http.</source>
        <translation>Туннель должен вести на порт сервера звонков по http.</translation>
    </message>
    <message>
        <source>Nothing holds this ngrok address now.</source>
        <translation>Этот адрес ngrok сейчас никем не занят.</translation>
    </message>
    <message>
        <source>Start the relay, or point the number at the present address.</source>
        <translation>Запустите сервер звонков или направьте номер на нынешний адрес.</translation>
    </message>
    <message>
        <source>ngrok wants a verified account and its authtoken.</source>
        <translation>ngrok требует подтверждённую учётную запись и её токен.</translation>
    </message>
    <message>
        <source>Sign up at dashboard.ngrok.com/signup and set the authtoken.</source>
        <translation>Зарегистрируйтесь на dashboard.ngrok.com/signup и укажите токен.</translation>
    </message>
    <message>
        <source>ngrok shows web pages only for registered accounts.</source>
        <translation>ngrok показывает страницы только зарегистрированным учётным записям.</translation>
    </message>
    <message>
        <source>ngrok shows browsers a warning page first; Twilio never sees it.</source>
        <translation>Браузерам ngrok сначала показывает предупреждение; Twilio его не видит.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Делать ничего не нужно.</translation>
    </message>
    <message>
        <source>Several programs hold this ngrok address, and not all of them share it.</source>
        <translation>Этот адрес ngrok держат несколько программ, и не все готовы его делить.</translation>
    </message>
    <message>
        <source>Stop the others; see dashboard.ngrok.com/endpoints.</source>
        <translation>Остановите остальные; см. dashboard.ngrok.com/endpoints.</translation>
    </message>
    <message>
        <source>ngrok reached this PC, but nothing answered at the port.</source>
        <translation>ngrok дошёл до этого ПК, но на порту никто не ответил.</translation>
    </message>
    <message>
        <source>Start the relay, or let the tunnel lead to its port.</source>
        <translation>Запустите сервер звонков или направьте туннель на его порт.</translation>
    </message>
    <message>
        <source>ngrok takes connections through a proxy from paid accounts only.</source>
        <translation>Соединения через прокси ngrok принимает только от платных учётных записей.</translation>
    </message>
    <message>
        <source>Use your own public address instead.</source>
        <translation>Используйте свой публичный адрес.</translation>
    </message>
    <message>
        <source>This ngrok account cannot check webhooks.</source>
        <translation>Эта учётная запись ngrok не может проверять вебхуки.</translation>
    </message>
    <message>
        <source>Switch the check off at ngrok; TalkHint checks every signature itself.</source>
        <translation>Отключите проверку в ngrok: TalkHint сам проверяет каждую подпись.</translation>
    </message>
    <message>
        <source>ngrok takes no connections from where this PC is.</source>
        <translation>ngrok не принимает соединений оттуда, где находится этот ПК.</translation>
    </message>
    <message>
        <source>The connection to ngrok broke off.</source>
        <translation>Связь с ngrok прервалась.</translation>
    </message>
    <message>
        <source>It is being made again. Check the internet connection if it stays away.</source>
        <translation>Она восстанавливается. Если её всё нет, проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>ngrok does not answer any more.</source>
        <translation>ngrok больше не отвечает.</translation>
    </message>
    <message>
        <source>The tunnel was stopped at ngrok&apos;s dashboard.</source>
        <translation>Туннель остановлен в панели управления ngrok.</translation>
    </message>
    <message>
        <source>Start TalkHint again to open it.</source>
        <translation>Чтобы открыть его, запустите TalkHint снова.</translation>
    </message>
    <message>
        <source>The part of TalkHint that opens a tunnel is missing (ngrok).</source>
        <translation>В TalkHint нет части, которая открывает туннель (ngrok).</translation>
    </message>
    <message>
        <source>Install TalkHint again, or give your own public address.</source>
        <translation>Установите TalkHint заново или укажите свой публичный адрес.</translation>
    </message>
    <message>
        <source>ngrok does not answer.</source>
        <translation>ngrok не отвечает.</translation>
    </message>
    <message>
        <source>Check the internet connection; TalkHint goes on trying.</source>
        <translation>Проверьте подключение к интернету; TalkHint продолжает попытки.</translation>
    </message>
    <message>
        <source>ngrok&apos;s part of TalkHint failed.</source>
        <translation>Сбой в той части TalkHint, что отвечает за ngrok.</translation>
    </message>
    <message>
        <source>It is started again. If that goes on, see relay.log.</source>
        <translation>Она запускается снова. Если это повторяется, загляните в relay.log.</translation>
    </message>
    <message>
        <source>The ngrok agent does not lead here any more.</source>
        <translation>Агент ngrok больше не ведёт сюда.</translation>
    </message>
    <message>
        <source>Start it again, with the relay&apos;s port.</source>
        <translation>Запустите его снова, с портом сервера звонков.</translation>
    </message>
    <message>
        <source>Something between this PC and ngrok reads encrypted connections.</source>
        <translation>Кто-то между этим ПК и ngrok вскрывает шифрованные соединения.</translation>
    </message>
    <message>
        <source>Ask who runs the network, or use your own public address.</source>
        <translation>Спросите того, кто отвечает за сеть, или используйте свой публичный адрес.</translation>
    </message>
    <message>
        <source>ngrok cannot be reached from this PC.</source>
        <translation>ngrok недоступен с этого ПК.</translation>
    </message>
    <message>
        <source>Check the internet connection; port 443 must be open without a proxy.</source>
        <translation>Проверьте подключение к интернету; порт 443 должен быть открыт без прокси.</translation>
    </message>
    <message>
        <source>ngrok closed the public address.</source>
        <translation>ngrok закрыл публичный адрес.</translation>
    </message>
    <message>
        <source>It is being opened again.</source>
        <translation>Он открывается снова.</translation>
    </message>
    <message>
        <source>New calls would fail.</source>
        <translation>Новые звонки не пройдут.</translation>
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
