"""Everyday words of English and Russian, and the ways people say the same thing."""

from talkhint_desktop.core.cards import words_of

# Words that tell nothing about what a question is about.
EMPTY = frozenset(
    words_of(
        """
    a an the this that these those there here it its i me my mine you your yours we
    us our ours he him his she her hers they them their theirs who whom whose what
    which when where why how is am are was were be been being do does did done doing
    have has had having can could will would shall should may might must ought need
    needs want wants wanted like likes get gets got getting give gives gave let lets
    go goes going gone went come comes came coming make makes made take takes took
    say says said saying tell tells told know knows knew think thinks thought see
    sees saw seen look looks looking mean means put say ask asked asking wonder
    wondering wondered hope hoping guess suppose seem seems seemed try trying use
    and or but if then so because as of at by for with about into to from up down in
    out on off over under again once before after while until than too very just
    only also even still yet already ever never not no nor yes yeah yep nope ok okay
    well right sure fine good great lovely perfect brilliant wonderful super please
    thanks thank sorry hello hi hey morning afternoon evening goodbye bye oh ah um uh
    er hmm actually really quite rather maybe perhaps probably anyway all any some
    each every both either neither other others another such own same more most much
    many few little lot lots bit kind sort thing things something anything nothing
    everything somebody anybody someone anyone nobody everyone one two three four
    five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand first second last next now today tonight tomorrow yesterday soon later
    ago way able around back through don't didn't doesn't isn't aren't wasn't won't
    wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't i'm i've i'd i'll
    you're you've you'd you'll it's he's she's that's what's there's we're we've we'd
    we'll they're they've where's how's who's when's let's won't dear far away upon
    а и но или да нет не ни же бы б ли то это этот эта эти этого этой этому этим этом
    тот та те того той тому тем том я меня мне мной ты тебя тебе тобой он его ему им
    нем она ее ей ней мы нас нам нами вы вас вам вами они их ими них мой моя мое мои
    моего моей моему моим моем моих твой наш наша наше наши нашего нашей наших ваш
    ваша ваше ваши вашего вашей ваших вашу нашу мою свой своя свое свои своего своей
    свою кто что чего чему чем ком кого кому как какой какая какое какие какого каком
    каких какую когда где куда откуда почему зачем сколько чей чья чье чьи который
    которая которое которые быть был была было были будет будут буду будем есть нету
    можно можете можем могу может могут мог могла могли сможете сможем нужно нужна
    нужен нужны надо хочу хотим хотел хотела хотели хотелось хочется хотите для на в
    во с со к ко у о об обо от до из за по под над при про через без между около после
    перед если то так такой такая такое такие тоже также еще уже вот вон ну ага угу
    ой ох эх алло здравствуйте привет добрый доброе день утро вечер спасибо пожалуйста
    извините простите понятно ясно хорошо ладно отлично прекрасно здорово конечно
    наверное кажется вообще просто только даже очень там тут здесь сейчас сегодня
    завтра вчера потом тогда теперь сначала раз два три четыре пять шесть семь восемь
    девять десять двадцать тридцать сорок сто тысяча один одна одно первый второй
    скажите подскажите расскажите знаете знать знаю узнать думаю говорят сказали
    сказать говорите слушайте слышите давайте все весь вся всего всех всем себя
    себе сам сама сами самый другой другая другие как-то что-то какой-то больше меньше
    много мало немного нибудь либо такого свидания понял поняла пора жду
    """
    )
)

# Words of every trade: they count a little, and never find anything alone.
WEAK = frozenset(
    words_of(
        """
    time day days week weeks month months year years hour hours minute minutes
    number name phone call called people person man woman home house place company
    work works working job money old new big small long short help problem issue
    question part parts order ordered send sent bring brought keep kept start end
    start call husband wife friend weekend monday tuesday wednesday thursday friday
    saturday sunday offer include included customer pay paid buy bought visit free
    available possible different set double triple leave left find run stay show check
    время дня дней неделя недели неделю месяц месяца месяцев год года лет час часа
    часов минут минуты номер имя телефон звонок звоню звонить человек люди дом работа
    работать работаете деньги новый старый большой маленький долго проблема вопрос
    помочь помогите делать делаете сделать дать даете взять брать прийти приехать
    приезжать выйти купить платить заплатить муж жена друг понедельник вторник среда
    четверг пятница суббота воскресенье суббот купить имеется бесплатно заказ заказать
    """
    )
)

