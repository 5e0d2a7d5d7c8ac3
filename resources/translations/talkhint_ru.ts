<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AdvancedSection</name>
    <message>
        <source>Advanced</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Port on this PC</source>
        <translation>Порт на этом ПК</translation>
    </message>
    <message>
        <source>A tunnel or proxy of your own leads to it. 0: any.</source>
        <translation>На него ведёт ваш туннель или прокси. 0: любой.</translation>
    </message>
    <message>
        <source>Start TalkHint when I log in</source>
        <translation>Запускать TalkHint при входе в систему</translation>
    </message>
    <message>
        <source>It waits for calls in the tray, or as a small window.</source>
        <translation>Он ждёт звонков в трее или свёрнутым окном.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Calls, settings and logs lie here. Keys do not.</source>
        <translation>Здесь лежат звонки, настройки и журналы. Ключи — нет.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Скопировать сведения</translation>
    </message>
    <message>
        <source>For a report of a fault. No key, no number, no word of a call.</source>
        <translation>Для сообщения о неисправности. Без ключей, номеров и слов из звонков.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Сведения</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Say now: %1</source>
        <translation>Скажите: %1</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>The relay stopped. Starting it again…</source>
        <translation>Сервер звонков остановился. Запускаем снова…</translation>
    </message>
    <message>
        <source>The relay stopped again and again.</source>
        <translation>Сервер звонков останавливается снова и снова.</translation>
    </message>
    <message>
        <source>The phone call itself goes on.</source>
        <translation>Сам разговор по телефону продолжается.</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Prefer to do it by hand? Five steps in Twilio&apos;s Console</source>
        <translation>Хотите сделать вручную? Пять шагов в консоли Twilio</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Копировать адрес</translation>
    </message>
    <message>
        <source>Choose the number %1.</source>
        <translation>Выберите номер %1.</translation>
    </message>
    <message>
        <source>Choose your number.</source>
        <translation>Выберите свой номер.</translation>
    </message>
    <message>
        <source>Open Twilio&apos;s Console: Phone Numbers, Manage, Active numbers.</source>
        <translation>Откройте консоль Twilio: Phone Numbers, Manage, Active numbers.</translation>
    </message>
    <message>
        <source>Under Voice Configuration, set “A call comes in” to Webhook and HTTP POST.</source>
        <translation>В разделе Voice Configuration выберите для «A call comes in» Webhook и HTTP POST.</translation>
    </message>
    <message>
        <source>Save it, come back here and check again.</source>
        <translation>Сохраните, вернитесь сюда и проверьте снова.</translation>
    </message>
    <message>
        <source>Paste this address:</source>
        <translation>Вставьте этот адрес:</translation>
    </message>
</context>
<context>
    <name>CallHeader</name>
    <message>
        <source>Small window on top</source>
        <translation>Маленькое окно поверх всех</translation>
    </message>
    <message>
        <source>End the practice call</source>
        <translation>Закончить учебный звонок</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>No news of it</source>
        <translation>Нет сведений</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
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
        <source>No hints</source>
        <translation>Нет подсказок</translation>
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
    <name>CallNotices</name>
    <message>
        <source>Incoming call</source>
        <translation>Входящий звонок</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, в %2</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Пропущенный звонок</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Скопировать номер</translation>
    </message>
</context>
<context>
    <name>CallPage</name>
    <message>
        <source>Not listening</source>
        <translation>Не слушаем</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
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
        <source>Basic recognition: rough text, good for the demo.</source>
        <translation>Простое распознавание: текст грубый, годится для показа.</translation>
    </message>
    <message>
        <source>An OpenAI key gives better words.</source>
        <translation>С ключом OpenAI слова точнее.</translation>
    </message>
    <message>
        <source>Live transcript</source>
        <translation>Расшифровка</translation>
    </message>
</context>
<context>
    <name>CallSection</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>How calls come in.</source>
        <translation>Как приходят звонки.</translation>
    </message>
    <message>
        <source>Open the set-up</source>
        <translation>Открыть настройку</translation>
    </message>
    <message>
        <source>Your Twilio number</source>
        <translation>Ваш номер Twilio</translation>
    </message>
    <message>
        <source>Callers dial it. Empty: the only one of your account.</source>
        <translation>Его набирают клиенты. Пусто: единственный номер аккаунта.</translation>
    </message>
    <message>
        <source>Your phone</source>
        <translation>Ваш телефон</translation>
    </message>
    <message>
        <source>Calls ring it. A number, or a sip: or client: address.</source>
        <translation>На него идут звонки. Номер или адрес sip: либо client:.</translation>
    </message>
    <message>
        <source>Notice to callers</source>
        <translation>Сообщение звонящим</translation>
    </message>
    <message>
        <source>Read out before your phone rings. Empty: nothing is.</source>
        <translation>Звучит до вызова вашего телефона. Пусто: ничего.</translation>
    </message>
    <message>
        <source>This call may be written down.</source>
        <translation>Разговор может быть записан.</translation>
    </message>
    <message>
        <source>Keep the number pointed here when the address changes</source>
        <translation>Направлять номер сюда, когда адрес меняется</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>Звонков одновременно</translation>
    </message>
    <message>
        <source>More are not written down. 0: as many as come.</source>
        <translation>Остальные не записываются. 0: без предела.</translation>
    </message>
    <message>
        <source>Length of a pause, in seconds</source>
        <translation>Длина паузы в секундах</translation>
    </message>
    <message>
        <source>Then listening goes on by itself.</source>
        <translation>Потом прослушивание продолжается само.</translation>
    </message>
    <message>
        <source>Five steps, each with its own test</source>
        <translation>Пять шагов, и у каждого своя проверка</translation>
    </message>
</context>
<context>
    <name>CallSwitch</name>
    <message>
        <source>%1 more</source>
        <translation>Ещё %1</translation>
    </message>
    <message>
        <source>All calls that go on</source>
        <translation>Все текущие звонки</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Voice URL</source>
        <translation>Адрес вебхука</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Fallback URL</source>
        <translation>Запасной адрес</translation>
    </message>
    <message>
        <source>Fallback method</source>
        <translation>Метод запасного адреса</translation>
    </message>
    <message>
        <source>Status callback</source>
        <translation>Адрес для статусов</translation>
    </message>
    <message>
        <source>Callback method</source>
        <translation>Метод для статусов</translation>
    </message>
    <message>
        <source>TwiML App</source>
        <translation>Приложение TwiML</translation>
    </message>
    <message>
        <source>SIP trunk</source>
        <translation>SIP-транк</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>You spoke %1% of the time, the caller %2%.</source>
        <translation>Вы говорили %1% времени, клиент — %2%.</translation>
    </message>
    <message>
        <source>Pace: you %1 words a minute, the caller %2.</source>
        <translation>Темп: вы — %1 слов в минуту, клиент — %2.</translation>
    </message>
    <message>
        <source>Pace: you %1 words a minute.</source>
        <translation>Темп: вы — %1 слов в минуту.</translation>
    </message>
    <message>
        <source>Pace: the caller %1 words a minute.</source>
        <translation>Темп: клиент — %1 слов в минуту.</translation>
    </message>
    <message>
        <source>Most on %1: %2.</source>
        <translation>Больше всего %1: %2.</translation>
    </message>
</context>
<context>
    <name>Compact</name>
    <message>
        <source>On Wayland no window can stay on top by itself: choose “Always on top” in its window menu.</source>
        <translation>В Wayland окно не может само держаться поверх других: выберите «Поверх остальных» в его меню.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>No call now</source>
        <translation>Сейчас звонка нет</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Звонок завершён</translation>
    </message>
    <message>
        <source>A call rings</source>
        <translation>Входящий звонок</translation>
    </message>
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
        <source>Paused. Nothing is heard or kept.</source>
        <translation>Пауза. Ничего не слушаем и не сохраняем.</translation>
    </message>
    <message>
        <source>The call has ended. Its page is in the window.</source>
        <translation>Звонок завершён. Его страница в большом окне.</translation>
    </message>
    <message>
        <source>Answer on your phone. Hints start when you do.</source>
        <translation>Ответьте по телефону, и подсказки начнутся.</translation>
    </message>
    <message>
        <source>Hints stand here during a call.</source>
        <translation>Здесь во время звонка будут подсказки.</translation>
    </message>
</context>
<context>
    <name>CompactFoot</name>
    <message>
        <source>Ask for a hint now</source>
        <translation>Попросить подсказку сейчас</translation>
    </message>
    <message>
        <source>1 new, %1</source>
        <translation>1 новая, %1</translation>
    </message>
    <message>
        <source>A new hint waits: show it now</source>
        <translation>Ждёт новая подсказка: показать её сейчас</translation>
    </message>
</context>
<context>
    <name>CompactHint</name>
    <message>
        <source>No hint now</source>
        <translation>Сейчас подсказки нет</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думаю…</translation>
    </message>
    <message>
        <source>No hint came</source>
        <translation>Подсказка не пришла</translation>
    </message>
</context>
<context>
    <name>CompactWindow</name>
    <message>
        <source>Back to the large window</source>
        <translation>Назад к большому окну</translation>
    </message>
    <message>
        <source>Put it back in its corner</source>
        <translation>Вернуть в свой угол</translation>
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
    <name>ConnectStep</name>
    <message>
        <source>Connect</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>TalkHint asks your number as Twilio would when somebody calls.</source>
        <translation>TalkHint обращается к вашему номеру так, как Twilio при звонке.</translation>
    </message>
    <message>
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
    <message>
        <source>See all of it</source>
        <translation>Показать всё</translation>
    </message>
</context>
<context>
    <name>Consequence</name>
    <message>
        <source>Your phone does not ring. No transcript, no hints.</source>
        <translation>Ваш телефон не звонит. Нет ни расшифровки, ни подсказок.</translation>
    </message>
    <message>
        <source>Twilio still charges each answered call.</source>
        <translation>Twilio всё равно берёт плату за каждый принятый звонок.</translation>
    </message>
    <message>
        <source>Twilio charges the call as usual.</source>
        <translation>Twilio берёт за звонок как обычно.</translation>
    </message>
    <message>
        <source>A call that is refused costs nothing.</source>
        <translation>Звонок, которому отказано, ничего не стоит.</translation>
    </message>
    <message>
        <source>Twilio charges the call and the stream.</source>
        <translation>Twilio берёт плату за звонок и за поток.</translation>
    </message>
    <message>
        <source>Meet whatever answers at the other address.</source>
        <translation>Попадают на то, что отвечает по другому адресу.</translation>
    </message>
    <message>
        <source>TalkHint hears nothing of these calls: no transcript, no hints.</source>
        <translation>TalkHint не слышит этих звонков: ни расшифровки, ни подсказок.</translation>
    </message>
    <message>
        <source>Hear a recording, then the line drops.</source>
        <translation>Слышат запись, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Are cut off at once.</source>
        <translation>Связь сразу обрывается.</translation>
    </message>
    <message>
        <source>Hear silence: nobody picks up.</source>
        <translation>Слышат тишину: трубку никто не берёт.</translation>
    </message>
    <message>
        <source>Your phone never rings.</source>
        <translation>Ваш телефон не звонит.</translation>
    </message>
    <message>
        <source>Are cut off: nobody is rung.</source>
        <translation>Связь обрывается: никому не звонят.</translation>
    </message>
    <message>
        <source>Not known: it could not be checked from here.</source>
        <translation>Неизвестно: отсюда проверить не удалось.</translation>
    </message>
    <message>
        <source>Calls may work, or not. Check again soon.</source>
        <translation>Звонки могут проходить, а могут и нет. Проверьте позже.</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Неизвестно.</translation>
    </message>
    <message>
        <source>Reach you as usual.</source>
        <translation>Дозваниваются до вас как обычно.</translation>
    </message>
    <message>
        <source>Your phone rings. Words and hints open here.</source>
        <translation>Ваш телефон звонит. Слова и подсказки появляются здесь.</translation>
    </message>
    <message>
        <source>Twilio charges the call and the stream by the minute.</source>
        <translation>Twilio берёт поминутно за звонок и за поток.</translation>
    </message>
    <message>
        <source>Reach you today.</source>
        <translation>Сегодня дозваниваются до вас.</translation>
    </message>
    <message>
        <source>Words and hints come today.</source>
        <translation>Сегодня слова и подсказки приходят.</translation>
    </message>
    <message>
        <source>Notice nothing: their calls work.</source>
        <translation>Ничего не замечают: их звонки проходят.</translation>
    </message>
    <message>
        <source>A stranger can show you calls that never were.</source>
        <translation>Посторонний может показать вам звонки, которых не было.</translation>
    </message>
    <message>
        <source>False calls use up your credit for words and hints.</source>
        <translation>Ложные звонки тратят ваши деньги на слова и подсказки.</translation>
    </message>
    <message>
        <source>Notice nothing: they reach you as usual.</source>
        <translation>Ничего не замечают: дозваниваются как обычно.</translation>
    </message>
    <message>
        <source>You talk without transcript and hints.</source>
        <translation>Вы говорите без расшифровки и подсказок.</translation>
    </message>
    <message>
        <source>Are answered, then the line drops.</source>
        <translation>Им отвечают, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Hear Twilio&apos;s error message, then the line drops.</source>
        <translation>Слышат сообщение Twilio об ошибке, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Are turned away by Twilio.</source>
        <translation>Twilio им отказывает.</translation>
    </message>
    <message>
        <source>Hear a notice of Twilio&apos;s first. Unverified numbers fail.</source>
        <translation>Сначала слышат объявление Twilio. Неподтверждённые номера не проходят.</translation>
    </message>
    <message>
        <source>Cannot call this number.</source>
        <translation>Не могут позвонить на этот номер.</translation>
    </message>
    <message>
        <source>Go where the SIP trunk leads.</source>
        <translation>Попадают туда, куда ведёт SIP-транк.</translation>
    </message>
    <message>
        <source>Meet what the TwiML App says.</source>
        <translation>Слышат то, что говорит приложение TwiML.</translation>
    </message>
    <message>
        <source>Hear Twilio&apos;s demo greeting, then the line drops.</source>
        <translation>Слышат демо-приветствие Twilio, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Meet what was built for them at Twilio.</source>
        <translation>Попадают на то, что для них настроено в Twilio.</translation>
    </message>
    <message>
        <source>Reach you, but only while this PC is on and online.</source>
        <translation>Дозваниваются, но только пока этот ПК включён и в сети.</translation>
    </message>
    <message>
        <source>Meet the old deployment whenever TalkHint does not answer.</source>
        <translation>Попадают на старую версию, когда TalkHint не отвечает.</translation>
    </message>
    <message>
        <source>Meet the old deployment, then the line drops.</source>
        <translation>Попадают на старую версию, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Wait about 10 s, then hear Twilio&apos;s error message.</source>
        <translation>Ждут около 10 с, затем слышат сообщение Twilio об ошибке.</translation>
    </message>
    <message>
        <source>Wait about 15 s, then hear Twilio&apos;s error message.</source>
        <translation>Ждут около 15 с, затем слышат сообщение Twilio об ошибке.</translation>
    </message>
    <message>
        <source>Wait longer than needed, then reach you.</source>
        <translation>Ждут дольше, чем нужно, затем дозваниваются.</translation>
    </message>
    <message>
        <source>Hear the answer read aloud, then the line drops.</source>
        <translation>Слышат, как ответ зачитывают вслух, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Reach you by luck: two servers take turns.</source>
        <translation>Дозваниваются как повезёт: серверов два.</translation>
    </message>
    <message>
        <source>Hear a greeting, then the line drops.</source>
        <translation>Слышат приветствие, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Hear a busy tone.</source>
        <translation>Слышат сигнал «занято».</translation>
    </message>
    <message>
        <source>Hear silence, then the line drops.</source>
        <translation>Слышат тишину, затем связь обрывается.</translation>
    </message>
    <message>
        <source>Hear it ring, and nobody ever answers.</source>
        <translation>Слышат гудки, и никто не отвечает.</translation>
    </message>
    <message>
        <source>Are cut off in the middle of a long talk.</source>
        <translation>Долгий разговор обрывается на середине.</translation>
    </message>
    <message>
        <source>Your phone does not ring, and no error tells you why.</source>
        <translation>Ваш телефон не звонит, и ни одна ошибка не скажет почему.</translation>
    </message>
    <message>
        <source>Others on the way can read who calls, and change the answer.</source>
        <translation>По пути могут узнать, кто звонит, и подменить ответ.</translation>
    </message>
    <message>
        <source>Some calls never ring, or come without hints.</source>
        <translation>Часть звонков не доходит или идёт без подсказок.</translation>
    </message>
    <message>
        <source>The stream starts when the talk is over: too late for hints.</source>
        <translation>Поток запускается, когда разговор окончен: для подсказок поздно.</translation>
    </message>
    <message>
        <source>Words and hints come late or never.</source>
        <translation>Слова и подсказки приходят поздно или никогда.</translation>
    </message>
    <message>
        <source>Only your own words are written down, so no hints come.</source>
        <translation>Записываются только ваши слова, поэтому подсказок нет.</translation>
    </message>
    <message>
        <source>Only the caller&apos;s words are written down, never yours.</source>
        <translation>Записываются только слова звонящего, а ваши нет.</translation>
    </message>
    <message>
        <source>The audio of your calls goes to another server.</source>
        <translation>Звук ваших разговоров уходит на чужой сервер.</translation>
    </message>
    <message>
        <source>Each word may come twice.</source>
        <translation>Каждое слово может прийти дважды.</translation>
    </message>
    <message>
        <source>The law may want that callers are told of the recording.</source>
        <translation>Закон может требовать предупреждать о записи.</translation>
    </message>
    <message>
        <source>Words and hints open in the other TalkHint.</source>
        <translation>Слова и подсказки появляются в другом TalkHint.</translation>
    </message>
    <message>
        <source>At most the first minute is charged.</source>
        <translation>Оплачивается самое большее первая минута.</translation>
    </message>
    <message>
        <source>A rejected call costs nothing.</source>
        <translation>Отклонённый звонок ничего не стоит.</translation>
    </message>
    <message>
        <source>Twilio charges two streams.</source>
        <translation>Twilio берёт плату за два потока.</translation>
    </message>
    <message>
        <source>Each call makes another, and all are charged.</source>
        <translation>Каждый звонок создаёт новый, и платить надо за все.</translation>
    </message>
</context>
<context>
    <name>ConsequenceCard</name>
    <message>
        <source>What this means for your calls</source>
        <translation>Что это значит для ваших звонков</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>Звонящие</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Счёт</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>under %1</source>
        <translation>меньше %1</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <translation>Сегодня: %1</translation>
    </message>
    <message>
        <source>This month: %1</source>
        <translation>За этот месяц: %1</translation>
    </message>
    <message>
        <source>By the prices published on %1.</source>
        <translation>По ценам, опубликованным %1.</translation>
    </message>
    <message>
        <source>Not counted, for no price is known: %1</source>
        <translation>Не учтено, цена неизвестна: %1</translation>
    </message>
    <message>
        <source>$%1</source>
        <translation>%1&#xa0;$</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n звонок</numerusform>
            <numerusform>%n звонка</numerusform>
            <numerusform>%n звонков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n подсказка</numerusform>
            <numerusform>%n подсказки</numerusform>
            <numerusform>%n подсказок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s)</source>
        <translation>
            <numerusform>%n пометка</numerusform>
            <numerusform>%n пометки</numerusform>
            <numerusform>%n пометок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) used</source>
        <translation>
            <numerusform>пригодилась %n подсказка</numerusform>
            <numerusform>пригодились %n подсказки</numerusform>
            <numerusform>пригодилось %n подсказок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s): %1 and %2.</source>
        <translation>
            <numerusform>За последний %n день: %1, %2.</numerusform>
            <numerusform>За последние %n дня: %1, %2.</numerusform>
            <numerusform>За последние %n дней: %1, %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>%1 is no day. Write it like %2.</source>
        <translation>%1 — не дата. Напишите так: %2.</translation>
    </message>
    <message>
        <source>%1 comes after %2: choose an earlier first day.</source>
        <translation>%1 позже, чем %2: выберите первый день раньше.</translation>
    </message>
