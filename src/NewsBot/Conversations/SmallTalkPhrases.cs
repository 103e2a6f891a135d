namespace NewsBot.Conversations;

/// <summary>What people say that asks for no news, in the bot's languages: in lower case, without marks and accents, as <see cref="SmallTalk"/> compares.</summary>
internal static class SmallTalkPhrases
{
    /// <summary>Each line one kind in one language, phrases apart by «|».</summary>
    public static readonly (string Language, SmallTalkKind Kind, string Phrases)[] All =
    [
        (
            "en",
            SmallTalkKind.Greeting,
            "hello|hi|hey|hiya|howdy|yo|hello there|hi there|hey there|good morning|good afternoon|good evening|good day|greetings|morning|evening|whats up|sup|nice to meet you"
        ),
        (
            "en",
            SmallTalkKind.Thanks,
            "thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|thx|ty|tysm|cheers|much appreciated|great job|good job|well done|good bot|nice|great|awesome|perfect|cool|i love you|love you|very helpful|that helps|that helped"
        ),
        (
            "en",
            SmallTalkKind.WhoAreYou,
            "who are you|what are you|what can you do|what do you do|what is this|what is this bot|what does this bot do|how do you work|how does this work|are you a bot|are you a robot|are you human|are you a human|are you real|are you a real person|are you an ai|are you chatgpt|who made you|whats your name|what is your name|help|help me|can you help me|how can you help me|what should i ask|what can i ask|tell me about yourself|introduce yourself"
        ),
        (
            "en",
            SmallTalkKind.HowAreYou,
            "how are you|how are you doing|how are you today|how is it going|hows it going|how do you do|how are things|are you ok|are you there|anybody there|anyone there|you there"
        ),
        (
            "en",
            SmallTalkKind.Farewell,
            "bye|bye bye|goodbye|good bye|see you|see ya|see you later|good night|goodnight|have a nice day|cya|later|take care|farewell"
        ),
        (
            "en",
            SmallTalkKind.Rude,
            "fuck|fuck you|fuck off|fck you|wtf|stfu|shut up|you suck|this sucks|you are stupid|youre stupid|you are dumb|youre dumb|stupid|stupid bot|idiot|you idiot|dumb|dumbass|asshole|bitch|bastard|moron|you are useless|useless|useless bot|bullshit|shit|go to hell|screw you|i hate you|you are an idiot|crap|loser|bad bot|you are bad"
        ),
        (
            "en",
            SmallTalkKind.Noted,
            "ok|okay|k|kk|yes|no|yep|nope|yeah|sure|fine|alright|i see|got it|understood|lol|lmao|rofl|haha|hahaha|hmm|hm|wow|oh|test|testing|never mind|nevermind|sorry|please|really|oops|right|true"
        ),
        (
            "ar",
            SmallTalkKind.Greeting,
            "مرحبا|مرحبا بك|اهلا|اهلا وسهلا|اهلين|السلام عليكم|السلام عليكم ورحمة الله|وعليكم السلام|سلام|صباح الخير|مساء الخير|صباح النور|هاي|هلا|هلا والله|تحياتي|يا هلا"
        ),
        (
            "ar",
            SmallTalkKind.Thanks,
            "شكرا|شكرا جزيلا|شكرا لك|شكرا كثيرا|الف شكر|مشكور|اشكرك|تسلم|يعطيك العافية|ممتاز|رائع|احسنت|جزاك الله خيرا|بارك الله فيك|احبك"
        ),
        (
            "ar",
            SmallTalkKind.WhoAreYou,
            "من انت|من انتم|ما انت|مين انت|انت مين|ماذا تفعل|ماذا تستطيع ان تفعل|ماذا يمكنك ان تفعل|ما هذا|ما هذا البوت|كيف تعمل|هل انت روبوت|هل انت انسان|هل انت بوت|ما اسمك|شو اسمك|مساعدة|ساعدني|عرفني بنفسك|من صنعك"
        ),
        (
            "ar",
            SmallTalkKind.HowAreYou,
            "كيف حالك|كيف الحال|كيفك|شلونك|كيف انت|ازيك|عامل ايه|كيف حالك اليوم|شخبارك|ما اخبارك"
        ),
        (
            "ar",
            SmallTalkKind.Farewell,
            "مع السلامة|وداعا|الى اللقاء|تصبح على خير|باي|في امان الله|اراك لاحقا|يومك سعيد"
        ),
        (
            "ar",
            SmallTalkKind.Rude,
            "انت غبي|غبي|يا غبي|احمق|انت احمق|يا احمق|حمار|يا حمار|كلب|يا كلب|اخرس|اسكت|تافه|انت فاشل|فاشل|تبا لك|اكرهك|لعنة الله عليك|انت سيء|حقير"
        ),
        (
            "ar",
            SmallTalkKind.Noted,
            "نعم|لا|حسنا|اوكي|طيب|تمام|ماشي|ايوه|هههه|ههههه|ههه|تجربة|اسف|عفوا|من فضلك|والله|صحيح|فهمت"
        ),
        (
            "ru",
            SmallTalkKind.Greeting,
            "привет|приветик|приветствую|здравствуйте|здравствуй|здрасте|добрый день|доброе утро|добрый вечер|доброго дня|хай|салют|здорово|всем привет|доброго времени суток|ку"
        ),
        (
            "ru",
            SmallTalkKind.Thanks,
            "спасибо|спасибо большое|большое спасибо|спасибо тебе|спс|благодарю|благодарю вас|пасиб|отлично|супер|класс|круто|молодец|хороший бот|здорово спасибо|спасибо вам|очень помогло|люблю тебя"
        ),
        (
            "ru",
            SmallTalkKind.WhoAreYou,
            "кто ты|ты кто|кто вы|вы кто|что ты|что ты такое|что ты умеешь|что ты можешь|что вы умеете|что ты делаешь|как ты работаешь|как это работает|ты бот|ты робот|ты человек|ты живой|кто тебя создал|кто тебя сделал|как тебя зовут|помощь|помоги|помоги мне|помогите|расскажи о себе|что это|что это за бот"
        ),
        (
            "ru",
            SmallTalkKind.HowAreYou,
            "как дела|как ты|как жизнь|как поживаешь|как сам|как настроение|как вы|как ваши дела|что нового у тебя|ты тут|ты здесь"
        ),
        (
            "ru",
            SmallTalkKind.Farewell,
            "пока|пока пока|до свидания|до встречи|всего доброго|всего хорошего|спокойной ночи|доброй ночи|прощай|увидимся|бывай|хорошего дня"
        ),
        (
            "ru",
            SmallTalkKind.Rude,
            "дурак|ты дурак|ты тупой|тупой|тупой бот|идиот|ты идиот|дебил|ты дебил|заткнись|иди нафиг|пошел нафиг|пошел вон|иди на хуй|пошел на хуй|иди нахуй|пошел нахуй|блять|блядь|сука|бесполезный бот|ты бесполезный|бесполезный|мудак|говно|отстой|ненавижу тебя|козел|придурок|урод|тварь|глупый|ты глупый|чушь"
        ),
        (
            "ru",
            SmallTalkKind.Noted,
            "да|нет|ок|окей|хорошо|ладно|понятно|ясно|ага|угу|лол|ахах|ахаха|хаха|хахаха|ха|хм|ого|вау|тест|проверка|извини|извините|пожалуйста|правда|точно|понял|поняла"
        ),
        (
            "es",
            SmallTalkKind.Greeting,
            "hola|hola que tal|buenas|buenos dias|buen dia|buenas tardes|buenas noches|hey|saludos|holi|que onda|muy buenas|encantado|mucho gusto"
        ),
        (
            "es",
            SmallTalkKind.Thanks,
            "gracias|muchas gracias|mil gracias|muchisimas gracias|te lo agradezco|gracias a ti|genial|perfecto|excelente|buen trabajo|bien hecho|buen bot|te quiero|te amo|estupendo|que bien"
        ),
        (
            "es",
            SmallTalkKind.WhoAreYou,
            "quien eres|quien eres tu|tu quien eres|que eres|que puedes hacer|que haces|que sabes hacer|como funcionas|como funciona|como funciona esto|eres un bot|eres un robot|eres humano|eres real|eres una persona|quien te creo|quien te hizo|como te llamas|cual es tu nombre|ayuda|ayudame|me ayudas|puedes ayudarme|que es esto|para que sirves"
        ),
        (
            "es",
            SmallTalkKind.HowAreYou,
            "como estas|que tal|que tal estas|como te va|como andas|como va todo|como esta usted|estas ahi|estas bien|como vas"
        ),
        (
            "es",
            SmallTalkKind.Farewell,
            "adios|chao|chau|hasta luego|hasta pronto|hasta manana|nos vemos|que tengas un buen dia|hasta la vista|bye"
        ),
        (
            "es",
            SmallTalkKind.Rude,
            "eres tonto|eres tonta|tonto|tonta|idiota|eres idiota|eres un idiota|estupido|eres estupido|imbecil|eres un imbecil|callate|vete a la mierda|mierda|una mierda|puta|hijo de puta|joder|cabron|pendejo|inutil|eres inutil|eres un inutil|que asco|no sirves|no sirves para nada|eres malo|te odio|gilipollas|bot tonto|bot inutil"
        ),
        (
            "es",
            SmallTalkKind.Noted,
            "si|no|ok|vale|bueno|esta bien|entiendo|entendido|claro|de acuerdo|jaja|jajaja|jajajaja|hmm|vaya|guau|prueba|perdon|perdona|lo siento|por favor|de nada|ya|ya veo|cierto"
        ),
        (
            "fr",
            SmallTalkKind.Greeting,
            "bonjour|bonjour a tous|bonsoir|salut|coucou|hello|bonne journee|hey|enchante|rebonjour|salut a tous|bien le bonjour"
        ),
        (
            "fr",
            SmallTalkKind.Thanks,
            "merci|merci beaucoup|merci bien|mille mercis|grand merci|je te remercie|je vous remercie|merci a toi|super|genial|parfait|excellent|bravo|bien joue|bon travail|je t aime|je taime|top|formidable"
        ),
        (
            "fr",
            SmallTalkKind.WhoAreYou,
            "qui es tu|tu es qui|t es qui|qui etes vous|vous etes qui|que fais tu|que sais tu faire|que peux tu faire|que pouvez vous faire|tu fais quoi|qu est ce que tu fais|comment ca marche|comment tu marches|es tu un robot|es tu un bot|tu es un robot|tu es un bot|es tu humain|tu es humain|qui t a cree|comment tu t appelles|comment t appelles tu|comment vous appelez vous|aide|aide moi|aidez moi|c est quoi|c est quoi ce bot|a quoi tu sers"
        ),
        (
            "fr",
            SmallTalkKind.HowAreYou,
            "ca va|comment ca va|comment vas tu|comment allez vous|tu vas bien|vous allez bien|quoi de neuf|salut ca va|tu es la|comment tu vas"
        ),
        (
            "fr",
            SmallTalkKind.Farewell,
            "au revoir|a bientot|a plus|a plus tard|a demain|bonne nuit|bonne soiree|adieu|ciao|bye|a tout a l heure"
        ),
        (
            "fr",
            SmallTalkKind.Rude,
            "tu es nul|t es nul|nul|tu es bete|idiot|tu es idiot|tu es un idiot|imbecile|con|connard|tu es con|t es con|ta gueule|ferme la|ferme ta gueule|va te faire foutre|va te faire voir|merde|putain|tu sers a rien|tu ne sers a rien|inutile|stupide|tu es stupide|debile|tu es debile|je te deteste|salaud|abruti|bot nul|pauvre con|encule"
        ),
        (
            "fr",
            SmallTalkKind.Noted,
            "oui|non|ok|d accord|daccord|bien|tres bien|je vois|compris|entendu|haha|mdr|lol|ptdr|hmm|ah bon|ah|oh|wow|test|desole|pardon|s il te plait|s il vous plait|stp|svp|de rien|vraiment|c est vrai"
        ),
        (
            "de",
            SmallTalkKind.Greeting,
            "hallo|hallo zusammen|hi|hey|guten morgen|guten tag|guten abend|moin|moin moin|servus|gruss gott|grus gott|grues gott|gruezi|tag|na|huhu|schonen guten tag|freut mich"
        ),
        (
            "de",
            SmallTalkKind.Thanks,
            "danke|danke schon|dankeschon|danke dir|danke sehr|vielen dank|herzlichen dank|besten dank|tausend dank|super|toll|prima|perfekt|klasse|gut gemacht|gute arbeit|sehr gut|guter bot|ich liebe dich|spitze|wunderbar"
        ),
        (
            "de",
            SmallTalkKind.WhoAreYou,
            "wer bist du|wer bist du denn|wer sind sie|was bist du|was kannst du|was kannst du alles|was konnen sie|was machst du|wie funktionierst du|wie funktioniert das|wie geht das|bist du ein bot|bist du ein roboter|bist du ein mensch|bist du echt|wer hat dich gemacht|wie heisst du|wie heist du|hilfe|hilf mir|kannst du mir helfen|was ist das|was soll das sein|was kann ich fragen|stell dich vor"
        ),
        (
            "de",
            SmallTalkKind.HowAreYou,
            "wie geht es dir|wie gehts|wie geht s|wie geht es ihnen|wie geht es|wie gehts dir|wie lauft s|wie laufts|alles klar|alles gut|bist du da|na wie gehts|was geht"
        ),
        (
            "de",
            SmallTalkKind.Farewell,
            "tschuss|tschuess|tschus|auf wiedersehen|bis dann|bis bald|bis spater|bis morgen|gute nacht|schonen tag|schonen tag noch|ciao|mach s gut|machs gut|servus und tschuss|schonen abend"
        ),
        (
            "de",
            SmallTalkKind.Rude,
            "du bist doof|doof|du bist dumm|dumm|dummer bot|blod|du bist blod|bloder bot|idiot|du idiot|du bist ein idiot|depp|trottel|halt die klappe|halts maul|halt s maul|arschloch|du arschloch|scheisse|scheise|scheiss bot|verpiss dich|fick dich|leck mich|du kannst nichts|nutzlos|du bist nutzlos|du nervst|ich hasse dich|unfahig|mist|so ein mist|spinner|wichser|hurensohn"
        ),
        (
            "de",
            SmallTalkKind.Noted,
            "ja|nein|ok|okay|gut|in ordnung|verstehe|verstanden|aha|ach so|achso|haha|hahaha|lol|hmm|oh|wow|test|sorry|entschuldigung|tut mir leid|bitte|stimmt|genau|na gut|nee|jo|doch"
        ),
        (
            "tr",
            SmallTalkKind.Greeting,
            "merhaba|merhabalar|selam|selamlar|selamun aleykum|slm|gunaydin|iyi gunler|iyi aksamlar|tunaydin|hey|hosbulduk|memnun oldum|aleykum selam"
        ),
        (
            "tr",
            SmallTalkKind.Thanks,
            "tesekkur ederim|cok tesekkur ederim|tesekkurler|cok tesekkurler|sag ol|sagol|sag olun|sagolun|cok sag ol|eyvallah|harika|super|mukemmel|aferin|bravo|guzel|cok guzel|seni seviyorum|eline saglik"
        ),
        (
            "tr",
            SmallTalkKind.WhoAreYou,
            "sen kimsin|kimsin|kimsin sen|siz kimsiniz|sen nesin|nesin sen|ne yapabilirsin|neler yapabilirsin|ne yapiyorsun|ne ise yariyorsun|nasil calisiyorsun|bu nasil calisiyor|bot musun|robot musun|sen bir robot musun|insan misin|gercek misin|seni kim yapti|adin ne|adin nedir|ismin ne|yardim|yardim et|bana yardim et|yardim eder misin|bu ne|bu nedir"
        ),
        (
            "tr",
            SmallTalkKind.HowAreYou,
            "nasilsin|nasilsiniz|naber|ne haber|ne var ne yok|iyi misin|nasil gidiyor|orada misin"
        ),
        (
            "tr",
            SmallTalkKind.Farewell,
            "hosca kal|hoscakal|hosca kalin|gorusuruz|gule gule|iyi geceler|bay bay|bye|kendine iyi bak|elveda|sonra gorusuruz"
        ),
        (
            "tr",
            SmallTalkKind.Rude,
            "aptal|aptal bot|aptalsin|sen aptalsin|salak|salaksin|sen salaksin|gerizekali|gerizekalisin|geri zekali|mal|sen malsin|kapa ceneni|kes sesini|sus|siktir|siktir git|amk|aq|ise yaramaz|ise yaramazsin|defol|senden nefret ediyorum|beyinsiz|ahmak|pislik|berbat|berbatsin"
        ),
        (
            "tr",
            SmallTalkKind.Noted,
            "evet|hayir|tamam|olur|peki|anladim|anlasildi|ok|haha|hahaha|hmm|vay|test|deneme|pardon|ozur dilerim|lutfen|gercekten|dogru|rica ederim|yok"
        ),
        (
            "uk",
            SmallTalkKind.Greeting,
            "привіт|привітик|вітаю|вітання|добрий день|доброго дня|добрий ранок|доброго ранку|добрий вечір|доброго вечора|здрастуйте|здоров|салют|хай|всім привіт|добридень"
        ),
        (
            "uk",
            SmallTalkKind.Thanks,
            "дякую|дуже дякую|щиро дякую|дякую тобі|дякую вам|спасибі|дяка|красно дякую|чудово|супер|клас|круто|молодець|люблю тебе|гарний бот"
        ),
        (
            "uk",
            SmallTalkKind.WhoAreYou,
            "хто ти|ти хто|хто ви|ви хто|що ти|що ти таке|що ти вмієш|що ти можеш|що ви вмієте|що ти робиш|як ти працюєш|як це працює|ти бот|ти робот|ти людина|хто тебе створив|як тебе звати|як тебе звуть|допомога|допоможи|допоможи мені|допоможіть|що це|що це за бот|розкажи про себе"
        ),
        (
            "uk",
            SmallTalkKind.HowAreYou,
            "як справи|як ти|як ся маєш|як життя|як ваші справи|як твої справи|як маєшся|ти тут"
        ),
        (
            "uk",
            SmallTalkKind.Farewell,
            "бувай|до побачення|до зустрічі|на все добре|всього найкращого|добраніч|на добраніч|папа|прощавай|гарного дня|побачимось"
        ),
        (
            "uk",
            SmallTalkKind.Rude,
            "дурень|ти дурень|ти дурний|дурний|дурний бот|тупий|ти тупий|ідіот|ти ідіот|дебіл|заткнись|замовкни|йди геть|іди геть|іди нахуй|йди нахуй|пішов нахуй|марний|ти нікчемний|нікчемний бот|ненавиджу тебе|козел|лайно|бовдур|телепень|маячня"
        ),
        (
            "uk",
            SmallTalkKind.Noted,
            "так|ні|ок|окей|добре|гаразд|зрозуміло|ясно|ага|угу|хаха|ахаха|хм|ого|вау|тест|перевірка|вибач|вибачте|будь ласка|справді|точно|зрозумів|зрозуміла|нема за що"
        ),
        (
            "fa",
            SmallTalkKind.Greeting,
            "سلام|سلام علیکم|درود|درود بر شما|صبح بخیر|عصر بخیر|شب بخیر دوست من|ظهر بخیر|وقت بخیر|روز بخیر|روزتان بخیر|سلام دوست من|هلو|های|از اشنایی با شما خوشبختم"
        ),
        (
            "fa",
            SmallTalkKind.Thanks,
            "ممنون|خیلی ممنون|ممنونم|متشکرم|تشکر|مرسی|سپاس|سپاسگزارم|خیلی متشکرم|دستت درد نکنه|دمت گرم|عالی|عالی بود|افرین|احسنت|خوبه|دوستت دارم"
        ),
        (
            "fa",
            SmallTalkKind.WhoAreYou,
            "تو کی هستی|کی هستی|تو کیستی|شما کی هستید|شما که هستید|تو چی هستی|چه کار می کنی|چیکار میکنی|چه کاری می توانی انجام بدهی|چیکار میتونی بکنی|چطور کار می کنی|این چیه|این چیست|ربات هستی|تو رباتی|تو یک ربات هستی|انسان هستی|تو انسانی|اسمت چیه|اسم تو چیست|کمک|کمکم کن|کمک کن|خودت را معرفی کن|کی تو را ساخته"
        ),
        (
            "fa",
            SmallTalkKind.HowAreYou,
            "حالت چطوره|چطوری|خوبی|حال شما چطور است|حال شما چطوره|حالت چطور است|چه خبر|چطورید|خوبید|اونجایی"
        ),
        (
            "fa",
            SmallTalkKind.Farewell,
            "خداحافظ|خدا حافظ|بدرود|شب بخیر|به امید دیدار|فعلا|فعلا خداحافظ|بای|می بینمت|روز خوبی داشته باشید|خدانگهدار"
        ),
        (
            "fa",
            SmallTalkKind.Rude,
            "احمق|تو احمقی|احمقی|خفه شو|خر|بی شعور|بیشعور|ابله|نادان|کثافت|گم شو|به درد نخور|به درد نمیخوری|لعنتی|لعنت به تو|مزخرف|ازت متنفرم|دیوانه|کودن|خنگ|تو خنگی|ربات احمق"
        ),
        (
            "fa",
            SmallTalkKind.Noted,
            "بله|نه|اره|باشه|خب|اوکی|فهمیدم|متوجه شدم|درسته|هاها|ههه|هههه|تست|امتحان|ببخشید|لطفا|خواهش می کنم|واقعا|معلومه"
        ),
    ];

    /// <summary>Words that may stand beside any of these.</summary>
    public const string Fillers =
        "bot|robot|buddy|friend|friends|dear|sir|man|bro|mate|please|all|everyone|again|so|very|really|and|then|well|oh|ah|just|newsbot|news|my|you|the|a|"
        + "بوت|يا|روبوت|صديقي|عزيزي|جدا|من فضلك|"
        + "бот|робот|друг|друзья|дорогой|очень|ну|и|а|же|"
        + "amigo|amiga|querido|y|muy|por|favor|tio|robot|"
        + "mon|ami|cher|le|et|tres|"
        + "lieber|liebe|freund|und|sehr|doch|du|mein|"
        + "dostum|canim|kardesim|ve|cok|arkadasim|"
        + "друже|друзі|дуже|і|та|"
        + "دوست|من|عزیز|ربات|خیلی|و";
}