# What is said in many ways, under one name. `*` ends a word that goes on.
SAME = {
    "price": """how much is, how much are, how much does, how much do, how much for,
        how much will, how much would, how much to, how much it, how much that,
        what do you charge, do you charge, what do i owe, what would it cost,
        what's the total, set me back, does it come to, will it come to, ballpark,
        price*, pricing, cost*, fee, fees, rate, rates, charge, charges, quote, quotes,
        estimate, what's the damage, сколько стоит, сколько стоят, сколько будет стоить,
        сколько это стоит, во сколько обойдется, во сколько это обойдется,
        во сколько мне обойдется, почем, стоимост*, стоит, цена, цены, цену, цене,
        ценам, расценк*, прайс*, тариф*, платно, сколько выйдет, сколько выходит,
        сколько с меня, какая сумма""",
    "dear": """too expensive, so expensive, very expensive, quite expensive, expensive,
        too much money, a lot of money, that's a lot, too dear, pricey, steep,
        can't afford, cannot afford, out of my budget, over my budget, my budget,
        rip off, overpriced, better price, cheaper, too much for me, дорого, дороговато,
        дорогая, дорогой, дорогие, многовато, не по карману, нет таких денег,
        столько тратить, тратить столько, так много, дешевле, подешевле, дороже чем,
        кусается""",
    "rival": """cheaper elsewhere, other companies, other company, another company,
        the other place, somewhere else cheaper, competitor*, other quotes, у других,
        у конкурент*, другая компания, других компаниях, другой фирме""",
    "later": """think about it, think it over, get back to you, call you back,
        ring you back, sleep on it, talk to my husband, talk to my wife, ask my husband,
        ask my wife, speak to my partner, discuss it with, not ready to decide,
        not sure yet, я подумаю, надо подумать, подумать надо, мне подумать,
        посоветуюсь, посоветоваться, перезвоню, позже перезвон*, не готов решать,
        не решил*""",
    "refuse": """not interested, no interest, don't need it, don't want it, take me off,
        stop calling, неинтересно, не интересно, не интересует, мне не надо,
        мне не нужно, не звоните""",
    "complain": """speak to a manager, speak to the manager, speak with a manager,
        speak with the manager, talk to a manager, your supervisor, your boss,
        complaint*, want to complain, like to complain, not happy with, unacceptable,
        disappointed, terrible service, позовите, начальник*, руководств*, жалоб*,
        жаловат*, пожалуюсь, безобразие, плохо сделали, недовол*, возмущен*,
        отвратительно""",
    "duration": """how long, how soon, how quickly, when will it be ready,
        when could i have it, when can i have it, when do i get, turnaround,
        how many days, сколько ждать, сколько времени, как долго, как скоро, как быстро,
        долго ли, срок, сроки, когда будет готов*, когда будут готов*, когда заберу,
        долго""",
    "hours": """opening hours, working hours, what time do you open, when do you open,
        when are you open, what time do you close, when do you close, are you open,
        open on, do you work on, часы работы, режим работы, график работы, до скольки,
        со скольки, во сколько вы открываетесь, вы открыты, работаете ли, вы работаете,
        открыты""",
    "refund": """money back, refund*, reimburse*, возврат*, верните деньги,
        деньги назад, вернуть деньги, вернете деньги, забрать деньги, деньги вернете,
        деньги обратно""",
    "cancel": "cancel*, call it off, отмен*, отказаться, расторг*",
    "reschedule": """reschedul*, postpone*, move my appointment, change the date,
        move the date, another date, another day, перенести, перенос*, другой день,
        другую дату""",
    "guarantee": "guarantee*, warrant*, covered for, гаранти*",
    "delivery": """deliver*, shipping, shipped, ship, postage, доставк*, доставля*,
        доставит*, привез*, отвез*""",
    "discount": "discount*, knock something off, money off, скидк*, акци*, распродаж*",
    "instalments": """instalment*, installment*, pay in parts, pay monthly,
        monthly payments, payment plan, all at once, рассрочк*, в кредит, частями""",
    "child": """child*, kid, kids, my son, my daughter, little ones, toddler*, дети,
        детей, детям, детск*, ребен*, сын, сына, сыну, дочь, дочк*, дочер*, малыш*,
        мальчик*, девочк*""",
    "broken": """broken, broke, smashed, damaged, cracked, shattered, разби*, разоб*,
        слома*, поврежд*, треснул*""",
    "parking": "park, parking, car park, парков*, припарк*, стоянк*",
    "booking": """book, booking, reserve, reservation*, appointment*, записат*, запис*,
        брон*, забронир*""",
    "stolen": "stolen, stole, nicked, украл*, угнал*, краж*",
    "pick-up": """collect, collection, pick up, pick it up, pick them up, самовывоз*,
        забрать, заберете, заберу""",
    "urgent": """urgent*, asap, emergency, right away, express, overnight, срочн*,
        экстренн*, поскорее""",
    "present": "trial, try it, try out, taster, пробн*, попробовать, на пробу",
    "hurt": "hurt*, pain*, toothache, ache, aching, болит, боль",
    "find": """how do i find you, how do i get to you, how do we get to, directions,
        where are you, как добраться, как доехать, как вас найти, где вы находитесь,
        адрес""",
    "deadline": """deadline*, due, overdue, by when, last day, how long have i got,
        how long do i have, too late, крайний срок, последний день, до какого числа,
        успею, опозда*, просроч*""",
    "papers": """paperwork, papers, document*, forms, what do you need,
        what should i bring, what do i need to bring, документ*, бумаги,
        что взять с собой, что принести, что нужно""",
    "worry": """worried, anxious, nervous, scared, afraid, frightened, боюсь, боится,
        страшно, волнуюсь, переживаю""",
    "meal": """food, meal*, feed*, fed, eat, eats, eating, dinner, lunch, breakfast,
        еда, еду, еды, кормит*, кормят, кормление, питани*, обед*, завтрак*, ужин*""",
    "medicine": """medicine*, medication*, pill, pills, tablet*, prescription*,
        лекарств*, таблет*""",
    "wedding": """wedding*, bride*, bridal, getting married, married, свадьб*, свадеб*,
        невест*, замуж, женится, женимся, женюсь""",
    "leak": """leak*, dripping, drips, flood*, water coming, water everywhere, протек*,
        течет, потоп*, капает, затопил*, заливает""",
    "blocked": """blocked, clogged, won't drain, won't empty, backed up, засор*, забил*,
        не уходит вода""",
    "pet": """pets, my dog, our dog, our puppy, my cat, our cat, с собакой, с собаками,
        с кошкой, с животными, домашние животные""",
    "lateness": """running late, arrive late, late arrival, get in late, gets in late,
        arriving late, late at night, опаздыва*, приедем поздно, поздно вечером""",
    "faulty": """not working, doesn't work, won't start, won't turn on, stopped working,
        out of order, не работает, не включается, не заводится, не запускается""",
    "stock": """in stock, out of stock, sold out, available, availability, в наличии,
        на складе, есть ли у вас, закончил*""",
    "invoice": """invoice*, receipt*, накладн*, чек, чека, счет фактур*, счет на оплату,
        закрывающ*""",
    "diet": """vegan, vegetarian, gluten, allerg*, lactose, веган*, вегетариан*,
        глютен*, аллерг*, лактоз*""",
    "card": "by card, credit card, картой, карту, по карте, безнал*",
}

# Of these, the ways to say no; the others are ways to ask.
OBJECTIONS = ("dear", "rival", "later", "refuse", "complain")