</context>
<context>
    <name>DaysCard</name>
    <message>
        <source>Practice calls are not counted.</source>
        <translation>Учебные звонки не считаются.</translation>
    </message>
    <message>
        <source>Calls a day</source>
        <translation>Звонки по дням</translation>
    </message>
    <message>
        <source>Hints used a day</source>
        <translation>Пригодившиеся подсказки по дням</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Hides details</source>
        <translation>Скрывает подробности</translation>
    </message>
    <message>
        <source>Shows details</source>
        <translation>Показывает подробности</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>What Twilio gets now</source>
        <translation>Что Twilio получает сейчас</translation>
    </message>
    <message>
        <source>What it should get</source>
        <translation>Что должен получать</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Совпадает</translation>
    </message>
    <message>
        <source>Differs, but works</source>
        <translation>Иначе, но работает</translation>
    </message>
</context>
<context>
    <name>EndedPage</name>
    <message>
        <source>Next call</source>
        <translation>Следующий звонок</translation>
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
        <source>Summary</source>
        <translation>Итог</translation>
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
    <name>Errands</name>
    <message>
        <source>Attaching audio to the call…</source>
        <translation>Подключаем звук к звонку…</translation>
    </message>
    <message>
        <source>Audio is attached. Words come in a moment.</source>
        <translation>Звук подключён. Слова сейчас появятся.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Субтитры (SRT)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Таблица (CSV)</translation>
    </message>
    <message>
        <source>Save this call as a file</source>
        <translation>Сохранить звонок в файл</translation>
    </message>
    <message>
        <source>List (CSV)</source>
        <translation>Список (CSV)</translation>
    </message>
    <message>
        <source>Save all calls that the list shows</source>
        <translation>Сохранить все звонки этого списка</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Простой текст</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, для программ</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Экспорт: %1 из %2</translation>
    </message>
    <message>
        <source>Exported: %1, to the file %2</source>
        <translation>Сохранено: %1, файл %2</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Отменено. Ничего не записано.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Set by %1, so it cannot be changed here.</source>
        <translation>Задано в %1, поэтому здесь не меняется.</translation>
    </message>
    <message>
        <source>Holds from the next start of TalkHint.</source>
        <translation>Подействует со следующего запуска TalkHint.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the transcript</source>
        <translation>Найти в расшифровке</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>FindButton</name>
    <message>
        <source>Find words</source>
        <translation>Найти слова</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Twilio does not accept the account&apos;s keys</source>
        <translation>Twilio не принимает ключи аккаунта</translation>
    </message>
    <message>
        <source>Twilio answered: {said}</source>
        <translation>Ответ Twilio: {said}</translation>
    </message>
    <message>
        <source>Copy the Account SID and the Auth Token again from Twilio&apos;s Console.</source>
        <translation>Скопируйте Account SID и Auth Token из консоли Twilio ещё раз.</translation>
    </message>
    <message>
        <source>The Twilio account is {state}</source>
        <translation>Аккаунт Twilio {state}</translation>
    </message>
    <message>
        <source>Twilio rejects every call of this account.</source>
        <translation>Twilio отклоняет все звонки этого аккаунта.</translation>
    </message>
    <message>
        <source>Sign in to Twilio&apos;s Console. It says what to pay or to confirm.</source>
        <translation>Войдите в консоль Twilio: там сказано, что оплатить или подтвердить.</translation>
    </message>
    <message>
        <source>This is a trial account</source>
        <translation>Это пробный аккаунт</translation>
    </message>
    <message>
        <source>Only verified numbers can call or be rung, and callers hear a notice.</source>
        <translation>Звонить и принимать звонки могут только подтверждённые номера, а звонящие слышат объявление.</translation>
    </message>
    <message>
        <source>Verify the agent&apos;s number with Twilio, or upgrade the account.</source>
        <translation>Подтвердите номер оператора в Twilio или перейдите на платный аккаунт.</translation>
    </message>
    <message>
        <source>The account has no number {number}</source>
        <translation>В аккаунте нет номера {number}</translation>
    </message>
    <message>
        <source>This account owns {count} other numbers.</source>
        <translation>Других номеров в этом аккаунте: {count}.</translation>
    </message>
    <message>
        <source>Check the number, or use the keys of the account that owns it.</source>
        <translation>Проверьте номер или возьмите ключи аккаунта, которому он принадлежит.</translation>
    </message>
    <message>
        <source>It belongs to the subaccount {owner}. Twilio signs its calls with that account&apos;s Auth Token.</source>
        <translation>Он принадлежит субаккаунту {owner}. Twilio подписывает его звонки токеном (Auth Token) того аккаунта.</translation>
    </message>
    <message>
        <source>The number takes no voice calls</source>
        <translation>Номер не принимает голосовые звонки</translation>
    </message>
    <message>
        <source>It is a number without voice.</source>
        <translation>У этого номера нет голосовой связи.</translation>
    </message>
    <message>
        <source>Use a number that can take calls, or let it receive voice.</source>
        <translation>Возьмите номер, который принимает звонки, или включите у него приём голоса.</translation>
    </message>
    <message>
        <source>It is set to receive fax.</source>
        <translation>Он настроен на приём факсов.</translation>
    </message>
    <message>
        <source>The number belongs to a SIP trunk, so no webhook is asked</source>
        <translation>Номер подключён к SIP-транку, поэтому вебхук не запрашивается</translation>
    </message>
    <message>
        <source>Trunk {trunk} takes all its calls.</source>
        <translation>Все его звонки забирает транк {trunk}.</translation>
    </message>
    <message>
        <source>Detach the trunk from the number. Fix does it after a second yes.</source>
        <translation>Отключите транк от номера. Кнопка «Исправить» сделает это после второго подтверждения.</translation>
    </message>
    <message>
        <source>The number asks a TwiML App, not its own webhook</source>
        <translation>Номер обращается к приложению TwiML, а не к своему вебхуку</translation>
    </message>
    <message>
        <source>The TwiML App {app} sends its calls to {url}.</source>
        <translation>Куда приложение TwiML {app} передаёт звонки: {url}.</translation>
    </message>
    <message>
        <source>Unlink the app from the number. Fix does it after a second yes.</source>
        <translation>Отвяжите приложение от номера. Кнопка «Исправить» сделает это после второго подтверждения.</translation>
    </message>
    <message>
        <source>The number has no webhook</source>
        <translation>У номера нет вебхука</translation>
    </message>
    <message>
        <source>Its calls end at once, and Twilio reports no error.</source>
        <translation>Звонки на него сразу обрываются, и Twilio не сообщает об ошибке.</translation>
    </message>
    <message>
        <source>Point the number at TalkHint with Fix.</source>
        <translation>Направьте номер в TalkHint кнопкой «Исправить».</translation>
    </message>
    <message>
        <source>The number still plays Twilio&apos;s demo greeting</source>
        <translation>Номер всё ещё проигрывает демо-приветствие Twilio</translation>
    </message>
    <message>
        <source>Its webhook is {url}.</source>
        <translation>Его вебхук: {url}.</translation>
    </message>
    <message>
        <source>The number does not point to this TalkHint</source>
        <translation>Номер направлен не в этот TalkHint</translation>
    </message>
    <message>
        <source>It asks {url}, not {wanted}.</source>
        <translation>Он обращается к {url}, а не к {wanted}.</translation>
    </message>
    <message>
        <source>A {kind} of Twilio&apos;s answers this number</source>
        <translation>На звонки отвечает {kind} в Twilio</translation>
    </message>
    <message>
        <source>The number asks {url}.</source>
        <translation>Номер обращается к {url}.</translation>
    </message>
    <message>
        <source>Point the number at TalkHint with Fix, or start the stream there.</source>
        <translation>Направьте номер в TalkHint кнопкой «Исправить» или запускайте поток там.</translation>
    </message>
    <message>
        <source>Twilio asks by GET, and may keep an old answer</source>
        <translation>Twilio запрашивает методом GET и может помнить старый ответ</translation>
    </message>
    <message>
        <source>GET answers can be cached; POST answers never are.</source>
        <translation>Ответы на GET могут кешироваться, ответы на POST — никогда.</translation>
    </message>
    <message>
        <source>Set the number&apos;s method to POST. Fix does it.</source>
        <translation>Задайте номеру метод POST. Это сделает кнопка «Исправить».</translation>
    </message>
    <message>
        <source>The number&apos;s fallback is an old deployment</source>
        <translation>Запасной адрес номера ведёт на старую версию</translation>
    </message>
    <message>
        <source>If TalkHint does not answer, {url} answers in its place: {why}.</source>
        <translation>Если TalkHint не ответит, вместо него ответит {url}: {why}.</translation>
    </message>
    <message>
        <source>Clear the fallback, or let it ring the agent&apos;s phone.</source>
        <translation>Уберите запасной адрес или пусть он звонит на телефон оператора.</translation>
    </message>
    <message>
        <source>The webhook fails, and an old fallback answers in its place</source>
        <translation>Вебхук не работает, и вместо него отвечает старый запасной адрес</translation>
    </message>
    <message>
        <source>The number has no fallback</source>
        <translation>У номера нет запасного адреса</translation>
    </message>
    <message>
        <source>While this PC is off, callers hear Twilio&apos;s error message.</source>
        <translation>Пока этот ПК выключен, звонящие слышат сообщение Twilio об ошибке.</translation>
    </message>
    <message>
        <source>Make a TwiML Bin that only rings the agent, and set it as the number&apos;s fallback.</source>
        <translation>Создайте TwiML Bin, который только звонит оператору, и задайте его как запасной адрес номера.</translation>
    </message>
    <message>
        <source>The fallback is on the same server as the webhook, so both fail together.</source>
        <translation>Запасной адрес на том же сервере, что и вебхук: откажут оба сразу.</translation>
    </message>
    <message>
        <source>TalkHint has no keys of a Twilio account</source>
        <translation>У TalkHint нет ключей аккаунта Twilio</translation>
    </message>
    <message>
        <source>Without them the number&apos;s settings cannot be read.</source>
        <translation>Без них нельзя прочитать настройки номера.</translation>
    </message>
    <message>
        <source>Set the Account SID and the Auth Token.</source>
        <translation>Задайте Account SID и Auth Token.</translation>
    </message>
    <message>
        <source>Twilio could not be asked about the number</source>
        <translation>Не удалось спросить Twilio об этом номере</translation>
    </message>
    <message>
        <source>Twilio reported {count} errors for this number since yesterday</source>
        <translation>Ошибок Twilio по этому номеру со вчерашнего дня: {count}</translation>
    </message>
    <message>
        <source>The newest is {error}: {meaning}.</source>
        <translation>Последняя: {error} ({meaning}).</translation>
    </message>
    <message>
        <source>If they are older than your last fix, they are over.</source>
        <translation>Если они старше вашего последнего исправления, с ними покончено.</translation>
    </message>
    <message>
        <source>This is no web address that Twilio could ask</source>
        <translation>Это не адрес, к которому может обратиться Twilio</translation>
    </message>
    <message>
        <source>{url} cannot be used: {why}.</source>
        <translation>{url} не подходит: {why}.</translation>
    </message>
    <message>
        <source>Write it like https://calls.example.com/twilio/inbound</source>
        <translation>Напишите его так: https://calls.example.com/twilio/inbound</translation>
    </message>
    <message>
        <source>Twilio cannot reach this address: it is private</source>
        <translation>Twilio не может попасть на этот адрес: он внутренний</translation>
    </message>
    <message>
        <source>{host} exists on this PC or in its own network only.</source>
        <translation>{host} существует только на этом ПК или в его сети.</translation>
    </message>
    <message>
        <source>Use the tunnel&apos;s address or another public one.</source>
        <translation>Используйте адрес туннеля или другой публичный адрес.</translation>
    </message>
    <message>
        <source>{host} leads to {addresses}, which exists in this network only.</source>
        <translation>{host} ведёт на {addresses}, а это есть только в этой сети.</translation>
    </message>
    <message>
        <source>The webhook is asked without encryption</source>
        <translation>Вебхук запрашивается без шифрования</translation>
    </message>
    <message>
        <source>Whoever carries the request can read it and change the answer.</source>
        <translation>Все, через кого идёт запрос, могут прочитать его и изменить ответ.</translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation>Используйте адрес https.</translation>
    </message>
    <message>
        <source>The part behind # is no setting that Twilio takes</source>
        <translation>Часть после # не похожа на настройку Twilio</translation>
    </message>
    <message>
        <source>{setting} is out of its range.</source>
        <translation>{setting} вне допустимых значений.</translation>
    </message>
    <message>
        <source>Remove everything from the # on.</source>
        <translation>Уберите всё, начиная с #.</translation>
    </message>
    <message>
        <source>There is no host of that name</source>
        <translation>Узла с таким именем нет</translation>
    </message>
    <message>
        <source>The name {host} is not known.</source>
        <translation>Имя {host} неизвестно.</translation>
    </message>
    <message>
        <source>Check the name. A tunnel&apos;s name changes when it starts anew.</source>
        <translation>Проверьте имя. У туннеля оно меняется при каждом запуске.</translation>
    </message>
    <message>
        <source>This PC is offline, so nothing could be checked</source>
        <translation>Этот ПК не в сети, поэтому проверить ничего не удалось</translation>
    </message>
    <message>
        <source>{host} could not be looked up or reached from here.</source>
        <translation>Отсюда не удалось ни найти {host}, ни связаться с ним.</translation>
    </message>
    <message>
        <source>Connect this PC to the internet and check again.</source>
        <translation>Подключите этот ПК к интернету и проверьте снова.</translation>
    </message>
    <message>
        <source>Nothing listens at that address</source>
        <translation>По этому адресу никто не отвечает</translation>
    </message>
    <message>
        <source>{host} refused the connection on port {port}.</source>
        <translation>{host} отклонил соединение на порту {port}.</translation>
    </message>
    <message>
        <source>Start the server, or correct the port.</source>
        <translation>Запустите сервер или исправьте порт.</translation>
    </message>
    <message>
        <source>The server does not take connections</source>
        <translation>Сервер не принимает соединения</translation>
    </message>
    <message>
        <source>{host} did not answer on port {port} within 10 s.</source>
        <translation>{host} не ответил на порту {port} за 10 с.</translation>
    </message>
    <message>
        <source>Open the port in its firewall, or use a tunnel.</source>
        <translation>Откройте порт в его брандмауэре или используйте туннель.</translation>
    </message>
    <message>
        <source>The server breaks the connection off</source>
        <translation>Сервер обрывает соединение</translation>
    </message>
    <message>
        <source>{host} took the connection and hung up before it answered.</source>
        <translation>{host} принял соединение и закрыл его, не ответив.</translation>
    </message>
    <message>
        <source>Look at the server&apos;s own log for the reason.</source>
        <translation>Причину ищите в журнале самого сервера.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>Сертификату сервера нет доверия</translation>
    </message>
    <message>
        <source>No authority that this PC knows vouches for {host}.</source>
        <translation>За {host} не ручается ни один известный этому ПК центр сертификации.</translation>
    </message>
    <message>
        <source>Use a certificate of a public authority, with its full chain.</source>
        <translation>Возьмите сертификат публичного центра с полной цепочкой.</translation>
    </message>
    <message>
        <source>{host} vouches for itself, which Twilio refuses.</source>
        <translation>{host} ручается сам за себя, а Twilio этого не принимает.</translation>
    </message>
    <message>
        <source>{host} does not send the certificate between its own and the authority&apos;s. Browsers forgive that, Twilio does not.</source>
        <translation>{host} не присылает сертификат между своим и сертификатом центра. Браузеры это прощают, Twilio — нет.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation>Срок сертификата сервера истёк</translation>
    </message>
    <message>
        <source>The certificate of {host} is over.</source>
        <translation>Сертификат {host} больше не действует.</translation>
    </message>
    <message>
        <source>Renew the certificate.</source>
        <translation>Обновите сертификат.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet.</source>
        <translation>Сертификат {host} ещё не действует.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name</source>
        <translation>Сертификат сервера выдан на другое имя</translation>
    </message>
    <message>
        <source>It was not made for {host}.</source>
        <translation>Он выдан не для {host}.</translation>
    </message>
    <message>
        <source>Get a certificate for this host name.</source>
        <translation>Получите сертификат на это имя.</translation>
    </message>
    <message>
        <source>The server does not speak TLS as Twilio needs it</source>
        <translation>Сервер не умеет TLS так, как нужно Twilio</translation>
    </message>
    <message>
        <source>{host} and this PC found no common encryption.</source>
        <translation>{host} и этот ПК не нашли общего шифрования.</translation>
    </message>
    <message>
        <source>Let the server offer TLS 1.2 or newer on this port.</source>
        <translation>Включите на сервере TLS 1.2 или новее на этом порту.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is wrong, so certificates look invalid</source>
        <translation>Часы этого ПК неверны, поэтому сертификаты кажутся негодными</translation>
    </message>
    <message>
        <source>The server&apos;s clock says {server}, this PC&apos;s {here}.</source>
        <translation>На сервере {server}, на этом ПК {here}.</translation>
    </message>
    <message>
        <source>Set the date and time of this PC and check again.</source>
        <translation>Выставьте дату и время на этом ПК и проверьте снова.</translation>
    </message>
    <message>
        <source>The tunnel is not running</source>
        <translation>Туннель не работает</translation>
    </message>
    <message>
        <source>{host} belongs to a tunnel that is offline ({error}).</source>
        <translation>{host} принадлежит туннелю, который не в сети ({error}).</translation>
    </message>
    <message>
        <source>Start the tunnel again, then let Fix set the number&apos;s address.</source>
        <translation>Запустите туннель снова, а адрес номера задайте кнопкой «Исправить».</translation>
    </message>
    <message>
        <source>The tunnel runs, but nothing listens behind it</source>
        <translation>Туннель работает, но за ним никто не отвечает</translation>
    </message>
    <message>
        <source>It cannot reach the relay on its PC ({error}).</source>
        <translation>Он не может связаться с сервером звонков на своём ПК ({error}).</translation>
    </message>
    <message>
        <source>Start TalkHint there, or correct the tunnel&apos;s port.</source>
        <translation>Запустите там TalkHint или исправьте порт туннеля.</translation>
    </message>
    <message>
        <source>What listens behind the tunnel is no web server</source>
        <translation>За туннелем отвечает не веб-сервер</translation>
    </message>
    <message>
        <source>The tunnel could not read its answer ({error}).</source>
        <translation>Туннель не смог прочитать его ответ ({error}).</translation>
    </message>
    <message>
        <source>Let the tunnel lead to http://127.0.0.1 and the relay&apos;s port.</source>
        <translation>Направьте туннель на http://127.0.0.1 и порт сервера звонков.</translation>
    </message>
    <message>
        <source>The tunnel showed its warning page for browsers</source>
        <translation>Туннель показал страницу с предупреждением для браузеров</translation>
    </message>
    <message>
        <source>Twilio is no browser and does not get it ({error}).</source>
        <translation>Twilio не браузер и её не получает ({error}).</translation>
    </message>
    <message>
        <source>Nothing is wrong. Check again to see the webhook itself.</source>
        <translation>Всё в порядке. Проверьте снова, чтобы увидеть сам вебхук.</translation>
    </message>
    <message>
        <source>The tunnel answers with an error of its own</source>
        <translation>Туннель отвечает собственной ошибкой</translation>
    </message>
    <message>
        <source>It says {error}.</source>
        <translation>Он сообщает {error}.</translation>
    </message>
    <message>
        <source>Look up the error at ngrok.com/docs/errors and start it again.</source>
        <translation>Найдите эту ошибку на ngrok.com/docs/errors и запустите туннель снова.</translation>
    </message>
    <message>
        <source>Another server answers, not this TalkHint</source>
        <translation>Отвечает другой сервер, а не этот TalkHint</translation>
    </message>
    <message>
        <source>The answer does not carry this TalkHint&apos;s mark.</source>
        <translation>В ответе нет метки этого TalkHint.</translation>
    </message>
    <message>
        <source>Another TalkHint answers, not this one</source>
        <translation>Отвечает другой TalkHint, а не этот</translation>
    </message>
    <message>
        <source>It runs on another PC, or in another window.</source>
        <translation>Он работает на другом ПК или в другом окне.</translation>
    </message>
    <message>
        <source>Stop the other one, or point the number here with Fix.</source>
        <translation>Остановите его или направьте номер сюда кнопкой «Исправить».</translation>
    </message>
    <message>
        <source>The audio stream&apos;s server cannot be reached</source>
        <translation>Нет связи с сервером потока звука</translation>
    </message>
    <message>
        <source>Twilio did not answer, or something else answered in its place.</source>
        <translation>Twilio не ответил, или вместо него ответил кто-то другой.</translation>
    </message>
    <message>
        <source>Check this PC&apos;s network, and try again in a minute.</source>
        <translation>Проверьте сеть этого ПК и попробуйте ещё раз через минуту.</translation>
    </message>
    <message>
        <source>Twilio asks to be asked less often.</source>
        <translation>Twilio просит обращаться к нему реже.</translation>
    </message>
    <message>
        <source>{url}: {why}.</source>
        <translation>{url}: {why}.</translation>
    </message>
    <message>
        <source>Start the server that the stream names, or correct its address.</source>
        <translation>Запустите сервер, указанный в потоке, или исправьте его адрес.</translation>
    </message>
    <message>
        <source>The server refuses the audio stream</source>
        <translation>Сервер отклоняет поток звука</translation>
    </message>
    <message>
        <source>{url} answered with status {status}, not with 101.</source>
        <translation>{url} ответил статусом {status}, а не 101.</translation>
    </message>
    <message>
        <source>Let the path take WebSockets, and let proxies pass the Upgrade.</source>
        <translation>Путь должен принимать WebSocket, а прокси — пропускать Upgrade.</translation>
    </message>
    <message>
        <source>The server closes the audio stream</source>
        <translation>Сервер закрывает поток звука</translation>
    </message>
    <message>
        <source>{url} closed a proper stream after {after} (code {close}).</source>
        <translation>{url} закрыл исправный поток через {after} (код {close}).</translation>
    </message>
    <message>
        <source>A stranger can open an audio stream</source>
        <translation>Поток звука может открыть посторонний</translation>
    </message>
    <message>
        <source>{url} took a stream whose token is wrong.</source>
        <translation>{url} принял поток с неверным токеном.</translation>
    </message>
    <message>
        <source>Check the token in the start message, and close what lacks it.</source>
        <translation>Проверяйте токен в сообщении start и закрывайте потоки без него.</translation>
    </message>
    <message>
        <source>There is nothing at this path</source>
        <translation>По этому пути ничего нет</translation>
    </message>
    <message>
        <source>The server answered with status {status}.</source>
        <translation>Сервер ответил статусом {status}.</translation>
    </message>
    <message>
        <source>Correct the path. TalkHint&apos;s is /twilio/inbound.</source>
        <translation>Исправьте путь. У TalkHint это /twilio/inbound.</translation>
    </message>
    <message>
        <source>The server does not take {method} here</source>
        <translation>Сервер не принимает здесь {method}</translation>
    </message>
    <message>
        <source>It answered with status 405.</source>
        <translation>Он ответил статусом 405.</translation>
    </message>
    <message>
        <source>Set the number&apos;s method to POST, or let the server take {method}.</source>
        <translation>Задайте номеру метод POST или разрешите {method} на сервере.</translation>
    </message>
    <message>
        <source>The server wants a login that Twilio does not have</source>
        <translation>Сервер требует входа, а у Twilio его нет</translation>
    </message>
    <message>
        <source>It answered with status {status}.</source>
        <translation>Он ответил статусом {status}.</translation>
    </message>
    <message>
        <source>Take the login, the firewall rule or the bot filter off this path.</source>
        <translation>Снимите с этого пути вход, правило брандмауэра или фильтр ботов.</translation>
    </message>
    <message>
        <source>It answered with status {status}. Perhaps it wants Twilio&apos;s signature, and TalkHint does not know the Auth Token.</source>
        <translation>Он ответил статусом {status}. Возможно, ему нужна подпись Twilio, а TalkHint не знает Auth Token.</translation>
    </message>
    <message>
        <source>The server limits how often it may be asked</source>
        <translation>Сервер ограничивает частоту запросов</translation>
    </message>
    <message>
        <source>It answered with status 429, which Twilio takes as an error.</source>
        <translation>Он ответил статусом 429, а для Twilio это ошибка.</translation>
    </message>
    <message>
        <source>Take the rate limit off this path.</source>
        <translation>Снимите с этого пути ограничение частоты.</translation>
    </message>
    <message>
        <source>The server has a fault of its own</source>
        <translation>На сервере внутренняя ошибка</translation>
    </message>
    <message>
        <source>Read its answer below, and its log.</source>
        <translation>Прочитайте его ответ на этой странице и его журнал.</translation>
    </message>
    <message>
        <source>What should answer behind the server does not run</source>
        <translation>Программа за этим сервером не работает</translation>
    </message>
    <message>
        <source>The server in front answered with status {status}.</source>
        <translation>Сервер перед ней ответил статусом {status}.</translation>
    </message>
    <message>
        <source>Start the program behind it, and keep it awake.</source>
        <translation>Запустите эту программу и не давайте ей засыпать.</translation>
    </message>
    <message>
        <source>The server answers with an unexpected status</source>
        <translation>Сервер отвечает неожиданным статусом</translation>
    </message>
    <message>
        <source>It is {status}. Twilio takes 200 to 299.</source>
        <translation>Это {status}. Twilio принимает от 200 до 299.</translation>
    </message>
    <message>
        <source>The webhook sends Twilio on to another address</source>
        <translation>Вебхук перенаправляет Twilio на другой адрес</translation>
    </message>
    <message>
        <source>The answer came from {url}.</source>
        <translation>Ответ пришёл от {url}.</translation>
    </message>
    <message>
        <source>Set the last address as the number&apos;s webhook.</source>
        <translation>Задайте последний адрес как вебхук номера.</translation>
    </message>
    <message>
        <source>The answer came from {url}, and the POST became a GET on the way.</source>
        <translation>Ответ пришёл от {url}, и по пути POST превратился в GET.</translation>
    </message>
    <message>
        <source>The webhook redirects in a circle</source>
        <translation>Вебхук перенаправляет по кругу</translation>
    </message>
    <message>
        <source>After 10 redirects Twilio gives up.</source>
        <translation>После 10 перенаправлений Twilio сдаётся.</translation>
    </message>
    <message>
        <source>The webhook redirects in a way that Twilio does not follow</source>
        <translation>По такому перенаправлению Twilio не идёт</translation>
    </message>
    <message>
        <source>Twilio follows 301, 302, 303 and 307; this is {status}.</source>
        <translation>Twilio следует за 301, 302, 303 и 307, а это {status}.</translation>
    </message>
    <message>
        <source>Status {status} came without a usable Location.</source>
        <translation>Статус {status} пришёл без годного Location.</translation>
    </message>
    <message>
        <source>The webhook does not answer in time</source>
        <translation>Вебхук не отвечает вовремя</translation>
    </message>
    <message>
        <source>No whole answer came within 15 s.</source>
        <translation>За 15 с полный ответ не пришёл.</translation>
    </message>
    <message>
        <source>Answer first, and do the work later.</source>
        <translation>Сначала отвечайте, а работу делайте потом.</translation>
    </message>
    <message>
        <source>The webhook is slow</source>
        <translation>Вебхук отвечает медленно</translation>
    </message>
    <message>
        <source>It took {elapsed_ms} ms. The caller hears ringing meanwhile.</source>
        <translation>Ответ занял {elapsed_ms} мс. Всё это время звонящий слышит гудки.</translation>
    </message>
    <message>
        <source>Keep the server awake, and answer before the work is done.</source>
        <translation>Не давайте серверу засыпать и отвечайте, не дожидаясь конца работы.</translation>
    </message>
    <message>
        <source>The answer breaks the rules of HTTP</source>
        <translation>Ответ нарушает правила HTTP</translation>
    </message>
    <message>
        <source>It is cut off, or its length, its headers or its packing are wrong.</source>
        <translation>Он обрезан, или у него неверны длина, заголовки или сжатие.</translation>
    </message>
    <message>
        <source>Look for a proxy that cuts or changes the answer.</source>
        <translation>Ищите прокси, который обрезает или меняет ответ.</translation>
    </message>
    <message>
        <source>It sets a cookie without a name.</source>
        <translation>Он задаёт cookie без имени.</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>Ответ пустой</translation>
    </message>
    <message>
        <source>Status {status} came without a document, so the call ends.</source>
        <translation>Статус {status} пришёл без документа, поэтому звонок обрывается.</translation>
    </message>
    <message>
        <source>Return TwiML.</source>
        <translation>Возвращайте TwiML.</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>Ответ слишком большой</translation>
    </message>
    <message>
        <source>It has more than 64 kB, which Twilio does not read.</source>
        <translation>В нём больше 64 КБ, столько Twilio не читает.</translation>
    </message>
    <message>
        <source>Return TwiML only. This may be an error page.</source>
        <translation>Возвращайте только TwiML. Возможно, это страница с ошибкой.</translation>
    </message>
    <message>
        <source>The answer does not say what it is</source>
        <translation>В ответе не сказано, что это</translation>
    </message>
    <message>
        <source>There is no Content-Type.</source>
        <translation>Нет заголовка Content-Type.</translation>
    </message>
    <message>
        <source>Let it answer with Content-Type: text/xml.</source>
        <translation>Пусть отвечает с заголовком Content-Type: text/xml.</translation>
    </message>
    <message>
        <source>The answer is no TwiML by its own word</source>
        <translation>По заголовку ответ — не TwiML</translation>
    </message>
    <message>
        <source>It is sent as {content_type}.</source>
        <translation>Он отправлен как {content_type}.</translation>
    </message>
    <message>
        <source>The answer is read aloud to the caller</source>
        <translation>Ответ зачитывается звонящему вслух</translation>
    </message>
    <message>
        <source>It is sent as text/plain and is no TwiML.</source>
        <translation>Он отправлен как text/plain, и это не TwiML.</translation>
    </message>
    <message>
        <source>The answer is a recording, played and then hung up</source>
        <translation>Ответ — запись: она проигрывается, и звонок обрывается</translation>
    </message>
    <message>
        <source>Return TwiML that starts the stream and rings the agent.</source>
        <translation>Возвращайте TwiML, который запускает поток и звонит оператору.</translation>
    </message>
    <message>
        <source>A web page answers, not TwiML</source>
        <translation>Отвечает веб-страница, а не TwiML</translation>
    </message>
    <message>
        <source>Its title is “{page}”.</source>
        <translation>Её заголовок: «{page}».</translation>
    </message>
    <message>
        <source>Correct the address: this is another service.</source>
        <translation>Исправьте адрес: это другой сервис.</translation>
    </message>
    <message>
        <source>It is a page for browsers.</source>
        <translation>Это страница для браузеров.</translation>
    </message>
    <message>
        <source>A browser sees another answer than Twilio</source>
        <translation>Браузер видит не тот ответ, что Twilio</translation>
    </message>
    <message>
        <source>By {method} comes one document, by {other} another: {why}.</source>
        <translation>По {method} приходит один документ, по {other} другой: {why}.</translation>
    </message>
    <message>
        <source>Trust this check, not the browser. Retire the other handler.</source>
        <translation>Верьте этой проверке, а не браузеру. Уберите второй обработчик.</translation>
    </message>
    <message>
        <source>Two servers answer at this address by turns</source>
        <translation>По этому адресу попеременно отвечают два сервера</translation>
    </message>
    <message>
        <source>{count} requests brought different answers: {answers}.</source>
        <translation>Запросов: {count}, и ответы на них разные: {answers}.</translation>
    </message>
    <message>
        <source>Stop the other server or tunnel that shares the address.</source>
        <translation>Остановите второй сервер или туннель с тем же адресом.</translation>
    </message>
    <message>
        <source>The webhook refuses Twilio&apos;s signature</source>
        <translation>Вебхук отклоняет подпись Twilio</translation>
    </message>
    <message>
        <source>A rightly signed request got status {status}.</source>
        <translation>На верно подписанный запрос пришёл статус {status}.</translation>
    </message>
    <message>
        <source>Give the server the Auth Token of the account that owns the number, and the public address to check against.</source>
        <translation>Задайте серверу Auth Token аккаунта, которому принадлежит номер, и публичный адрес, по которому проверяется подпись.</translation>
    </message>
    <message>
        <source>Anybody can drive the webhook: it checks no signature</source>
        <translation>Вебхуком может управлять кто угодно: он не проверяет подпись</translation>
    </message>
    <message>
        <source>It answered a request without a signature like one of Twilio&apos;s.</source>
        <translation>На запрос без подписи он ответил так же, как Twilio.</translation>
    </message>
    <message>
        <source>Let the server answer 403 without a valid X-Twilio-Signature.</source>
        <translation>Пусть сервер отвечает 403, если X-Twilio-Signature неверна или её нет.</translation>
    </message>
    <message>
        <source>It answered a request with a wrong signature like one of Twilio&apos;s.</source>
        <translation>На запрос с неверной подписью он ответил так же, как Twilio.</translation>
    </message>
    <message>
        <source>A request without a good signature makes the server fail</source>
        <translation>Запрос без верной подписи роняет сервер</translation>
    </message>
    <message>
        <source>It answered with status {status} in place of 403.</source>
        <translation>Он ответил статусом {status} вместо 403.</translation>
    </message>
    <message>
        <source>Look at the server&apos;s check: it must refuse, not fail.</source>
        <translation>Посмотрите проверку на сервере: она должна отказывать, а не падать.</translation>
    </message>
    <message>
        <source>A wrong signature got status {status} in place of 403.</source>
        <translation>На неверную подпись пришёл статус {status} вместо 403.</translation>
    </message>
    <message>
        <source>A blank stands before the document</source>
        <translation>Перед документом стоит пробел</translation>
    </message>
    <message>
        <source>There is a space or an empty line before &lt;?xml.</source>
        <translation>Перед &lt;?xml есть пробел или пустая строка.</translation>
    </message>
    <message>
        <source>Let the server send the document and nothing else.</source>
        <translation>Пусть сервер отправляет документ и ничего больше.</translation>
    </message>
    <message>
        <source>An invisible mark stands before the document</source>
        <translation>Перед документом стоит невидимая метка</translation>
    </message>
    <message>
        <source>It begins with a byte order mark, which some readers refuse.</source>
        <translation>Он начинается с метки порядка байтов (BOM), которую принимают не все.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 without BOM.</source>
        <translation>Сохраните файл как UTF-8 без BOM.</translation>
    </message>
    <message>
        <source>It begins with two byte order marks.</source>
        <translation>Он начинается с двух меток порядка байтов (BOM).</translation>
    </message>
    <message>
        <source>Something stands before the document</source>
        <translation>Перед документом что-то стоит</translation>
    </message>
    <message>
        <source>It begins with “{text}”.</source>
        <translation>Он начинается с «{text}».</translation>
    </message>
    <message>
        <source>Something stands after the document</source>
        <translation>После документа что-то стоит</translation>
    </message>
    <message>
        <source>After &lt;/Response&gt; comes “{text}”.</source>
        <translation>После &lt;/Response&gt; идёт «{text}».</translation>
    </message>
    <message>
        <source>The document is broken XML</source>
        <translation>Документ — испорченный XML</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {why}.</source>
        <translation>Строка {line}, столбец {column}: {why}.</translation>
    </message>
    <message>
        <source>Make it with Twilio&apos;s library, which escapes &amp; and &lt;.</source>
        <translation>Создавайте его библиотекой Twilio: она экранирует &amp; и &lt;.</translation>
    </message>
    <message>
        <source>The document has a DOCTYPE</source>
        <translation>В документе есть DOCTYPE</translation>
    </message>
    <message>
        <source>Twilio takes no document type and no entities.</source>
        <translation>Twilio не принимает типы документов и сущности.</translation>
    </message>
    <message>
        <source>Remove the DOCTYPE.</source>
        <translation>Уберите DOCTYPE.</translation>
    </message>
    <message>
        <source>The document is escaped, so Twilio sees no TwiML</source>
        <translation>Документ экранирован, и Twilio не видит TwiML</translation>
    </message>
    <message>
        <source>Its signs &lt; and &gt; are written as &amp;lt; and &amp;gt;.</source>
        <translation>Знаки &lt; и &gt; записаны в нём как &amp;lt; и &amp;gt;.</translation>
    </message>
    <message>
        <source>Send the XML itself, not its text.</source>
        <translation>Отправляйте сам XML, а не его текст.</translation>
    </message>
    <message>
        <source>The TwiML is packed into JSON.</source>
        <translation>TwiML упакован в JSON.</translation>
    </message>
    <message>
        <source>The TwiML is shown in a web page.</source>
        <translation>TwiML показан на веб-странице.</translation>
    </message>
    <message>
        <source>The document is XML, but no TwiML</source>
        <translation>Документ — XML, но не TwiML</translation>
    </message>
    <message>
        <source>It begins with &lt;{name}&gt;. Twilio wants &lt;Response&gt;, written just so.</source>
        <translation>Он начинается с &lt;{name}&gt;. Twilio ждёт &lt;Response&gt;, написанный именно так.</translation>
    </message>
    <message>
        <source>Let the server return &lt;Response&gt;.</source>
        <translation>Пусть сервер возвращает &lt;Response&gt;.</translation>
    </message>
    <message>
        <source>A name is written in the wrong case</source>
        <translation>Имя написано не теми буквами: важен регистр</translation>
    </message>
    <message>
        <source>{wrong} must be {right}; Twilio skips what it does not know.</source>
        <translation>Вместо {wrong} должно быть {right}: незнакомое Twilio пропускает.</translation>
    </message>
    <message>
        <source>Write the names as Twilio&apos;s documentation does.</source>
        <translation>Пишите имена так, как в документации Twilio.</translation>
    </message>
    <message>
        <source>Twilio does not know &lt;{name}&gt;</source>
        <translation>Twilio не знает &lt;{name}&gt;</translation>
    </message>
    <message>
        <source>It skips what it does not know.</source>
        <translation>Незнакомое он пропускает.</translation>
    </message>
    <message>
        <source>Remove it, or correct its name.</source>
        <translation>Уберите или исправьте имя.</translation>
    </message>
    <message>
        <source>&lt;{verb}&gt; has no attribute {name}</source>
        <translation>У &lt;{verb}&gt; нет атрибута {name}</translation>
    </message>
    <message>
        <source>Twilio skips what it does not know.</source>
        <translation>Незнакомое Twilio пропускает.</translation>
    </message>
    <message>
        <source>The webhook says goodbye and hangs up: an old deployment answers</source>
        <translation>Вебхук прощается и кладёт трубку: отвечает старая версия</translation>
    </message>
    <message>
        <source>The caller hears “{words}” and is cut off. No audio stream is started. It came from {url}.</source>
        <translation>Звонящий слышит «{words}», и связь обрывается. Поток звука не запускается. Ответил {url}.</translation>
    </message>
    <message>
        <source>The TwiML App says goodbye and hangs up: an old deployment answers</source>
        <translation>Приложение TwiML прощается и кладёт трубку: отвечает старая версия</translation>
    </message>
    <message>
        <source>The address it redirects to says goodbye and hangs up: an old deployment answers</source>
        <translation>Адрес, куда идёт перенаправление, прощается и кладёт трубку: отвечает старая версия</translation>
    </message>
    <message>
        <source>Asked by GET it says goodbye and hangs up: an old deployment answers</source>
        <translation>На запрос GET он прощается и кладёт трубку: отвечает старая версия</translation>
    </message>
    <message>
        <source>One of two servers says goodbye and hangs up: an old deployment answers by turns</source>
        <translation>Один из двух серверов прощается и кладёт трубку: через раз отвечает старая версия</translation>
    </message>
    <message>
        <source>The caller hears a recording ({words}) and is cut off. No audio stream is started. It came from {url}.</source>
        <translation>Звонящий слышит запись ({words}), и связь обрывается. Поток звука не запускается. Ответил {url}.</translation>
    </message>
    <message>
        <source>The call is hung up before anything else</source>
        <translation>Трубку кладут раньше всего остального</translation>
    </message>
    <message>
        <source>&lt;Hangup&gt; comes first.</source>
        <translation>Первым стоит &lt;Hangup&gt;.</translation>
    </message>
    <message>
        <source>Put &lt;Start&gt;&lt;Stream&gt; first and &lt;Dial&gt; after it.</source>
        <translation>Поставьте сначала &lt;Start&gt;&lt;Stream&gt;, а за ним &lt;Dial&gt;.</translation>
    </message>
    <message>
        <source>The call is rejected</source>
        <translation>Звонок отклоняется</translation>
    </message>
    <message>
        <source>The caller hears a busy tone.</source>
        <translation>Звонящий слышит сигнал «занято».</translation>
    </message>
    <message>
        <source>Remove &lt;Reject&gt;.</source>
        <translation>Уберите &lt;Reject&gt;.</translation>
    </message>
    <message>
        <source>The document says nothing, so the call ends</source>
        <translation>В документе ничего нет, и звонок обрывается</translation>
    </message>
    <message>
        <source>&lt;Response&gt; is empty.</source>
        <translation>&lt;Response&gt; пуст.</translation>
    </message>
    <message>
        <source>The call is sent on to another host</source>
        <translation>Звонок передаётся на другой узел</translation>
    </message>
    <message>
        <source>&lt;Redirect&gt; leads to {url}.</source>
        <translation>&lt;Redirect&gt; ведёт на {url}.</translation>
    </message>
    <message>
        <source>Remove the &lt;Redirect&gt;, or check the other host too.</source>
        <translation>Уберите &lt;Redirect&gt; или проверьте и другой узел.</translation>
    </message>
    <message>
        <source>No audio stream is started</source>
        <translation>Поток звука не запускается</translation>
    </message>
    <message>
        <source>The document goes on with &lt;{verb}&gt;, without &lt;Start&gt;&lt;Stream&gt;.</source>
        <translation>Документ продолжается с &lt;{verb}&gt;, без &lt;Start&gt;&lt;Stream&gt;.</translation>
    </message>
    <message>
        <source>Nothing follows the stream, so the call ends at once</source>
        <translation>После потока ничего нет, и звонок сразу обрывается</translation>
    </message>
    <message>
        <source>Twilio goes on behind &lt;Start&gt; and finds nothing.</source>
        <translation>Twilio идёт дальше &lt;Start&gt; и ничего не находит.</translation>
    </message>
    <message>
        <source>Put &lt;Dial&gt; after &lt;Start&gt;.</source>
        <translation>Поставьте &lt;Dial&gt; после &lt;Start&gt;.</translation>
    </message>
    <message>
        <source>Only a pause follows the stream, then the call ends</source>
        <translation>После потока только пауза, потом звонок обрывается</translation>
    </message>
    <message>
        <source>It ends after {seconds} s, and no phone rings.</source>
        <translation>Он обрывается через {seconds} с, и ни один телефон не звонит.</translation>
    </message>
    <message>
        <source>The stream starts only after the talk</source>
        <translation>Поток запускается только после разговора</translation>
    </message>
    <message>
        <source>&lt;Start&gt; stands behind &lt;Dial&gt;.</source>
        <translation>&lt;Start&gt; стоит после &lt;Dial&gt;.</translation>
    </message>
    <message>
        <source>The stream starts too late or never</source>
        <translation>Поток запускается слишком поздно или никогда</translation>
    </message>
    <message>
        <source>&lt;Start&gt; stands behind &lt;{verb}&gt;.</source>
        <translation>&lt;Start&gt; стоит после &lt;{verb}&gt;.</translation>
    </message>
    <message>
        <source>Put &lt;Start&gt;&lt;Stream&gt; first.</source>
        <translation>Поставьте &lt;Start&gt;&lt;Stream&gt; первым.</translation>
    </message>
    <message>
        <source>&lt;Stream&gt; stands in the wrong place</source>
        <translation>&lt;Stream&gt; стоит не на месте</translation>
    </message>
    <message>
        <source>It is in &lt;{parent}&gt;, and Twilio skips it there.</source>
        <translation>Он внутри &lt;{parent}&gt;, а там Twilio его пропускает.</translation>
    </message>
    <message>
        <source>Put it in &lt;Start&gt;.</source>
        <translation>Поместите его в &lt;Start&gt;.</translation>
    </message>
    <message>
        <source>&lt;Connect&gt; holds the call, so the agent&apos;s phone never rings</source>
        <translation>&lt;Connect&gt; удерживает звонок, и телефон оператора не звонит</translation>
    </message>
    <message>
        <source>The caller is connected to the stream&apos;s server alone.</source>
        <translation>Звонящий соединён только с сервером потока.</translation>
    </message>
    <message>
        <source>Use &lt;Start&gt; in place of &lt;Connect&gt;.</source>
        <translation>Используйте &lt;Start&gt; вместо &lt;Connect&gt;.</translation>
    </message>
    <message>
        <source>&lt;Connect&gt; cannot stream both sides</source>
        <translation>&lt;Connect&gt; не передаёт обе стороны</translation>
    </message>
    <message>
        <source>Only the caller&apos;s side can be had there, not track=&quot;{track}&quot;.</source>
        <translation>Там доступна только сторона звонящего, а не track=&quot;{track}&quot;.</translation>
    </message>
    <message>
        <source>Only one side is streamed</source>
        <translation>Передаётся только одна сторона</translation>
    </message>
    <message>
        <source>Write track=&quot;both_tracks&quot;.</source>
        <translation>Напишите track=&quot;both_tracks&quot;.</translation>
    </message>
    <message>
        <source>The track is {track}, so the caller is never heard.</source>
        <translation>Дорожка — {track}, поэтому звонящего не слышно.</translation>
    </message>
    <message>
        <source>The track is {track}, so the agent is never heard.</source>
        <translation>Дорожка — {track}, поэтому оператора не слышно.</translation>
    </message>
    <message>
        <source>The stream&apos;s track does not exist</source>
        <translation>Такой дорожки у потока не бывает</translation>
    </message>
    <message>
        <source>Twilio knows no track=&quot;{track}&quot;.</source>
        <translation>Twilio не знает track=&quot;{track}&quot;.</translation>
    </message>
    <message>
        <source>The track is empty.</source>
        <translation>Дорожка не указана.</translation>
    </message>
    <message>
        <source>The stream&apos;s address does not begin with wss://</source>
        <translation>Адрес потока начинается не с wss://</translation>
    </message>
    <message>
        <source>It is {url}.</source>
        <translation>Это {url}.</translation>
    </message>
    <message>
        <source>Write wss:// and the public host.</source>
        <translation>Напишите wss:// и публичное имя узла.</translation>
    </message>
    <message>
        <source>The stream has no proper address</source>
        <translation>У потока нет нормального адреса</translation>
    </message>
    <message>
        <source>It is “{url}”.</source>
        <translation>Это «{url}».</translation>
    </message>
    <message>
        <source>Write the whole address, like wss://calls.example.com/twilio/stream</source>
        <translation>Напишите адрес целиком, например wss://calls.example.com/twilio/stream</translation>
    </message>
    <message>
        <source>&lt;Stream&gt; has no url.</source>
        <translation>У &lt;Stream&gt; нет url.</translation>
    </message>
    <message>
        <source>The stream&apos;s address has a query string</source>
        <translation>В адресе потока есть строка запроса</translation>
    </message>
    <message>
        <source>Twilio takes nothing behind the ? of {url}.</source>
        <translation>Twilio отбрасывает всё после знака «?»: {url}.</translation>
    </message>
    <message>
        <source>Pass values with &lt;Parameter&gt;.</source>
        <translation>Передавайте значения через &lt;Parameter&gt;.</translation>
    </message>
    <message>
        <source>The audio goes to another host</source>
        <translation>Звук уходит на другой узел</translation>
    </message>
    <message>
        <source>It goes to {host}, not to {wanted}.</source>
        <translation>Он идёт на {host}, а не на {wanted}.</translation>
    </message>
    <message>
        <source>Let the stream lead to the webhook&apos;s own host.</source>
        <translation>Направьте поток на узел самого вебхука.</translation>
    </message>
    <message>
        <source>The stream&apos;s path is not TalkHint&apos;s</source>
        <translation>Путь потока не тот, что у TalkHint</translation>
    </message>
    <message>
        <source>It is {path}, not {wanted}.</source>
        <translation>Это {path}, а не {wanted}.</translation>
    </message>
    <message>
        <source>Let the stream lead to /twilio/stream.</source>
        <translation>Направьте поток на /twilio/stream.</translation>
    </message>
    <message>
        <source>A parameter of the stream is too long</source>
        <translation>Параметр потока слишком длинный</translation>
    </message>
    <message>
        <source>{name} and its value have {length} signs; 499 is the most.</source>
        <translation>В {name} со значением {length} символов, а можно не больше 499.</translation>
    </message>
    <message>
        <source>Pass a short token and look the rest up.</source>
        <translation>Передавайте короткий токен, а остальное находите по нему.</translation>
    </message>
    <message>
        <source>The audio is streamed twice</source>
        <translation>Звук передаётся дважды</translation>
    </message>
    <message>
        <source>The document starts {count} streams.</source>
        <translation>Сколько потоков запускает документ: {count}.</translation>
    </message>
    <message>
        <source>Start one stream with both tracks.</source>
        <translation>Запускайте один поток с обеими дорожками.</translation>
    </message>
    <message>
        <source>Nobody hears of it when the stream fails</source>
        <translation>Если поток оборвётся, никто об этом не узнает</translation>
    </message>
    <message>
        <source>&lt;Stream&gt; has no statusCallback.</source>
        <translation>У &lt;Stream&gt; нет statusCallback.</translation>
    </message>
    <message>
        <source>Set statusCallback to TalkHint&apos;s /twilio/stream-status.</source>
        <translation>Задайте statusCallback на /twilio/stream-status у TalkHint.</translation>
    </message>
    <message>
        <source>Its statusCallback goes to {host}.</source>
        <translation>Его statusCallback ведёт на {host}.</translation>
    </message>
    <message>
        <source>Nobody is rung</source>
        <translation>Никому не звонят</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; names no number.</source>
        <translation>В &lt;Dial&gt; нет номера.</translation>
    </message>
    <message>
        <source>Set the agent&apos;s number.</source>
        <translation>Задайте номер оператора.</translation>
    </message>
    <message>
        <source>The document starts the stream but has no &lt;Dial&gt;.</source>
        <translation>Документ запускает поток, но в нём нет &lt;Dial&gt;.</translation>
    </message>
    <message>
        <source>The number to ring is no phone number</source>
        <translation>Вместо номера для звонка указано не то</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; names “{target}”.</source>
        <translation>В &lt;Dial&gt; указано «{target}».</translation>
    </message>
    <message>
        <source>Write it like +14155550132.</source>
        <translation>Напишите его так: +14155550132.</translation>
    </message>
    <message>
        <source>The number rings itself</source>
        <translation>Номер звонит сам себе</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; names {target}, the number that was called.</source>
        <translation>В &lt;Dial&gt; указан {target}: тот же номер, на который звонят.</translation>
    </message>
    <message>
        <source>Set the agent&apos;s own phone as the number to ring.</source>
        <translation>Укажите для звонка собственный телефон оператора.</translation>
    </message>
    <message>
        <source>The talk is cut off after {seconds} s</source>
        <translation>Разговор обрывается через {seconds} с</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; has a timeLimit under ten minutes.</source>
        <translation>У &lt;Dial&gt; timeLimit меньше десяти минут.</translation>
    </message>
    <message>
        <source>Remove the timeLimit.</source>
        <translation>Уберите timeLimit.</translation>
    </message>
    <message>
        <source>The call is recorded without a notice</source>
        <translation>Звонок записывается без предупреждения</translation>
    </message>
    <message>
        <source>Nothing is said to the caller before the recording.</source>
        <translation>Перед записью звонящему ничего не говорят.</translation>
    </message>
    <message>
        <source>Say first that the call is recorded.</source>
        <translation>Сначала скажите, что звонок записывается.</translation>
    </message>
    <message>
        <source>Twilio number</source>
        <translation>Номер в Twilio</translation>
    </message>
    <message>
        <source>{number} asks {url}.</source>
        <translation>{number} обращается к {url}.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>{url} can be asked by Twilio.</source>
        <translation>Twilio может обратиться к {url}.</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Имя узла</translation>
    </message>
    <message>
        <source>{host} is {addresses}.</source>
        <translation>{host}: {addresses}.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>{host} takes connections on port {port}.</source>
        <translation>{host} принимает соединения на порту {port}.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>The certificate of {host} is trusted.</source>
        <translation>Сертификату {host} можно доверять.</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Туннель</translation>
    </message>
    <message>
        <source>No tunnel is in the way.</source>
        <translation>Туннель не мешает.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Status {status} in {elapsed_ms} ms.</source>
        <translation>Статус {status} за {elapsed_ms} мс.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Twilio is let in, strangers are not.</source>
        <translation>Twilio пускают, посторонних — нет.</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>The document can be read.</source>
        <translation>Документ читается.</translation>
    </message>
    <message>
        <source>TwiML</source>
        <translation>TwiML</translation>
    </message>
    <message>
        <source>It streams both sides and rings {target}.</source>
        <translation>Передаёт обе стороны и звонит на {target}.</translation>
    </message>
    <message>
        <source>This TalkHint</source>
        <translation>Этот TalkHint</translation>
    </message>
    <message>
        <source>This TalkHint itself answered.</source>
        <translation>Ответил именно этот TalkHint.</translation>
    </message>
    <message>
        <source>Audio stream</source>
        <translation>Поток звука</translation>
    </message>
    <message>
        <source>A test stream of {frames} frames was taken.</source>
        <translation>Пробный поток принят, кадров: {frames}.</translation>
    </message>
    <message>
        <source>Recent errors</source>
        <translation>Недавние ошибки</translation>
    </message>
    <message>
        <source>Twilio reported no error since yesterday.</source>
        <translation>Со вчерашнего дня Twilio об ошибках не сообщал.</translation>
    </message>
    <message>
        <source>Not looked at: a fault before it hides it.</source>
        <translation>Не проверено: мешает неполадка выше.</translation>
    </message>
    <message>
        <source>Not looked at: no number was named.</source>
        <translation>Не проверено: номер не указан.</translation>
    </message>
    <message>
        <source>Not looked at: TalkHint does not know the Auth Token.</source>
        <translation>Не проверено: TalkHint не знает Auth Token.</translation>
    </message>
    <message>
        <source>Not looked at: the answer has nothing that a stranger could use.</source>
        <translation>Не проверялось: в ответе нет ничего, чем мог бы воспользоваться посторонний.</translation>
    </message>
    <message>
        <source>Not looked at: no TalkHint runs here to compare with.</source>
        <translation>Не проверено: здесь не запущен TalkHint для сравнения.</translation>
    </message>
    <message>
        <source>Not looked at: the address is not encrypted.</source>
        <translation>Не проверено: адрес без шифрования.</translation>
    </message>
    <message>
        <source>Not looked at: the document starts no stream.</source>
        <translation>Не проверено: документ не запускает поток.</translation>
    </message>
    <message>
        <source>Not looked at: the check was stopped.</source>
        <translation>Не проверено: проверку остановили.</translation>
    </message>
    <message>
        <source>Not looked at: Twilio could not be asked.</source>
        <translation>Не проверено: Twilio не удалось спросить.</translation>
    </message>
    <message>
        <source>Not looked at in a quick check.</source>
        <translation>В быстрой проверке не смотрим.</translation>
    </message>
    <message>
        <source>the account is not active</source>
        <translation>аккаунт не активен</translation>
    </message>
    <message>
        <source>the account rejects incoming calls</source>
        <translation>аккаунт отклоняет входящие звонки</translation>
    </message>
    <message>
        <source>the account has too many calls at once</source>
        <translation>у аккаунта слишком много звонков сразу</translation>
    </message>
    <message>
        <source>the webhook&apos;s address is malformed</source>
        <translation>адрес вебхука написан неверно</translation>
    </message>
    <message>
        <source>the webhook could not be fetched</source>
        <translation>не удалось получить ответ вебхука</translation>
    </message>
    <message>
        <source>the webhook&apos;s server does not take connections</source>
        <translation>сервер вебхука не принимает соединения</translation>
    </message>
    <message>
        <source>nothing listens at the webhook&apos;s address</source>
        <translation>по адресу вебхука никто не отвечает</translation>
    </message>
    <message>
        <source>the webhook took too long</source>
        <translation>вебхук отвечал слишком долго</translation>
    </message>
    <message>
        <source>the connection to the webhook failed</source>
        <translation>соединение с вебхуком не удалось</translation>
    </message>
    <message>
        <source>the webhook&apos;s answer breaks the rules of HTTP</source>
        <translation>ответ вебхука нарушает правила HTTP</translation>
    </message>
    <message>
        <source>the webhook&apos;s host name is not known</source>
        <translation>имя узла вебхука неизвестно</translation>
    </message>
    <message>
        <source>the webhook redirects too often</source>
        <translation>вебхук перенаправляет слишком много раз</translation>
    </message>
    <message>
        <source>the webhook redirects in a way Twilio does not follow</source>
        <translation>вебхук перенаправляет так, что Twilio за ним не идёт</translation>
    </message>
    <message>
        <source>the webhook answered with an error status</source>
        <translation>вебхук ответил статусом ошибки</translation>
    </message>
    <message>
        <source>no encryption could be agreed with the webhook</source>
        <translation>не удалось договориться с вебхуком о шифровании</translation>
    </message>
    <message>
        <source>the webhook&apos;s certificate is for another name</source>
        <translation>сертификат вебхука выдан на другое имя</translation>
    </message>
    <message>
        <source>the webhook&apos;s certificate has expired</source>
        <translation>срок сертификата вебхука истёк</translation>
    </message>
    <message>
        <source>the webhook&apos;s certificate is not trusted</source>
        <translation>сертификату вебхука нет доверия</translation>
    </message>
    <message>
        <source>the address names an edge that does not exist</source>
        <translation>в адресе указана несуществующая точка входа (edge)</translation>
    </message>
    <message>
        <source>the address names an edge that cannot be used</source>
        <translation>в адресе указана недоступная точка входа (edge)</translation>
    </message>
    <message>
        <source>the address names a retry rule that does not exist</source>
        <translation>в адресе указано несуществующее правило повторов</translation>
    </message>
    <message>
        <source>the webhook&apos;s answer is too large</source>
        <translation>ответ вебхука слишком большой</translation>
    </message>
    <message>
        <source>the webhook&apos;s answer is empty</source>
        <translation>ответ вебхука пустой</translation>
    </message>
    <message>
        <source>the webhook&apos;s answer is no proper XML</source>
        <translation>ответ вебхука — не правильный XML</translation>
    </message>
    <message>
        <source>the document names a version that does not exist</source>
        <translation>в документе указана несуществующая версия</translation>
    </message>
    <message>
        <source>the document does not begin with &lt;Response&gt;</source>
        <translation>документ начинается не с &lt;Response&gt;</translation>
    </message>
    <message>
        <source>the document has a name that Twilio does not know</source>
        <translation>в документе есть имя, которого Twilio не знает</translation>
    </message>
    <message>
        <source>the answer&apos;s content type is wrong</source>
        <translation>у ответа неверный тип содержимого</translation>
    </message>
    <message>
        <source>Twilio had a fault of its own</source>
        <translation>сбой на стороне Twilio</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; is not allowed in a dialled leg</source>
        <translation>&lt;Dial&gt; нельзя использовать в исходящей части звонка</translation>
    </message>
    <message>
        <source>the caller ID is not one of the account&apos;s</source>
        <translation>номер для показа (caller ID) не принадлежит аккаунту</translation>
    </message>
    <message>
        <source>&lt;Dial&gt; holds something that does not belong there</source>
        <translation>в &lt;Dial&gt; есть то, чему там не место</translation>
    </message>
    <message>
        <source>the number to ring is no phone number</source>
        <translation>вместо номера для звонка указано не то</translation>
    </message>
    <message>
        <source>the number to ring is not supported</source>
        <translation>номер для звонка не поддерживается</translation>
    </message>
    <message>
        <source>the number to ring is blocked</source>
        <translation>номер для звонка заблокирован</translation>
    </message>
    <message>
        <source>the country code of the number to ring is wrong</source>
        <translation>у номера для звонка неверный код страны</translation>
    </message>
    <message>
        <source>the account may not call that country</source>
        <translation>аккаунту нельзя звонить в эту страну</translation>
    </message>
    <message>
        <source>the caller&apos;s number is no phone number</source>
        <translation>номер звонящего — не телефонный номер</translation>
    </message>
    <message>
        <source>a trial account may not do this</source>
        <translation>пробному аккаунту это нельзя</translation>
    </message>
    <message>
        <source>the account&apos;s keys are not accepted</source>
        <translation>ключи аккаунта не приняты</translation>
    </message>
    <message>
        <source>the stream is not known</source>
        <translation>поток неизвестен</translation>
    </message>
    <message>
        <source>the stream&apos;s server did not answer in time</source>
        <translation>сервер потока не ответил вовремя</translation>
    </message>
    <message>
        <source>nothing listens at the stream&apos;s address</source>
        <translation>по адресу потока никто не отвечает</translation>
    </message>
    <message>
        <source>the stream&apos;s connection broke</source>
        <translation>соединение потока оборвалось</translation>
    </message>
    <message>
        <source>the stream&apos;s host cannot be reached</source>
        <translation>с узлом потока нет связи</translation>
    </message>
    <message>
        <source>the stream&apos;s server has no good certificate, or its port is wrong</source>
        <translation>у сервера потока негодный сертификат или неверный порт</translation>
    </message>
    <message>
        <source>the stream&apos;s server refused it (a wrong path, a wrong token)</source>
        <translation>сервер потока отказал (неверен путь или токен)</translation>
    </message>
    <message>
        <source>the stream&apos;s server closed it</source>
        <translation>сервер потока закрыл его</translation>
    </message>
    <message>
        <source>the stream&apos;s address does not begin with wss://</source>
        <translation>адрес потока начинается не с wss://</translation>
    </message>
    <message>
        <source>the stream&apos;s address is malformed</source>
        <translation>адрес потока написан неверно</translation>
    </message>
    <message>
        <source>the stream&apos;s server breaks the rules of WebSockets</source>
        <translation>сервер потока нарушает правила WebSocket</translation>
    </message>
    <message>
        <source>audio was dropped, because it was read too slowly</source>
        <translation>часть звука пропала: его читали слишком медленно</translation>
    </message>
    <message>
        <source>too much audio waited for the call</source>
        <translation>накопилось слишком много звука для звонка</translation>
    </message>
    <message>
        <source>the stream&apos;s connector failed</source>
        <translation>коннектор потока отказал</translation>
    </message>
    <message>
        <source>the stream&apos;s track cannot be had there</source>
        <translation>этой дорожки потока там не получить</translation>
    </message>
    <message>
        <source>the stream&apos;s connector is set up wrongly</source>
        <translation>коннектор потока настроен неверно</translation>
    </message>
    <message>
        <source>the stream&apos;s server sent what Twilio does not take</source>
        <translation>сервер потока прислал то, чего Twilio не принимает</translation>
    </message>
    <message>
        <source>TalkHint does not know this number</source>
        <translation>TalkHint не знает этого кода</translation>
    </message>
    <message>
        <source>The next call will work</source>
        <translation>Следующий звонок пройдёт</translation>
    </message>
    <message>
        <source>it does not begin with https://</source>
        <translation>он начинается не с https://</translation>
    </message>
    <message>
        <source>https:// stands there twice</source>
        <translation>https:// написано дважды</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>не указан узел</translation>
    </message>
    <message>
        <source>it still has a placeholder in it</source>
        <translation>в нём осталась заготовка вместо значения</translation>
    </message>
    <message>
        <source>it has blanks or other signs that no address has</source>
        <translation>в нём пробелы или другие знаки, которых в адресе не бывает</translation>
    </message>
    <message>
        <source>the host name is not a proper one</source>
        <translation>имя узла написано неверно</translation>
    </message>
    <message>
        <source>the port is not between 1 and 65535</source>
        <translation>порт не от 1 до 65535</translation>
    </message>
    <message>
        <source>Twilio got it from</source>
        <translation>Twilio получил это от</translation>
    </message>
    <message>
        <source>The call ended at once, and no audio stream came</source>
        <translation>Звонок сразу оборвался, и поток звука не пришёл</translation>
    </message>
    <message>
        <source>Twilio tells what it got 15 minutes after the call; TalkHint asks then.</source>
        <translation>Через 15 минут после звонка Twilio сообщает, что он получил; TalkHint тогда спросит.</translation>
    </message>
    <message>
        <source>Twilio asked another address, not this TalkHint</source>
        <translation>Twilio обратился по другому адресу, а не к этому TalkHint</translation>
    </message>
    <message>
        <source>Twilio reported an error for this call</source>
        <translation>Twilio сообщил об ошибке в этом звонке</translation>
    </message>
    <message>
        <source>Check the webhook; the check names the fault and the remedy.</source>
        <translation>Проверьте вебхук: проверка назовёт неисправность и что делать.</translation>
    </message>
    <message>
        <source>The caller hung up before the audio stream began</source>
        <translation>Звонящий повесил трубку до начала потока звука</translation>
    </message>
    <message>
        <source>Nothing is wrong with the webhook.</source>
        <translation>С вебхуком всё в порядке.</translation>
    </message>
    <message>
        <source>a tag, a quote or an &amp; is out of place</source>
        <translation>тег, кавычка или &amp; не на месте</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>слишком глубокая вложенность</translation>
    </message>
    <message>
        <source>its encoding cannot be read</source>
        <translation>его кодировка не читается</translation>
    </message>
    <message>
        <source>Point the number at TalkHint</source>
        <translation>Направить номер в TalkHint</translation>
    </message>
    <message>
        <source>Unlink the TwiML App, and point the number at TalkHint</source>
        <translation>Отвязать приложение TwiML и направить номер в TalkHint</translation>
    </message>
    <message>
        <source>Detach the SIP trunk, and point the number at TalkHint</source>
        <translation>Отключить SIP-транк и направить номер в TalkHint</translation>
    </message>
    <message>
        <source>New calls will not reach TalkHint: its new address is not set.</source>
        <translation>Новые звонки не дойдут до TalkHint: его новый адрес не записан.</translation>
    </message>
    <message>
        <source>a document that streams and rings</source>
        <translation>документ, который запускает поток и звонит</translation>
    </message>
    <message>
        <source>nothing, since it has no webhook</source>
        <translation>никуда, вебхука у него нет</translation>
    </message>
    <message>
        <source>Studio flow</source>
        <translation>сценарий Studio</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>функция</translation>
    </message>
    <message>
        <source>TwiML Bin</source>
        <translation>TwiML Bin</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>приостановлен</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Проверка остановлена.</translation>
    </message>
</context>
<context>
    <name>FindingDetails</name>
    <message>
        <source>What to do: %1</source>
        <translation>Что делать: %1</translation>
    </message>
    <message>
        <source>Twilio calls it error %1: %2.</source>
        <translation>В Twilio это ошибка %1: %2.</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Evidence</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>The first findings come in a moment.</source>
        <translation>Первые результаты сейчас появятся.</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>fine</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>неполадка</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>не проверено</translation>
    </message>
</context>
<context>
    <name>FixCard</name>
    <message>
        <source>Clear the old fallback address too</source>
        <translation>Убрать и старый запасной адрес</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Copy TwiML</source>
        <translation>Копировать TwiML</translation>
    </message>
    <message>
        <source>Show me in Twilio</source>
        <translation>Открыть в Twilio</translation>
    </message>
    <message>
        <source>Keep this number pointed here when the address changes</source>
        <translation>Если адрес сменится, снова направлять номер сюда</translation>
    </message>
</context>
<context>
    <name>FixPlan</name>
    <message>
        <source>Nothing has to be fixed at Twilio</source>
        <translation>В Twilio ничего исправлять не нужно</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Asking the webhook as Twilio would…</source>
        <translation>Обращаемся к вебхуку так, как это делает Twilio…</translation>
    </message>
    <message>
        <source>Putting the old settings back, then checking…</source>
        <translation>Возвращаем прежние настройки и проверяем…</translation>
    </message>
    <message>
        <source>Changing the number at Twilio, then checking…</source>
        <translation>Меняем номер в Twilio и проверяем…</translation>
    </message>
    <message>
        <source>Nothing else is touched at Twilio. The old values are kept, so you can undo it here.</source>
        <translation>Больше в Twilio ничего не меняется. Прежние значения сохраняются, и всё можно вернуть.</translation>
    </message>
    <message>
        <source>Fix it now</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Fix: unlink the TwiML App, point here</source>
        <translation>Исправить: отвязать приложение TwiML и направить сюда</translation>
    </message>
    <message>
        <source>This number will not ask its TwiML App any more. The app itself stays as it is. Unlink it?</source>
        <translation>Номер больше не будет обращаться к приложению TwiML. Само приложение не изменится. Отвязать?</translation>
    </message>
    <message>
        <source>Yes, unlink the app</source>
        <translation>Да, отвязать</translation>
    </message>
    <message>
        <source>Fix: detach the SIP trunk, point here</source>
        <translation>Исправить: отключить SIP-транк и направить сюда</translation>
    </message>
    <message>
        <source>Calls to this number will not go to the trunk any more, nor to what is connected there. Detach it?</source>
        <translation>Звонки на этот номер больше не пойдут на транк и на то, что к нему подключено. Отключить?</translation>
    </message>
    <message>
        <source>Yes, detach the trunk</source>
        <translation>Да, отключить</translation>
    </message>
    <message>
        <source>Fix: point this number at TalkHint</source>
        <translation>Исправить: направить номер в TalkHint</translation>
    </message>
    <message>
        <source>Twilio did not keep the change</source>
        <translation>Twilio не сохранил изменение</translation>
    </message>
    <message>
        <source>These are its settings now. Try again, or do it by hand.</source>
        <translation>Вот его настройки сейчас. Попробуйте ещё раз или сделайте вручную.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Nothing had to change at Twilio</source>
        <translation>В Twilio ничего менять не пришлось</translation>
    </message>
    <message>
        <source>Undone: the number is as it was before</source>
        <translation>Отменено: номер снова такой, как был</translation>
    </message>
    <message>
        <source>Done: Twilio has the new settings</source>
        <translation>Готово: в Twilio новые настройки</translation>
    </message>
    <message>
        <source>Read back from Twilio. Before: “%1”. Now: “%2”.</source>
        <translation>Перечитано из Twilio. Было: «%1». Стало: «%2».</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>the server closed the connection</source>
        <translation>сервер закрыл соединение</translation>
    </message>
    <message>
        <source>the server took the audio and said nothing</source>
        <translation>сервер принял звук и ничего не ответил</translation>
    </message>
    <message>
        <source>the server does not take the audio</source>
        <translation>сервер не принимает звук</translation>
    </message>
    <message>
        <source>the server closes each connection at once</source>
        <translation>сервер сразу закрывает каждое соединение</translation>
    </message>
    <message>
        <source>the server does not begin a session</source>
        <translation>сервер не начинает сеанс</translation>
    </message>
    <message>
        <source>it has signs that no key has, so copy it anew</source>
        <translation>в нём знаки, которых в ключах не бывает; скопируйте его заново</translation>
    </message>
    <message>
        <source>the quota is used up</source>
        <translation>квота израсходована</translation>
    </message>
    <message>
        <source>it is not known, or not any more</source>
        <translation>он неизвестен или уже отозван</translation>
    </message>
    <message>
        <source>it is not taken from this country</source>
        <translation>из этой страны он не принимается</translation>
    </message>
    <message>
        <source>the account was deactivated</source>
        <translation>учётная запись отключена</translation>
    </message>
    <message>
        <source>it may not transcribe</source>
        <translation>ему не разрешено распознавание</translation>
    </message>
    <message>
        <source>its address has no live transcription</source>
        <translation>по этому адресу нет живого распознавания</translation>
    </message>
    <message>
        <source>a sign-in page answered; sign in to this network</source>
        <translation>ответила страница входа; войдите в эту сеть</translation>
    </message>
    <message>
        <source>no way leads out of this PC</source>
        <translation>с этого ПК нет выхода в сеть</translation>
    </message>
    <message>
        <source>its certificate is out of date, so check this PC&apos;s date and time</source>
        <translation>срок его сертификата вышел; проверьте дату и время на этом ПК</translation>
    </message>
    <message>
        <source>this PC does not trust the server&apos;s certificate</source>
        <translation>этот ПК не доверяет сертификату сервера</translation>
    </message>
    <message>
        <source>the proxy of this PC refused the way to it</source>
        <translation>прокси этого ПК не пропустил соединение</translation>
    </message>
    <message>
        <source>the proxy of this PC does not lead to it</source>
        <translation>прокси этого ПК не ведёт к серверу</translation>
    </message>
    <message>
        <source>a SOCKS proxy is set, and only HTTP proxies are known</source>
        <translation>задан SOCKS-прокси, а поддерживаются только HTTP-прокси</translation>
    </message>
    <message>
        <source>no secure connection came about</source>
        <translation>защищённое соединение не установилось</translation>
    </message>
    <message>
        <source>the transcriber&apos;s address was not found</source>
        <translation>адрес распознавания не найден</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>сервер не ответил вовремя</translation>
    </message>
    <message>
        <source>nobody answers at its address</source>
        <translation>по этому адресу никто не отвечает</translation>
    </message>
    <message>
        <source>the server did not answer as a transcriber does</source>
        <translation>сервер отвечает не как служба распознавания</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>слишком много запросов</translation>
    </message>
    <message>
        <source>There is no OpenAI key, so nothing is written down.</source>
        <translation>Ключа OpenAI нет, поэтому ничего не записывается.</translation>
    </message>
    <message>
        <source>Set TALKHINT_OPENAI_API_KEY, or choose another engine.</source>
        <translation>Задайте TALKHINT_OPENAI_API_KEY или выберите другой движок.</translation>
    </message>
    <message>
        <source>There is no local model for Russian on this PC.</source>
        <translation>На этом ПК нет локальной модели для русского языка.</translation>
    </message>
    <message>
        <source>There is no local model for English on this PC.</source>
        <translation>На этом ПК нет локальной модели для английского языка.</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Asked: “%1”</source>
        <translation>Вопрос: «%1»</translation>
    </message>
    <message>
        <source>From the model</source>
        <translation>От модели</translation>
    </message>
    <message>
        <source>From the model, with no card behind it</source>
        <translation>От модели, без карточки</translation>
    </message>
    <message>
        <source>From the model, grounded in %1</source>
        <translation>От модели, по карточке %1</translation>
    </message>
    <message>
        <source>Check first, not in your playbook or this call: %1</source>
        <translation>Сначала проверьте, нет ни в карточках, ни в разговоре: %1</translation>
    </message>
</context>
<context>
    <name>HintActions</name>
    <message>
        <source>Hide this hint</source>
        <translation>Скрыть подсказку</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закрепить</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>SAY NOW</source>
        <translation>СКАЖИТЕ</translation>
    </message>
    <message>
        <source>No hint now</source>
        <translation>Сейчас подсказки нет</translation>
    </message>
    <message>
        <source>What to say stands here when your playbook knows it.</source>
        <translation>Здесь появится ответ, если он есть в ваших карточках.</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думаю…</translation>
    </message>
    <message>
        <source>No hint came</source>
        <translation>Подсказка не пришла</translation>
    </message>
    <message>
        <source>Ask again in a moment, or go on without one.</source>
        <translation>Спросите ещё раз чуть позже или продолжайте без неё.</translation>
    </message>
</context>
<context>
    <name>HintFooter</name>
    <message>
        <source>Hint now</source>
        <translation>Подсказка сейчас</translation>
    </message>
    <message>
        <source>Ask for a hint now</source>
        <translation>Попросить подсказку сейчас</translation>
    </message>
    <message>
        <source>%1 hides, %2 copies</source>
        <translation>%1 скрыть, %2 копия</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думаю…</translation>
    </message>
</context>
<context>
    <name>HintNews</name>
    <message>
        <source>1 new</source>
        <translation>1 новая</translation>
    </message>
    <message>
        <source>A new hint waits: show it now</source>
        <translation>Ждёт новая подсказка: показать её сейчас</translation>
    </message>
</context>
<context>
    <name>HintPane</name>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплено</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Ранее</translation>
    </message>
</context>
<context>
    <name>HintRatings</name>
    <message>
        <source>No hint was shown in this call.</source>
        <translation>В этом звонке подсказок не было.</translation>
    </message>
    <message>
        <source>Which hints helped?</source>
        <translation>Какие подсказки помогли?</translation>
    </message>
    <message>
        <source>%1 of %2 rated</source>
        <translation>оценено %1 из %2</translation>
    </message>
</context>
<context>
    <name>HintsSection</name>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>What is put in front of you.</source>
        <translation>Что появляется у вас перед глазами.</translation>
    </message>
    <message>
        <source>Your playbook</source>
        <translation>Ваши карточки</translation>
    </message>
    <message>
        <source>Only what you wrote. Nothing leaves this PC.</source>
        <translation>Только то, что написали вы. Этот ПК ничего не отправляет.</translation>
    </message>
    <message>
        <source>Your playbook, and a model</source>
        <translation>Ваши карточки и модель</translation>
    </message>
    <message>
        <source>The words of calls go to the model, and cost money.</source>
        <translation>Слова звонков уходят модели и стоят денег.</translation>
    </message>
    <message>
        <source>No hints</source>
        <translation>Без подсказок</translation>
    </message>
    <message>
        <source>Only the transcript.</source>
        <translation>Только расшифровка.</translation>
    </message>
    <message>
        <source>Hints come from</source>
        <translation>Откуда подсказки</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>What you sell</source>
        <translation>Что вы продаёте</translation>
    </message>
    <message>
        <source>Goods, prices, terms. They go to the model with every question, and their numbers count as known. Card numbers and passwords are struck out.</source>
        <translation>Товары, цены, условия. Они уходят модели с каждым вопросом, а числа из них считаются известными. Номера карт и пароли скрываются.</translation>
    </message>
    <message>
        <source>Desk lamps, 40 dollars each. Free delivery from three.</source>
        <translation>Настольные лампы по 3500 рублей. Доставка от трёх — бесплатно.</translation>
    </message>
    <message>
        <source>Language of hints and summaries</source>
        <translation>Язык подсказок и итогов</translation>
    </message>
    <message>
        <source>Of what the model writes. Cards of your playbook are shown as they are written.</source>
        <translation>Тех, что пишет модель. Ваши карточки показываются так, как написаны.</translation>
    </message>
    <message>
        <source>As the caller speaks</source>
        <translation>Как говорит клиент</translation>
    </message>
    <message>
        <source>Style of hints</source>
        <translation>Стиль подсказок</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Нейтральный</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Тёплый</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Официальный</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Очень кратко</translation>
    </message>
    <message>
        <source>The model&apos;s instructions</source>
        <translation>Инструкции модели</translation>
    </message>
    <message>
        <source>Show hints by themselves</source>
        <translation>Показывать подсказки самостоятельно</translation>
    </message>
    <message>
        <source>Otherwise only when you press F8.</source>
        <translation>Иначе только по клавише F8.</translation>
    </message>
    <message>
        <source>Seconds between two hints</source>
        <translation>Секунд между подсказками</translation>
    </message>
    <message>
        <source>At least four, whatever is set here.</source>
        <translation>Не меньше четырёх, что бы здесь ни стояло.</translation>
    </message>
    <message>
        <source>Hints in a minute</source>
        <translation>Подсказок в минуту</translation>
    </message>
    <message>
        <source>Warn at a cost of, in US dollars a day</source>
        <translation>Предупреждать при расходе, долларов США в день</translation>
    </message>
    <message>
        <source>Nothing is cut off. 0: never.</source>
        <translation>Ничего не отключается. 0: никогда.</translation>
    </message>
    <message>
        <source>Plain text that you may change. Delete the file to have ours back. It counts from the next call.</source>
        <translation>Обычный текст, который можно менять. Удалите файл, чтобы вернуть наш. Действует со следующего звонка.</translation>
    </message>
    <message>
        <source>Of those that the model writes. All of this holds from the next hint.</source>
        <translation>Тех, что пишет модель. Всё это действует со следующей подсказки.</translation>
    </message>
    <message>
        <source>For hints</source>
        <translation>Для подсказок</translation>
    </message>
    <message>
        <source>For summaries</source>
        <translation>Для итогов</translation>
    </message>
    <message>
        <source>What the model is told</source>
        <translation>Что говорится модели</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Yesterday %1</source>
        <translation>Вчера %1</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Идёт сейчас</translation>
    </message>
    <message>
        <source>%1, %2 used</source>
        <translation>%1, пригодилось: %2</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Учебный</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Неполадка</translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation>Не распознано ни слова.</translation>
    </message>
    <message>
        <source>Last call: %1, %2.</source>
        <translation>Прошлый звонок: %1, %2.</translation>
    </message>
</context>
<context>
    <name>HistoryAbout</name>
    <message>
        <source>What went wrong</source>
        <translation>Что пошло не так</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Hints that were shown</source>
        <translation>Показанные подсказки</translation>
    </message>
    <message>
        <source>Nothing more is kept of this call.</source>
        <translation>Больше об этом звонке ничего не сохранено.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплена</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Скрыта</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Помогла</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>Не помогла</translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message>
        <source>All calls</source>
        <translation>Все звонки</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>Summary and figures</source>
        <translation>Итог и цифры</translation>
    </message>
    <message>
        <source>Show the next line that is flagged</source>
        <translation>Показать следующую реплику с пометкой</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Идёт сейчас</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Прерван</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Учебный звонок</translation>
    </message>
    <message>
        <source>No words were heard in this call.</source>
        <translation>В этом звонке не распознано ни слова.</translation>
    </message>
</context>
<context>
    <name>HistoryErrands</name>
    <message>
        <source>Save the calls</source>
        <translation>Сохранить звонки</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>Не удалось записать %1: %2.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Выберите другое место.</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>Сохранить звонок</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Учебный</translation>
    </message>
    <message>
        <source>With hints</source>
        <translation>С подсказками</translation>
    </message>
    <message>
        <source>With troubles</source>
        <translation>С неполадками</translation>
    </message>
    <message>
        <source>With flags</source>
        <translation>С пометками</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Любая дата</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Последние 7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Последние 30 дней</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>С … по …</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Русский</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Любой язык</translation>
    </message>
    <message>
        <source>Any length</source>
        <translation>Любая длительность</translation>
    </message>
    <message>
        <source>Under 1 min</source>
        <translation>До 1 мин</translation>
    </message>
    <message>
        <source>1 to 10 min</source>
        <translation>От 1 до 10 мин</translation>
    </message>
    <message>
        <source>Over 10 min</source>
        <translation>Более 10 мин</translation>
    </message>
    <message>
        <source>No practice</source>
        <translation>Без учебных</translation>
    </message>
    <message>
        <source>Practice only</source>
        <translation>Только учебные</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Все звонки</translation>
    </message>
</context>
<context>
    <name>HistoryOverview</name>
    <message>
        <source>Choose a call to read it.</source>
        <translation>Выберите звонок, чтобы прочитать его.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Search words, a name or a number</source>
        <translation>Слова, имя или номер</translation>
    </message>
    <message>
        <source>The calls cannot be shown now.</source>
        <translation>Звонки сейчас показать нельзя.</translation>
    </message>
    <message>
        <source>The call with %1 is deleted.</source>
        <translation>Звонок с %1 удалён.</translation>
    </message>
    <message>
        <source>Looking for calls…</source>
        <translation>Ищем звонки…</translation>
    </message>
    <message>
        <source>No call holds this.</source>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>Try fewer or other words, or clear the filters.</source>
        <translation>Попробуйте меньше слов или другие, либо сбросьте фильтры.</translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation>Звонков ещё нет.</translation>
    </message>
    <message>
        <source>Every call is kept here with its words and hints.</source>
        <translation>Здесь хранится каждый звонок со словами и подсказками.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>The last days</source>
        <translation>Последние дни</translation>
    </message>
</context>
<context>
    <name>HistoryScript</name>
    <message>
        <source>Audio began at %1</source>
        <translation>Звук пошёл в %1</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Подсказка: %1</translation>
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
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Настроить</translation>
    </message>
    <message>
        <source>Calls ring, but nothing is heard</source>
        <translation>Звонки идут, но мы их не слушаем</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
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
        <source>Practice needs no account and no phone. It takes two minutes.</source>
        <translation>Для учёбы не нужны ни аккаунт, ни телефон. Это две минуты.</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <source>Set by %1, so it cannot be changed here.</source>
        <translation>Задано в %1, поэтому здесь не меняется.</translation>
    </message>
    <message>
        <source>Kept in memory until you close TalkHint.</source>
        <translation>В памяти, пока вы не закроете TalkHint.</translation>
    </message>
    <message>
        <source>Kept in the password store.</source>
        <translation>В хранилище паролей.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Пока нет.</translation>
    </message>
    <message>
        <source>The tunnel opens: %1</source>
        <translation>Туннель открывается: %1</translation>
    </message>
    <message>
        <source>The key works.</source>
        <translation>Ключ работает.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Вход выполнен: %1.</translation>
    </message>
    <message>
        <source>It is a trial account: callers hear Twilio first.</source>
        <translation>Это пробный аккаунт: звонящие сначала слышат Twilio.</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep it untested</source>
        <translation>Оставить без проверки</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Remove this key? What needs it stops working with the next call.</source>
        <translation>Удалить этот ключ? То, чему он нужен, перестанет работать со следующего звонка.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keys and accounts</source>
        <translation>Ключи и аккаунты</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>Account SID</translation>
    </message>
    <message>
        <source>Auth Token</source>
        <translation>Auth Token</translation>
    </message>
    <message>
        <source>In Twilio&apos;s Console, on its first page under Account Info.</source>
        <translation>В консоли Twilio, на первой странице в Account Info.</translation>
    </message>
    <message>
        <source>Secret of an API key</source>
        <translation>Секрет ключа API</translation>
    </message>
    <message>
        <source>Signs in instead of the Auth Token, if you have one.</source>
        <translation>Заменяет при входе Auth Token, если он у вас есть.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Ключ API</translation>
    </message>
    <message>
        <source>At platform.openai.com, under API keys.</source>
        <translation>На platform.openai.com, раздел API keys.</translation>
    </message>
    <message>
        <source>Authtoken</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>At dashboard.ngrok.com, under Your Authtoken.</source>
        <translation>На dashboard.ngrok.com, раздел Your Authtoken.</translation>
    </message>
    <message>
        <source>SID of an API key</source>
        <translation>SID ключа API</translation>
    </message>
    <message>
        <source>Address of a compatible server</source>
        <translation>Адрес совместимого сервера</translation>
    </message>
    <message>
        <source>Empty: OpenAI itself. A server on this PC needs no key.</source>
        <translation>Пусто: сам OpenAI. Серверу на этом ПК ключ не нужен.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Домен</translation>
    </message>
    <message>
        <source>Empty: the one that ngrok gives your account.</source>
        <translation>Пусто: тот, который ngrok даёт вашему аккаунту.</translation>
    </message>
    <message>
        <source>Or your own public address</source>
        <translation>Или свой публичный адрес</translation>
    </message>
    <message>
        <source>It leads to this PC by a proxy or a tunnel of yours.</source>
        <translation>Он ведёт на этот ПК через ваш прокси или туннель.</translation>
    </message>
    <message>
        <source>The way to this PC</source>
        <translation>Путь к этому ПК</translation>
    </message>
</context>
<context>
    <name>KeywordOffer</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Add “%1” to the names that recognition knows?</source>
        <translation>Добавить «%1» к названиям, которые знает распознавание?</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>See it work first</source>
        <translation>Сначала посмотрите, как это работает</translation>
    </message>
    <message>
        <source>A practice call needs no account and no key.</source>
        <translation>Для учебного звонка не нужны ни аккаунт, ни ключ.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Run a practice call</source>
        <translation>Учебный звонок</translation>
    </message>
    <message>
        <source>A recorded caller rings. You see the words and the hints as in a real call, for two minutes. Then you are back here.</source>
        <translation>Звонит записанный клиент. Две минуты вы видите слова и подсказки, как в настоящем звонке. Потом вы снова здесь.</translation>
    </message>
</context>
<context>
    <name>LivePill</name>
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
    <name>LookSection</name>
    <message>
        <source>Look</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Holds at once, in every window.</source>
        <translation>Действует сразу, во всех окнах.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокий контраст</translation>
    </message>
    <message>
        <source>Strong lines and no soft colours, light or dark as the system.</source>
        <translation>Чёткие линии без мягких цветов, светлая или тёмная, как в системе.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text size of the transcript</source>
        <translation>Размер текста расшифровки</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 пикс.</translation>
    </message>
    <message>
        <source>This is how a line looks.</source>
        <translation>Так выглядит строка.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>A new hint stands there at once; it does not fade in.</source>
        <translation>Новая подсказка появляется сразу, без проявления.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Of this window, and of what callers are told.</source>
        <translation>Этого окна и того, что слышат звонящие.</translation>
    </message>
    <message>
        <source>Let a screen reader say new hints</source>
        <translation>Пусть экранный диктор читает новые подсказки</translation>
    </message>
    <message>
        <source>It speaks into your headset while you are on the phone.</source>
        <translation>Он говорит вам в гарнитуру во время разговора.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Все клавиши</translation>
    </message>
    <message>
        <source>Everything can be done by keyboard</source>
        <translation>Всё можно сделать с клавиатуры</translation>
    </message>
    <message>
        <source>Top, near the camera</source>
        <translation>Вверху, у камеры</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Слева вверху</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Справа вверху</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Слева внизу</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Справа внизу</translation>
    </message>
    <message>
        <source>Where it appears</source>
        <translation>Где появляется</translation>
    </message>
    <message>
        <source>Drag it elsewhere, and it stays there.</source>
        <translation>Перетащите его, и оно останется на новом месте.</translation>
    </message>
    <message>
        <source>On which screen</source>
        <translation>На каком экране</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Непрозрачность</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Put it back there</source>
        <translation>Вернуть туда</translation>
    </message>
    <message>
        <source>On Wayland the system alone says where a window stands.</source>
        <translation>В Wayland место окна определяет только система.</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>Маленькое окно</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (не подключён)</translation>
    </message>
    <message>
        <source>The main screen</source>
        <translation>Основной экран</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>Who listens</source>
        <translation>Кто слушает</translation>
    </message>
    <message>
        <source>You can begin without any key, and put one in later.</source>
        <translation>Можно начать без ключа и ввести его позже.</translation>
    </message>
    <message>
        <source>OpenAI&apos;s API key</source>
        <translation>Ключ API от OpenAI</translation>
    </message>
    <message>
        <source>Sign in at platform.openai.com.</source>
        <translation>Войдите на platform.openai.com.</translation>
    </message>
    <message>
        <source>Open API keys, and create a new secret key.</source>
        <translation>Откройте API keys и создайте новый секретный ключ.</translation>
    </message>
    <message>
        <source>Copy it: it is shown once.</source>
        <translation>Скопируйте его: он показывается один раз.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Распознавание</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Local models</source>
        <translation>Местные модели</translation>
    </message>
</context>
<context>
    <name>NotesField</name>
    <message>
        <source>Too long: %1 of %2 letters</source>
        <translation>Слишком длинно: %1 из %2 знаков</translation>
    </message>
    <message>
        <source>%1 of %2 letters</source>
        <translation>%1 из %2 знаков</translation>
    </message>
</context>
<context>
    <name>NoticesSection</name>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>There is never a sound: your phone rings already.</source>
        <translation>Звука никогда нет: ваш телефон и так звонит.</translation>
    </message>
    <message>
        <source>Bring this window to the front</source>
        <translation>Показать это окно поверх других</translation>
    </message>
    <message>
        <source>It takes the keyboard from what you are typing in.</source>
        <translation>Оно отнимает клавиатуру у того, где вы пишете.</translation>
    </message>
    <message>
        <source>Show a notice</source>
        <translation>Показать уведомление</translation>
    </message>
    <message>
        <source>With the number and your last call.</source>
        <translation>С номером и вашим последним разговором.</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Ничего не делать</translation>
    </message>
    <message>
        <source>Only the icon in the tray changes.</source>
        <translation>Меняется только значок в трее.</translation>
    </message>
    <message>
        <source>When a call rings</source>
        <translation>Когда звонят</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>No notice appears and no window comes to the front. Calls are taken, written down and listed as ever, and the tray shows them.</source>
        <translation>Ни уведомлений, ни окна поверх других. Звонки принимаются, расшифровываются и попадают в список, как всегда, а значок в трее их показывает.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>To end it, press %1 in the window.</source>
        <translation>Чтобы завершить работу, нажмите %1 в окне.</translation>
    </message>
    <message>
        <source>Its icon is in the tray. End it from there.</source>
        <translation>Значок — в трее. Завершить работу можно оттуда.</translation>
    </message>
    <message>
        <source>TalkHint goes on listening for calls</source>
        <translation>TalkHint продолжает ждать звонков</translation>
    </message>
    <message>
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
</context>
<context>
    <name>PastList</name>
    <message>
        <source>Past calls</source>
        <translation>Прошлые звонки</translation>
    </message>
</context>
<context>
    <name>PauseBar</name>
    <message>
        <source>Paused. Nothing is heard or kept.</source>
        <translation>Пауза. Ничего не слушаем и не сохраняем.</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>Продлить паузу</translation>
    </message>
    <message>
        <source>Go on now</source>
        <translation>Продолжить сейчас</translation>
    </message>
    <message>
        <source>Goes on by itself now.</source>
        <translation>Слушаем снова прямо сейчас.</translation>
    </message>
    <message>
        <source>Goes on by itself in %1.</source>
        <translation>Продолжим сами через %1.</translation>
    </message>
    <message>
        <source>Both sides are heard again in %1.</source>
        <translation>Обе стороны снова слышны через %1.</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Pause all calls: nothing is heard or kept</source>
        <translation>Пауза для всех звонков: ничего не слушаем и не сохраняем</translation>
    </message>
    <message>
        <source>Hear both sides again</source>
        <translation>Снова слушать обе стороны</translation>
    </message>
</context>
<context>
    <name>PersonName</name>
    <message>
        <source>Name for this number</source>
        <translation>Имя для этого номера</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>Изменить имя</translation>
    </message>
    <message>
        <source>Give a name</source>
        <translation>Дать имя</translation>
    </message>
</context>
<context>
    <name>Playbook</name>
    <message>
        <source>This is no field. Write Triggers, Say or Facts.</source>
        <translation>Это не поле. Напишите «Слова», «Сказать» или «Факты».</translation>
    </message>
    <message>
        <source>The card %1 has no triggers.</source>
        <translation>У карточки %1 нет слов, по которым она показывается.</translation>
    </message>
    <message>
        <source>The card %1 says nothing.</source>
        <translation>Карточка %1 ничего не говорит.</translation>
    </message>
    <message>
        <source>The card has no heading.</source>
        <translation>У карточки нет заголовка.</translation>
    </message>
    <message>
        <source>The card %1 stands on line %2 too.</source>
        <translation>Карточка %1 есть и в строке %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>Поле %1 пустое.</translation>
    </message>
    <message>
        <source>Kind may be %1; not %2.</source>
        <translation>Тип может быть %1, но не %2.</translation>
    </message>
    <message>
        <source>Say is too long to read while talking: at most %1 words.</source>
        <translation>«Сказать» слишком длинно для чтения в разговоре: не больше %1 слов.</translation>
    </message>
    <message>
        <source>The trigger %1 has no word.</source>
        <translation>В %1 нет ни одного слова.</translation>
    </message>
    <message>
        <source>A list belongs under Facts.</source>
        <translation>Список должен стоять под «Фактами».</translation>
    </message>
    <message>
        <source>A card shows at most %1 facts.</source>
        <translation>Карточка показывает не больше %1 фактов.</translation>
    </message>
</context>
<context>
    <name>PlaybookSection</name>
    <message>
        <source>Playbook</source>
        <translation>Карточки</translation>
    </message>
    <message>
        <source>Cards in Markdown files that say what to say, and when.</source>
        <translation>Карточки в файлах Markdown: что говорить и когда.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>A folder with .md files</source>
        <translation>Папка с файлами .md</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>No card asks for this.</source>
        <translation>На это нет карточки.</translation>
    </message>
    <message>
        <source>%1 (card “%2”, by “%3”)</source>
        <translation>%1 (карточка «%2», по словам «%3»)</translation>
    </message>
    <message>
        <source>No playbook yet. Choose a folder with Markdown files.</source>
        <translation>Карточек пока нет. Выберите папку с файлами Markdown.</translation>
    </message>
    <message>
        <source>cards: %1</source>
        <translation>карточек: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>и ещё %1</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, строка %2: %3</translation>
    </message>
    <message>
        <source>Every card is understood.</source>
        <translation>Все карточки понятны.</translation>
    </message>
    <message>
        <source>Choose the folder of your playbook</source>
        <translation>Выберите папку с карточками</translation>
    </message>
    <message>
        <source>Try a sentence</source>
        <translation>Проверьте фразу</translation>
    </message>
    <message>
        <source>What a caller might say</source>
        <translation>Что мог бы сказать клиент</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Audio of calls: it is heard on this PC.</source>
        <translation>Звук звонков: он распознаётся на этом ПК.</translation>
    </message>
    <message>
        <source>The audio of calls and names to know, to %1, to be written down.</source>
        <translation>Звук звонков и список имён — на %1, для расшифровки.</translation>
    </message>
    <message>
        <source>The words of calls and your playbook, to %1, for hints and summaries.</source>
        <translation>Слова звонков и ваши карточки — на %1, для подсказок и итогов.</translation>
    </message>
    <message>
        <source>The words of calls, your playbook and what you wrote of what you sell, to %1, for hints and summaries.</source>
        <translation>Слова звонков, ваши карточки и ваши записи о том, что вы продаёте, — на %1, для подсказок и итогов.</translation>
    </message>
    <message>
        <source>Words of calls: hints are found on this PC.</source>
        <translation>Слова звонков: подсказки находятся на этом ПК.</translation>
    </message>
    <message>
        <source>What Twilio and this PC say to each other, by %1.</source>
        <translation>То, что Twilio и этот ПК сообщают друг другу, через %1.</translation>
    </message>
    <message>
        <source>What Twilio and this PC say to each other, by ngrok.</source>
        <translation>То, что Twilio и этот ПК сообщают друг другу, через ngrok.</translation>
    </message>
    <message>
        <source>Questions about your number and calls, to Twilio.</source>
        <translation>Вопросы о вашем номере и звонках, в Twilio.</translation>
    </message>
    <message>
        <source>Names that you give to callers: kept until you take them back or delete all calls.</source>
        <translation>Имена, которые вы дали звонящим: хранятся, пока вы не уберёте их или не удалите все звонки.</translation>
    </message>
    <message>
        <source>Nothing goes to the makers of TalkHint.</source>
        <translation>Создателям TalkHint не уходит ничего.</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Card numbers, codes and passwords are struck out before words are kept or sent anywhere.</source>
        <translation>Номера карт, коды и пароли скрываются до того, как слова сохранены или отправлены.</translation>
    </message>
    <message>
        <source>What leaves this PC</source>
        <translation>Что уходит с этого ПК</translation>
    </message>
    <message>
        <source>Keep past calls for so many days</source>
        <translation>Сколько дней хранить звонки</translation>
    </message>
    <message>
        <source>Older ones are deleted by themselves. 0: keep them all.</source>
        <translation>Более старые удаляются сами. 0: хранить все.</translation>
    </message>
    <message>
        <source>Delete all calls</source>
        <translation>Удалить все звонки</translation>
    </message>
    <message>
        <source>It leaves</source>
        <translation>Уходит</translation>
    </message>
    <message>
        <source>It stays here</source>
        <translation>Остаётся здесь</translation>
    </message>
    <message>
        <source>Delete all past calls, with their words, hints and summaries, and all names of callers?</source>
        <translation>Удалить все прошлые звонки со словами, подсказками и итогами, а также имена звонящих?</translation>
    </message>
    <message>
        <source>Delete them all</source>
        <translation>Удалить все</translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>Quiet all day</source>
        <translation>Тихо весь день</translation>
    </message>
    <message>
        <source>Quiet now, until %1</source>
        <translation>Сейчас тихо, до %1</translation>
    </message>
    <message>
        <source>The next quiet hours begin at %1</source>
        <translation>Следующие тихие часы начнутся в %1</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Вебхук</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>RecentCalls</name>
    <message>
        <source>All calls</source>
        <translation>Все звонки</translation>
    </message>
    <message>
        <source>Recent calls</source>
        <translation>Недавние звонки</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>TalkHint is already running.</source>
        <translation>TalkHint уже запущен.</translation>
    </message>
    <message>
        <source>TalkHint is already running (pid {1}).</source>
        <translation>TalkHint уже запущен (процесс {1}).</translation>
    </message>
    <message>
        <source>Use the TalkHint that is running, or stop it first.</source>
        <translation>Работайте в запущенном TalkHint или сначала закройте его.</translation>
    </message>
    <message>
        <source>There is no public address to check yet.</source>
        <translation>Публичного адреса пока нет, проверять нечего.</translation>
    </message>
    <message>
        <source>There is no public address to point the number at.</source>
        <translation>Нет публичного адреса, на который направить номер.</translation>
    </message>
    <message>
        <source>Set up the tunnel, or your own public address.</source>
        <translation>Настройте туннель или свой публичный адрес.</translation>
    </message>
    <message>
        <source>This call is not going on.</source>
        <translation>Этот звонок сейчас не идёт.</translation>
    </message>
    <message>
        <source>Twilio did not keep what was written to the number.</source>
        <translation>Twilio не сохранил настройки номера.</translation>
    </message>
    <message>
        <source>Try again, or change it in Twilio&apos;s Console.</source>
        <translation>Повторите или измените их в консоли Twilio.</translation>
    </message>
    <message>
        <source>TalkHint does not know which number is yours.</source>
        <translation>TalkHint не знает, какой номер ваш.</translation>
    </message>
    <message>
        <source>Choose it on the webhook page, or set TALKHINT_TWILIO_NUMBER.</source>
        <translation>Выберите его на странице «Вебхук» или задайте TALKHINT_TWILIO_NUMBER.</translation>
    </message>
    <message>
        <source>This key is held by {1}.</source>
        <translation>Этот ключ задан в {1}.</translation>
    </message>
    <message>
        <source>The setting {1} is held by {2}.</source>
        <translation>Настройка {1} задана в {2}.</translation>
    </message>
    <message>
        <source>Start TalkHint without {1} to change it here.</source>
        <translation>Чтобы изменить её здесь, запустите TalkHint без {1}.</translation>
    </message>
    <message>
        <source>This line was not said in that call.</source>
        <translation>Такой реплики в том звонке не было.</translation>
    </message>
    <message>
        <source>A corrected line has 1 to {1} letters.</source>
        <translation>В исправленной реплике может быть от 1 до {1} знаков.</translation>
    </message>
    <message>
        <source>Write what was said, or leave the line as it is.</source>
        <translation>Напишите, что было сказано, или оставьте как есть.</translation>
    </message>
    <message>
        <source>A secret is no keyword: it would be kept and sent.</source>
        <translation>Секрет нельзя добавить к названиям: он сохранится и уйдёт с ПК.</translation>
    </message>
    <message>
        <source>This hint was not shown in that call.</source>
        <translation>Этой подсказки в том звонке не было.</translation>
    </message>
    <message>
        <source>{1} is being fetched already.</source>
        <translation>{1} уже скачивается.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there.</source>
        <translation>Дождитесь конца или остановите там.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Экспортировать нечего.</translation>
    </message>
    <message>
        <source>These are more than {1} calls.</source>
        <translation>Звонков больше {1}.</translation>
    </message>
    <message>
        <source>This call is deleted for good.</source>
        <translation>Этот звонок удалён окончательно.</translation>
    </message>
    <message>
        <source>Nothing was said in this call.</source>
        <translation>В этом звонке ничего не сказали.</translation>
    </message>
    <message>
        <source>A summary has at most {1} letters, a line of its to-do list {2}.</source>
        <translation>В итоге не больше {1} знаков, в строке списка дел — {2}.</translation>
    </message>
    <message>
        <source>A to-do list has at most {1} lines.</source>
        <translation>В списке дел не больше {1} строк.</translation>
    </message>
    <message>
        <source>The key is accepted, but the account has no {1}.</source>
        <translation>Ключ принят, но у аккаунта нет модели {1}.</translation>
    </message>
    <message>
        <source>Choose another model, or another account.</source>
        <translation>Выберите другую модель или другой аккаунт.</translation>
    </message>
    <message>
        <source>This call is over.</source>
        <translation>Этот звонок закончился.</translation>
    </message>
    <message>
        <source>Listening is paused.</source>
        <translation>Прослушивание на паузе.</translation>
    </message>
    <message>
        <source>Go on listening, then ask for a hint.</source>
        <translation>Продолжите и тогда попросите подсказку.</translation>
    </message>
    <message>
        <source>Your playbook has nothing on what the caller said last.</source>
        <translation>В ваших карточках нет ничего о последних словах клиента.</translation>
    </message>
    <message>
        <source>Add a card for it, or let a model write hints.</source>
        <translation>Добавьте карточку или доверьте подсказки модели.</translation>
    </message>
    <message>
        <source>The caller has said nothing yet.</source>
        <translation>Клиент ещё ничего не сказал.</translation>
    </message>
    <message>
        <source>Ask for a hint once there are words.</source>
        <translation>Попросите подсказку, когда появятся слова.</translation>
    </message>
    <message>
        <source>A keyword is one line of letters and digits.</source>
        <translation>Название — одна строка из букв и цифр.</translation>
    </message>
    <message>
        <source>A keyword has at most {1} letters.</source>
        <translation>В названии не больше {1} букв.</translation>
    </message>
    <message>
        <source>There are {1} keywords already.</source>
        <translation>Названий уже {1}.</translation>
    </message>
    <message>
        <source>Take one out in the settings first.</source>
        <translation>Сначала уберите одно в настройках.</translation>
    </message>
    <message>
        <source>The relay ended while it started.</source>
        <translation>Сервер звонков остановился при запуске.</translation>
    </message>
    <message>
        <source>Run it by hand to see why: talkhint relay --no-tunnel</source>
        <translation>Запустите его вручную и увидите причину: talkhint relay --no-tunnel</translation>
    </message>
    <message>
        <source>The relay cannot be started: {1}.</source>
        <translation>Сервер звонков не запускается: {1}.</translation>
    </message>
    <message>
        <source>The relay did not start within half a minute.</source>
        <translation>Сервер звонков не запустился за полминуты.</translation>
    </message>
    <message>
        <source>Start TalkHint again; if that fails, run: talkhint doctor</source>
        <translation>Запустите TalkHint снова; не поможет — выполните: talkhint doctor</translation>
    </message>
    <message>
        <source>No relay answers at its address.</source>
        <translation>По адресу сервера звонков никто не отвечает.</translation>
    </message>
    <message>
        <source>The relay does not answer.</source>
        <translation>Сервер звонков не отвечает.</translation>
    </message>
    <message>
        <source>Something else answers at the relay&apos;s address.</source>
        <translation>По адресу сервера звонков отвечает другая программа.</translation>
    </message>
    <message>
        <source>The relay stopped.</source>
        <translation>Сервер звонков остановился.</translation>
    </message>
    <message>
        <source>This window and the relay are of different versions.</source>
        <translation>Окно и сервер звонков разных версий.</translation>
    </message>
    <message>
        <source>Close TalkHint everywhere and start it again.</source>
        <translation>Закройте TalkHint везде и запустите снова.</translation>
    </message>
    <message>
        <source>The relay does not know this window.</source>
        <translation>Сервер звонков не знает этого окна.</translation>
    </message>
    <message>
        <source>Start TalkHint again.</source>
        <translation>Запустите TalkHint снова.</translation>
    </message>
    <message>
        <source>There is no such call.</source>
        <translation>Такого звонка нет.</translation>
    </message>
    <message>
        <source>Something else answered in Twilio&apos;s place.</source>
        <translation>Вместо Twilio ответил кто-то другой.</translation>
    </message>
    <message>
        <source>Check this PC&apos;s network: a sign-in page or a proxy may be in the way.</source>
        <translation>Проверьте сеть этого ПК: может мешать страница входа или прокси.</translation>
    </message>
    <message>
        <source>Twilio asks TalkHint to slow down.</source>
        <translation>Twilio просит обращаться реже.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Повторите через минуту.</translation>
    </message>
    <message>
        <source>The audio of this call arrives already.</source>
        <translation>Звук этого звонка уже приходит.</translation>
    </message>
    <message>
        <source>A practice call is going on.</source>
        <translation>Учебный звонок уже идёт.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Дождитесь конца или остановите его.</translation>
    </message>
    <message>
        <source>The practice call was stopped.</source>
        <translation>Учебный звонок остановлен.</translation>
    </message>
    <message>
        <source>The practice call failed.</source>
        <translation>Учебный звонок не удался.</translation>
    </message>
    <message>
        <source>See relay.log.</source>
        <translation>Причина в relay.log.</translation>
    </message>
    <message>
        <source>There is no public address that Twilio could stream to.</source>
        <translation>Нет публичного адреса, куда Twilio отправил бы звук.</translation>
    </message>
    <message>
        <source>Wait until the tunnel is back, and try again.</source>
        <translation>Дождитесь туннеля и повторите.</translation>
    </message>
    <message>
        <source>Port {1} could not be opened: {2}.</source>
        <translation>Порт {1} не открылся: {2}.</translation>
    </message>
    <message>
        <source>Choose another port with --port.</source>
        <translation>Выберите другой порт в настройках.</translation>
    </message>
    <message>
        <source>Port {1} is not allowed on this computer.</source>
        <translation>Порт {1} на этом компьютере запрещён.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 with --port.</source>
        <translation>Выберите в настройках порт выше 1023.</translation>
    </message>
    <message>
        <source>Basic recognition could not be prepared.</source>
        <translation>Простое распознавание не подготовлено.</translation>
    </message>
    <message>
        <source>Check that {1} can be written to and has 20 MB free.</source>
        <translation>Проверьте, что в {1} можно писать и есть 20 МБ.</translation>
    </message>
    <message>
        <source>The model {1} does not load.</source>
        <translation>Модель {1} не загружается.</translation>
    </message>
    <message>
        <source>Take another one: talkhint models list.</source>
        <translation>Возьмите другую в настройках, в разделе «Слова».</translation>
    </message>
    <message>
        <source>Subtitles can be made of one call alone.</source>
        <translation>Субтитры можно сделать только для одного звонка.</translation>
    </message>
    <message>
        <source>Choose one call.</source>
        <translation>Выберите один звонок.</translation>
    </message>
    <message>
        <source>This call is still going on.</source>
        <translation>Этот звонок ещё идёт.</translation>
    </message>
    <message>
        <source>Delete it when it ended.</source>
        <translation>Удалите его, когда закончится.</translation>
    </message>
    <message>
        <source>Nothing is deleted yet: the disk takes no changes now.</source>
        <translation>Пока ничего не удалено: диск не принимает изменений.</translation>
    </message>
    <message>
        <source>Free some space. It is deleted as soon as there is room.</source>
        <translation>Освободите место: удалим, как только оно появится.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to: {1}.</source>
        <translation>В папку данных нельзя писать: {1}.</translation>
    </message>
    <message>
        <source>Make {1} writable for you.</source>
        <translation>Разрешите себе запись в {1}.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Освободите место.</translation>
    </message>
    <message>
        <source>The history {1} cannot be opened: {2}.</source>
        <translation>История {1} не открывается: {2}.</translation>
    </message>
    <message>
        <source>Free some space, or make the folder writable for you.</source>
        <translation>Освободите место или разрешите себе запись в папку.</translation>
    </message>
    <message>
        <source>The history cannot be read now: {1}.</source>
        <translation>История сейчас не читается: {1}.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Повторите чуть позже.</translation>
    </message>
    <message>
        <source>The history file is damaged.</source>
        <translation>Файл истории повреждён.</translation>
    </message>
    <message>
        <source>Start TalkHint: it puts the file aside and begins a new one.</source>
        <translation>Перезапустите TalkHint: он отложит файл и начнёт новый.</translation>
    </message>
    <message>
        <source>The settings {1} cannot be read: {2}.</source>
        <translation>Настройки {1} не читаются: {2}.</translation>
    </message>
    <message>
        <source>Make the file readable for you.</source>
        <translation>Разрешите себе чтение файла.</translation>
    </message>
    <message>
        <source>The settings were not saved: {1}.</source>
        <translation>Настройки не сохранены: {1}.</translation>
    </message>
    <message>
        <source>Free some space, or make the data folder writable for you.</source>
        <translation>Освободите место или разрешите себе запись в папку данных.</translation>
    </message>
    <message>
        <source>There is no call {1} in the history.</source>
        <translation>Звонка {1} в истории нет.</translation>
    </message>
    <message>
        <source>See the calls with: talkhint history list</source>
        <translation>Найдите его на странице «История».</translation>
    </message>
    <message>
        <source>{1} cannot be written: {2}.</source>
        <translation>{1} не записать: {2}.</translation>
    </message>
    <message>
        <source>Make room on the disk, or allow writing to this folder.</source>
        <translation>Освободите место или разрешите запись в эту папку.</translation>
    </message>
    <message>
        <source>Twilio&apos;s certificate is not trusted on this PC.</source>
        <translation>Сертификату Twilio на этом ПК не доверяют.</translation>
    </message>
    <message>
        <source>Check the PC&apos;s clock, and what looks into its traffic.</source>
        <translation>Проверьте часы ПК и программы, которые вмешиваются в трафик.</translation>
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
    <name>SearchBox</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>SecondYes</name>
    <message>
        <source>No, leave it</source>
        <translation>Нет, оставить</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Basic, on this PC</source>
        <translation>Простое, на этом ПК</translation>
    </message>
    <message>
        <source>English only and rough: it hears the words of your playbook. Nothing leaves this PC.</source>
        <translation>Только английский и грубо: слышит слова из ваших карточек. Этот ПК ничего не отправляет.</translation>
    </message>
    <message>
        <source>A local model, on this PC</source>
        <translation>Местная модель, на этом ПК</translation>
    </message>
    <message>
        <source>Good, once a model is fetched. Nothing leaves this PC.</source>
        <translation>Хорошо, когда модель загружена. Этот ПК ничего не отправляет.</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>The best, in many languages. The audio of calls goes to OpenAI and costs money.</source>
        <translation>Лучше всего, на многих языках. Звук разговоров уходит в OpenAI и стоит денег.</translation>
    </message>
    <message>
        <source>All past calls are deleted.</source>
        <translation>Все прошлые звонки удалены.</translation>
    </message>
    <message>
        <source>This is no Account SID. It starts with AC and has 32 more digits and letters.</source>
        <translation>Это не Account SID. Он начинается с AC, дальше 32 цифры и буквы.</translation>
    </message>
    <message>
        <source>This is no API key SID. It starts with SK and has 32 more digits and letters.</source>
        <translation>Это не SID ключа API. Он начинается с SK, дальше 32 цифры и буквы.</translation>
    </message>
    <message>
        <source>This is no phone number. Write it like +1 415 555 0132.</source>
        <translation>Это не номер телефона. Напишите его так: +1 415 555 0132.</translation>
    </message>
    <message>
        <source>This is no phone. Write it like +1 415 555 0132, or sip:you@example.com.</source>
        <translation>Это не телефон. Напишите его так: +1 415 555 0132 или sip:you@example.com.</translation>
    </message>
    <message>
        <source>This is no web address. Write it like https://calls.example.com</source>
        <translation>Это не веб-адрес. Напишите его так: https://calls.example.com</translation>
    </message>
    <message>
        <source>This is no web address. Write it like http://localhost:11434/v1</source>
        <translation>Это не веб-адрес. Напишите его так: http://localhost:11434/v1</translation>
    </message>
    <message>
        <source>This is no domain. Write it like calls.ngrok.app, without a path.</source>
        <translation>Это не домен. Напишите его так: calls.ngrok.app, без пути.</translation>
    </message>
    <message>
        <source>A port is a whole number up to 65535.</source>
        <translation>Порт — целое число до 65535.</translation>
    </message>
    <message>
        <source>Write a whole number from 0.</source>
        <translation>Напишите целое число от 0.</translation>
    </message>
    <message>
        <source>Write seconds from 0 to 600.</source>
        <translation>Напишите секунды от 0 до 600.</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to 60.</source>
        <translation>Напишите целое число от 0 до 60.</translation>
    </message>
    <message>
        <source>Write an amount from 0.</source>
        <translation>Напишите сумму от 0.</translation>
    </message>
    <message>
        <source>Write whole seconds from 10 to 3600.</source>
        <translation>Напишите целые секунды от 10 до 3600.</translation>
    </message>
    <message>
        <source>Write a time of day like 22:00.</source>
        <translation>Напишите время, например 22:00.</translation>
    </message>
    <message>
        <source>Write a time of day like 08:00.</source>
        <translation>Напишите время, например 08:00.</translation>
    </message>
    <message>
        <source>Write whole days from 0 to 3650.</source>
        <translation>Напишите целое число дней от 0 до 3650.</translation>
    </message>
    <message>
        <source>What you sell is too long: write at most 2000 letters. The rest fits into your playbook.</source>
        <translation>Записи о том, что вы продаёте, слишком длинные: не больше 2000 знаков. Остальное поместится в карточки.</translation>
    </message>
    <message>
        <source>This does not look like a key.</source>
        <translation>Это не похоже на ключ.</translation>
    </message>
    <message>
        <source>Copy it again, alone and whole.</source>
        <translation>Скопируйте его ещё раз, целиком и без лишнего.</translation>
    </message>
    <message>
        <source>What starts at login cannot be changed.</source>
        <translation>Изменить автозапуск не удалось.</translation>
    </message>
    <message>
        <source>Change it in the settings of the system: talkhint --hidden</source>
        <translation>Измените его в настройках системы: talkhint --hidden</translation>
    </message>
    <message>
        <source>There is no key to test yet.</source>
        <translation>Ключа для проверки пока нет.</translation>
    </message>
    <message>
        <source>Put it in.</source>
        <translation>Введите его.</translation>
    </message>
    <message>
        <source>This version cannot test an OpenAI key yet.</source>
        <translation>Эта версия ещё не умеет проверять ключ OpenAI.</translation>
    </message>
    <message>
        <source>Keep it: it is used as soon as a version can.</source>
        <translation>Оставьте его: он понадобится, как только версия сможет.</translation>
    </message>
    <message>
        <source>The Account SID does not look like an Account SID.</source>
        <translation>Это не похоже на Account SID.</translation>
    </message>
    <message>
        <source>It starts with AC and has 32 more digits and letters a to f.</source>
        <translation>Он начинается с AC, дальше 32 цифры и буквы от a до f.</translation>
    </message>
    <message>
        <source>TalkHint has no keys of a Twilio account.</source>
        <translation>У TalkHint нет ключей аккаунта Twilio.</translation>
    </message>
    <message>
        <source>Set the Account SID and the Auth Token.</source>
        <translation>Задайте Account SID и Auth Token.</translation>
    </message>
    <message>
        <source>Twilio does not accept the account&apos;s keys.</source>
        <translation>Twilio не принимает ключи аккаунта.</translation>
    </message>
    <message>
        <source>Check the Account SID and the Auth Token, or the API key and its secret.</source>
        <translation>Проверьте Account SID и Auth Token либо ключ API и его секрет.</translation>
    </message>
    <message>
        <source>Twilio does not let these keys do that.</source>
        <translation>Twilio не даёт этим ключам такого права.</translation>
    </message>
    <message>
        <source>Use the Auth Token, or an API key that may do more.</source>
        <translation>Возьмите Auth Token или ключ API с большими правами.</translation>
    </message>
    <message>
        <source>Twilio does not have what was asked for.</source>
        <translation>У Twilio нет того, что запрошено.</translation>
    </message>
    <message>
        <source>Check the Account SID, and whether it is still there.</source>
        <translation>Проверьте Account SID и существует ли он ещё.</translation>
    </message>
    <message>
        <source>The Twilio account is not active.</source>
        <translation>Аккаунт Twilio не активен.</translation>
    </message>
    <message>
        <source>Sign in to Twilio&apos;s Console. It says what to pay or to confirm.</source>
        <translation>Войдите в консоль Twilio. Там сказано, что оплатить или подтвердить.</translation>
    </message>
    <message>
        <source>Twilio did not answer in time.</source>
        <translation>Twilio не ответил вовремя.</translation>
    </message>
    <message>
        <source>Twilio&apos;s host name cannot be found.</source>
        <translation>Имя узла Twilio не найдено.</translation>
    </message>
    <message>
        <source>The connection to Twilio failed.</source>
        <translation>Не удалось соединиться с Twilio.</translation>
    </message>
    <message>
        <source>The relay does not run now.</source>
        <translation>Сервер звонков сейчас не работает.</translation>
    </message>
    <message>
        <source>ngrok does not answer.</source>
        <translation>ngrok не отвечает.</translation>
    </message>
    <message>
        <source>Check the internet connection.</source>
        <translation>Проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>This system has no password store.</source>
        <translation>В этой системе нет хранилища паролей.</translation>
    </message>
    <message>
        <source>The system&apos;s password store is locked.</source>
        <translation>Хранилище паролей системы заперто.</translation>
    </message>
    <message>
        <source>The system&apos;s password store does not answer.</source>
        <translation>Хранилище паролей системы не отвечает.</translation>
    </message>
    <message>
        <source>Keys are kept in: %1.</source>
        <translation>Ключи хранятся в: %1.</translation>
    </message>
    <message>
        <source>TalkHint can keep keys until you close it, or read them from environment variables. They are never written to a plain file.</source>
        <translation>TalkHint может держать ключи до закрытия или брать их из переменных окружения. В простой файл они никогда не пишутся.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
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
        <source>Playbook</source>
        <translation>Карточки</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Ключи</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>SetupHead</name>
    <message>
        <source>Set up TalkHint</source>
        <translation>Настройка TalkHint</translation>
    </message>
    <message>
        <source>Step %1 of %2. Each can be left out and done later.</source>
        <translation>Шаг %1 из %2. Любой можно пропустить и сделать позже.</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Do it later</source>
        <translation>Сделать позже</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Finish anyway</source>
        <translation>Всё равно закончить</translation>
    </message>
</context>
<context>
    <name>ShortcutPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Go to Call</source>
        <translation>К звонку</translation>
    </message>
    <message>
        <source>Go to History</source>
        <translation>К истории</translation>
    </message>
    <message>
        <source>Go to Webhook</source>
        <translation>К вебхуку</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>К настройкам</translation>
    </message>
    <message>
        <source>This list, and back</source>
        <translation>Этот список и обратно</translation>
    </message>
    <message>
        <source>Small window on top, and back</source>
        <translation>Маленькое окно поверх всех и обратно</translation>
    </message>
    <message>
        <source>Pause all calls, or go on</source>
        <translation>Пауза для всех звонков или продолжение</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Следующий звонок</translation>
    </message>
    <message>
        <source>Give the caller a name</source>
        <translation>Дать имя звонящему</translation>
    </message>
    <message>
        <source>Quit TalkHint</source>
        <translation>Выйти из TalkHint</translation>
    </message>
    <message>
        <source>Next or former button</source>
        <translation>К следующей или прежней кнопке</translation>
    </message>
    <message>
        <source>Press the button that is framed</source>
        <translation>Нажать кнопку в рамке</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Ask for a hint</source>
        <translation>Попросить подсказку</translation>
    </message>
    <message>
        <source>Hide the hint</source>
        <translation>Убрать подсказку</translation>
    </message>
    <message>
        <source>Copy the hint</source>
        <translation>Копировать подсказку</translation>
    </message>
    <message>
        <source>Pin or unpin the hint</source>
        <translation>Закрепить или открепить подсказку</translation>
    </message>
    <message>
        <source>It helped</source>
        <translation>Помогла</translation>
    </message>
    <message>
        <source>It did not help</source>
        <translation>Не помогла</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>К эфиру</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Прокрутить</translation>
    </message>
    <message>
        <source>Scroll by a page</source>
        <translation>Прокрутить на страницу</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>К началу</translation>
    </message>
    <message>
        <source>Choose a word</source>
        <translation>Выбрать слово</translation>
    </message>
    <message>
        <source>Correct the chosen word, and keep it</source>
        <translation>Исправить выбранное слово и сохранить</translation>
    </message>
    <message>
        <source>Flag the line, or remove its flag</source>
        <translation>Пометить реплику или снять пометку</translation>
    </message>
    <message>
        <source>Select word by word</source>
        <translation>Выделять по словам</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Копировать выделенное</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Найти слова</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Other pages</source>
        <translation>Другие страницы</translation>
    </message>
    <message>
        <source>Find past calls</source>
        <translation>Найти прошлые звонки</translation>
    </message>
    <message>
        <source>Delete a past call</source>
        <translation>Удалить прошлый звонок</translation>
    </message>
    <message>
        <source>Save a summary</source>
        <translation>Сохранить итог</translation>
    </message>
    <message>
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
    <message>
        <source>Leave or stop it</source>
        <translation>Выйти или остановить</translation>
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
        <source>No key</source>
        <translation>Нет ключа</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
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
        <source>OpenAI is to write the words, but its key is not set.</source>
        <translation>Слова должен записывать OpenAI, но его ключ не задан.</translation>
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
        <source>Paused. Nothing is heard or kept.</source>
        <translation>Пауза. Ничего не слушаем и не сохраняем.</translation>
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
    <name>Summary</name>
    <message>
        <source>Written by the model.</source>
        <translation>Написано моделью.</translation>
    </message>
    <message>
        <source>Taken from the call&apos;s own lines, no model.</source>
        <translation>Собрано из реплик самого звонка, без модели.</translation>
    </message>
    <message>
        <source>Edited by you.</source>
        <translation>Исправлено вами.</translation>
    </message>
    <message>
        <source>Being written…</source>
        <translation>Пишется…</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Что сделать</translation>
    </message>
    <message>
        <source>%1 (done)</source>
        <translation>%1 (сделано)</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>To do</source>
        <translation>Что сделать</translation>
    </message>
    <message>
        <source>Copy summary</source>
        <translation>Копировать итог</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Написать заново</translation>
    </message>
    <message>
        <source>Write a summary</source>
        <translation>Написать итог</translation>
    </message>
    <message>
        <source>Being written…</source>
        <translation>Пишется…</translation>
    </message>
    <message>
        <source>There is no summary of this call yet.</source>
        <translation>Итога этого звонка пока нет.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Итог</translation>
    </message>
</context>
<context>
    <name>SummaryEditor</name>
    <message>
        <source>Summary</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>To do, a line each</source>
        <translation>Что сделать, каждое с новой строки</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>Who spoke, and how fast</source>
        <translation>Кто говорил и как быстро</translation>
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
    <name>Thumbs</name>
    <message>
        <source>This hint helped</source>
        <translation>Подсказка помогла</translation>
    </message>
    <message>
        <source>This hint did not help</source>
        <translation>Подсказка не помогла</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Paused: nothing was heard or kept for %1</source>
        <translation>Пауза: %1 ничего не слушали и не сохраняли</translation>
    </message>
    <message>
        <source>%1: %2 not written down</source>
        <translation>%1: не записано %2</translation>
    </message>
    <message>
        <source>heard: %1</source>
        <translation>услышано: %1</translation>
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
        <source>Paused at %1. Nothing is heard or kept.</source>
        <translation>Пауза с %1. Ничего не слушаем и не сохраняем.</translation>
    </message>
    <message>
        <source>%1, flagged</source>
        <translation>%1, с пометкой</translation>
    </message>
    <message>
        <source>Brought a hint: %1</source>
        <translation>Вызвало подсказку: %1</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Live transcript</source>
        <translation>Расшифровка</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Пометить</translation>
    </message>
    <message>
        <source>Remove flag</source>
        <translation>Снять пометку</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy line</source>
        <translation>Копировать строку</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать всё</translation>
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
        <source>Paused: nothing is heard or kept</source>
        <translation>Пауза: ничего не слушаем и не сохраняем</translation>
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
        <source>Small window on top</source>
        <translation>Маленькое окно поверх всех</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
    <message>
        <source>Quit TalkHint</source>
        <translation>Выйти из TalkHint</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
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
        <source>The recogniser may be too slow here. Choose another in the settings.</source>
        <translation>Возможно, распознавание не успевает на этом ПК. Выберите другое в настройках.</translation>
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
        <source>Today&apos;s calls have cost most of the limit.</source>
        <translation>Звонки за сегодня почти исчерпали дневной предел.</translation>
    </message>
    <message>
        <source>Nothing is cut off: words and hints go on.</source>
        <translation>Ничего не отключено: слова и подсказки идут дальше.</translation>
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
        <source>Calls reach your phone alone. Check this PC&apos;s internet connection.</source>
        <translation>Звонки доходят только до телефона. Проверьте подключение этого ПК к интернету.</translation>
    </message>
    <message>
        <source>The public address went away.</source>
        <translation>Публичный адрес пропал.</translation>
    </message>
    <message>
        <source>New calls would fail. TalkHint goes on trying to get it back.</source>
        <translation>Новые звонки не пройдут. TalkHint продолжает его восстанавливать.</translation>
    </message>
    <message>
        <source>The next call will not reach TalkHint.</source>
        <translation>Следующий звонок не дойдёт до TalkHint.</translation>
    </message>
    <message>
        <source>Verify the webhook: the check names the fault and the remedy.</source>
        <translation>Проверьте вебхук: проверка назовёт причину и что с ней делать.</translation>
    </message>
    <message>
        <source>The port is in use by another program.</source>
        <translation>Порт занят другой программой.</translation>
    </message>
    <message>
        <source>Close that program, or choose another port in the settings.</source>
        <translation>Закройте её или выберите другой порт в настройках.</translation>
    </message>
    <message>
        <source>The disk is full. New words are kept in memory only.</source>
        <translation>Диск заполнен. Новые слова пока только в памяти.</translation>
    </message>
    <message>
        <source>Free some space: they are written as soon as there is room.</source>
        <translation>Освободите место: они запишутся, как только оно появится.</translation>
    </message>
    <message>
        <source>The file of past calls was damaged.</source>
        <translation>Файл прошлых звонков был повреждён.</translation>
    </message>
    <message>
        <source>A new one was begun. The old one is in the folder “quarantine”.</source>
        <translation>Начат новый. Прежний лежит в папке «quarantine».</translation>
    </message>
    <message>
        <source>The password store does not answer.</source>
        <translation>Хранилище паролей не отвечает.</translation>
    </message>
    <message>
        <source>Unlock it, or give the keys as environment variables.</source>
        <translation>Разблокируйте его или задайте ключи переменными окружения.</translation>
    </message>
    <message>
        <source>Fetch a model in the settings, under Words.</source>
        <translation>Скачайте модель в настройках, в разделе «Слова».</translation>
    </message>
</context>
<context>
    <name>TroubleAction</name>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Verify webhook</source>
        <translation>Проверить вебхук</translation>
    </message>
    <message>
        <source>Attach audio</source>
        <translation>Подключить звук</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Заменить ключ</translation>
    </message>
    <message>
        <source>Open billing</source>
        <translation>Пополнить счёт</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Спросить сейчас</translation>
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
    <name>TwilioStep</name>
    <message>
        <source>Your Twilio account</source>
        <translation>Ваш аккаунт Twilio</translation>
    </message>
    <message>
        <source>Twilio carries your calls, and lets TalkHint hear them.</source>
        <translation>Twilio передаёт ваши звонки и даёт TalkHint их слышать.</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>Account SID</translation>
    </message>
    <message>
        <source>Auth Token</source>
        <translation>Auth Token</translation>
    </message>
    <message>
        <source>Sign in at console.twilio.com.</source>
        <translation>Войдите на console.twilio.com.</translation>
    </message>
    <message>
        <source>On the first page, find Account Info.</source>
        <translation>На первой странице найдите Account Info.</translation>
    </message>
    <message>
        <source>Copy the Account SID, and show and copy the Auth Token.</source>
        <translation>Скопируйте Account SID, затем покажите и скопируйте Auth Token.</translation>
    </message>
    <message>
        <source>The numbers show once the account was tested.</source>
        <translation>Номера появятся после проверки аккаунта.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Ваш номер</translation>
    </message>
    <message>
        <source>Your phone</source>
        <translation>Ваш телефон</translation>
    </message>
    <message>
        <source>Calls to the number ring it. You answer there.</source>
        <translation>На него идут звонки с номера. Отвечаете вы там.</translation>
    </message>
    <message>
        <source>This account has no number that takes calls. Buy one at Twilio.</source>
        <translation>В этом аккаунте нет номера для звонков. Купите его в Twilio.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Not known until the relay answers</source>
        <translation>Неизвестно, пока не ответит сервер звонков</translation>
    </message>
    <message>
        <source>TalkHint starts it by itself. Wait a moment.</source>
        <translation>TalkHint запускает его сам. Немного подождите.</translation>
    </message>
    <message>
        <source>A check is running</source>
        <translation>Идёт проверка</translation>
    </message>
    <message>
        <source>TalkHint does not know your Twilio account</source>
        <translation>TalkHint не знает ваш аккаунт Twilio</translation>
    </message>
    <message>
        <source>Give it the Account SID and the Auth Token. Without them it can only check its own address, and not change your number.</source>
        <translation>Задайте Account SID и Auth Token. Без них можно проверить только свой адрес, но не изменить номер.</translation>
    </message>
    <message>
        <source>No number is chosen</source>
        <translation>Номер не выбран</translation>
    </message>
    <message>
        <source>Choose the number that your callers dial.</source>
        <translation>Выберите номер, на который вам звонят.</translation>
    </message>
    <message>
        <source>This Twilio account has no number yet.</source>
        <translation>В этом аккаунте Twilio пока нет номеров.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Ещё не проверено</translation>
    </message>
    <message>
        <source>One click asks the webhook as Twilio would. It rings nobody and changes nothing.</source>
        <translation>Одно нажатие обращается к вебхуку так, как это делает Twilio. Никому не звонит и ничего не меняет.</translation>
    </message>
    <message>
        <source>And %1 more below.</source>
        <translation>Ниже есть ещё: %1.</translation>
    </message>
    <message>
        <source>Calls work, but not everything is right</source>
        <translation>Звонки проходят, но не всё в порядке</translation>
    </message>
    <message>
        <source>Nothing wrong was found so far</source>
        <translation>Пока ничего плохого не найдено</translation>
    </message>
    <message>
        <source>Not everything was looked at.</source>
        <translation>Проверено не всё.</translation>
    </message>
    <message>
        <source>A signed test request brought the right document.</source>
        <translation>На подписанный пробный запрос пришёл верный документ.</translation>
    </message>
    <message>
        <source>A test stream was taken.</source>
        <translation>Пробный поток принят.</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>Show the fix</source>
        <translation>К исправлению</translation>
    </message>
</context>
<context>
    <name>WayStep</name>
    <message>
        <source>The way to this PC</source>
        <translation>Путь к этому ПК</translation>
    </message>
    <message>
        <source>Twilio must reach TalkHint from the internet.</source>
        <translation>Twilio должен дойти до TalkHint из интернета.</translation>
    </message>
    <message>
        <source>ngrok&apos;s authtoken</source>
        <translation>Токен ngrok</translation>
    </message>
    <message>
        <source>Sign up at ngrok.com. The free plan is enough to begin.</source>
        <translation>Зарегистрируйтесь на ngrok.com. Для начала хватит бесплатного плана.</translation>
    </message>
    <message>
        <source>Open Your Authtoken, and copy it.</source>
        <translation>Откройте Your Authtoken и скопируйте его.</translation>
    </message>
    <message>
        <source>With ngrok</source>
        <translation>Через ngrok</translation>
    </message>
    <message>
        <source>Your own public address</source>
        <translation>Свой публичный адрес</translation>
    </message>
    <message>
        <source>It leads to this PC by a proxy or a tunnel of yours.</source>
        <translation>Он ведёт на этот ПК через ваш прокси или туннель.</translation>
    </message>
    <message>
        <source>Or without ngrok</source>
        <translation>Или без ngrok</translation>
    </message>
</context>
<context>
    <name>WebhookHeader</name>
    <message>
        <source>Webhook check</source>
        <translation>Проверка вебхука</translation>
    </message>
    <message>
        <source>Number to check</source>
        <translation>Проверяемый номер</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>What Twilio will do when someone calls</source>
        <translation>Что сделает Twilio, когда позвонят на номер</translation>
    </message>
    <message>
        <source>Choose a number</source>
        <translation>Выберите номер</translation>
    </message>
    <message>
        <source>What Twilio will do when someone calls %1</source>
        <translation>Что сделает Twilio, когда позвонят на %1</translation>
    </message>
    <message>
        <source>What Twilio will do when someone calls you</source>
        <translation>Что сделает Twilio, когда вам позвонят</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Проверено в %1</translation>
    </message>
</context>
<context>
    <name>WordEditor</name>
    <message>
        <source>Correct these words</source>
        <translation>Исправьте эти слова</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation>Enter сохраняет, Esc оставляет как было</translation>
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
<context>
    <name>WordsSection</name>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Who turns speech into words.</source>
        <translation>Кто превращает речь в слова.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Распознавание</translation>
    </message>
    <message>
        <source>Languages of your calls</source>
        <translation>Языки ваших звонков</translation>
    </message>
    <message>
        <source>Short names with commas. Empty: the language under Look.</source>
        <translation>Короткие имена через запятую. Пусто: язык из раздела «Вид».</translation>
    </message>
    <message>
        <source>Names to know</source>
        <translation>Имена, которые надо знать</translation>
    </message>
    <message>
        <source>Of products, people, places; with commas between them.</source>
        <translation>Товаров, людей, мест; через запятую.</translation>
    </message>
    <message>
        <source>What your calls are about</source>
        <translation>О чём ваши звонки</translation>
    </message>
    <message>
        <source>One sentence helps OpenAI to hear right.</source>
        <translation>Одна фраза помогает OpenAI слышать верно.</translation>
    </message>
    <message>
        <source>OpenAI&apos;s model</source>
        <translation>Модель OpenAI</translation>
    </message>
</context>
<context>
    <name>_Change</name>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation>%1: было %2, стало %3</translation>
    </message>
</context>
<context>
    <name>_Half</name>
    <message>
        <source>No document.</source>
        <translation>Документа нет.</translation>
    </message>
    <message>
        <source>%1 more characters are not shown here.</source>
        <translation>Не показано символов: %1.</translation>
    </message>
</context>
<context>
    <name>_HintRow</name>
    <message>
        <source>Unpin this hint</source>
        <translation>Открепить подсказку</translation>
    </message>
</context>
<context>
    <name>_ModelRow</name>
    <message>
        <source>Get</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>on this PC</source>
        <translation>на этом ПК</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 из %2 МБ</translation>
    </message>
</context>
<context>
    <name>_SectionList</name>
    <message>
        <source>Sections</source>
        <translation>Разделы</translation>
    </message>
</context>
</TS>
