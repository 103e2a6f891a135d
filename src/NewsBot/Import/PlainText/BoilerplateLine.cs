using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Recognizes lines of a news page that are not part of its text and are never quoted. Only clear cases: short lines of
/// typical words, in the languages of the articles we know.
/// </summary>
internal static partial class BoilerplateLine
{
    private const int MaxShareLength = 70;
    private const int MaxNoticeLength = 160;
    private const int MaxRightsLength = 220;
    private const int MaxBylineLength = 80;
    private const int MaxCaptionLength = 300;

    /// <summary>
    /// Source-generated, because every start needs them. They only see short lines, so they are fast; the timeout is
    /// for the analyzer.
    /// </summary>
    private const RegexOptions Short =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const int Never = 60_000;

    /// <summary>Whose the text is. A line says so anywhere.</summary>
    private static readonly SearchValues<string> Rights = SearchValues.Create(
        [
            "all rights reserved",
            "alle rechte vorbehalten",
            "todos los derechos",
            "tutti i diritti riservati",
            "todos os direitos reservados",
            "alle rechten voorbehouden",
            "med enerett",
            "reproduction without permission",
            "reproduction is prohibited",
            "cancel anytime",
            "cancel any time",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The same in other letters: searching for those takes longer, and few lines have any.</summary>
    private static readonly SearchValues<string> RightsBeyondAscii = SearchValues.Create(
        [
            "tous droits réservés",
            "все права защищены",
            "усі права захищені",
            "حقوق محفوظة",
            "الحقوق محفوظة",
            "tüm hakları saklıdır",
            "wszelkie prawa zastrzeżone",
            "版权所有",
            "無断転載",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>A line of these words alone invites to share or to save.</summary>
    private static readonly FrozenSet<string> ShareWords = (
        "share save full copied tweet facebook twitter x whatsapp email e-mail mail copy link print "
        + "telegram linkedin reddit pinterest flipboard messenger bluesky threads mastodon comment comments "
        + "listen play pause bookmark gift this article story on via by to the "
        + "post article's options more close open app teilen merken drucken vorlesen versenden kommentieren "
        + "artikel link kopieren compartir guardar imprimir copiar enlace partager enregistrer imprimer "
        + "copier le lien commenter envoyer par "
        + "поделиться сохранить скопировать ссылку печать مشاركة حفظ نسخ الرابط طباعة شارك paylaş kaydet "
        + "yazdır bağlantıyı kopyala del skriv ut lagre condividi salva stampa deel bewaar google news follow "
        + "us"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the line is; null if it may be text.</summary>
    public static SkipReason? FindReason(string line)
    {
        if (line.Length > MaxCaptionLength)
            return null;
        if (ReadingTime().IsMatch(line))
            return SkipReason.ReadingTime;
        if (line.Length <= MaxNoticeLength && UpdateTime().IsMatch(line))
            return SkipReason.TimeOfUpdate;
        if (Ago().IsMatch(line))
            return SkipReason.Time;
        if (IsShare(line))
            return SkipReason.Sharing;
        if (IsReadMore(line))
            return SkipReason.OtherArticles;
        if (
            line.Length <= MaxNoticeLength
            && Notice().IsMatch(line)
            && (line[^1] is not ('.' or '!' or '?') || NoticeSentence().IsMatch(line))
        )
            return SkipReason.Boilerplate;
        if (line.Length <= MaxRightsLength && (NamesRights(line) || Paywall().IsMatch(line)))
            return SkipReason.Boilerplate;
        if (IsCredit(line))
            return SkipReason.PhotoCredit;
        if (line.Length <= MaxBylineLength && Byline().IsMatch(line) && !SentenceHeuristics.IsWhole(line))
            return SkipReason.Byline;
        return null;
    }

    /// <summary>
    /// Whether a line was taken for what only a page on the web has: sharing, a menu's words, credits.
    /// </summary>
    /// <param name="reason">The result of <see cref="FindReason"/>.</param>
    public static bool IsOfPage(SkipReason? reason) =>
        reason
            is SkipReason.Sharing
                or SkipReason.Time
                or SkipReason.OtherArticles
                or SkipReason.Boilerplate
                or SkipReason.PhotoCredit;

    /// <summary>
    /// Whether a line leads to other articles or opens a list of them: "Read more: …", "Related stories".
    /// </summary>
    public static bool IsReadMore(string line) =>
        line.Length <= MaxNoticeLength && line[^1] != '.' && ReadMore().IsMatch(line);

    /// <summary>Whether a line only names the author or owner of a picture, or says that it is a caption.</summary>
    public static bool IsCredit(string line) =>
        line.Length <= MaxCaptionLength
        && (
            CaptionFront().IsMatch(line)
            || CaptionEnd().IsMatch(line)
            || (line.Length <= MaxNoticeLength && Owner().IsMatch(line))
        );

    private static bool NamesRights(ReadOnlySpan<char> line) =>
        line.ContainsAny(Rights)
        || (line.ContainsAnyExceptInRange('\0', '\x7F') && line.ContainsAny(RightsBeyondAscii));

    private static bool IsShare(string line)
    {
        if (line.Length > MaxShareLength)
            return false;
        var words = line.Split(
            [' ', '\t', ',', '|', '·', '•', '/', '(', ')', ':', '!', '\u00A0'],
            StringSplitOptions.RemoveEmptyEntries
        );
        return words.Length > 0
            && Array.TrueForAll(words, word => ShareWords.Contains(word) || word.All(char.IsDigit))
            && Array.Exists(words, word => word.Any(char.IsLetter));
    }

    [GeneratedRegex(
        @"^(?:(?:reading time|read time|lesezeit|время чтения|temps de lecture|tiempo de lectura"
            + @"|okuma süresi|مدة القراءة)\s*:?\s*)?[~≈]?\d{1,3}\s*[-–]?\s*(?:min(?:ute|uto|uten|utter)?s?\.?"
            + @"|мин(?:ут[аы]?)?\.?|dk\.?|dakika|دقائق|دقيقة|دقیقه)(?:\s*(?:read|reading|de lecture|de lectura"
            + @"|lesezeit|lesetid|okuma|чтения|للقراءة))?$",
        Short,
        Never
    )]
    private static partial Regex ReadingTime();

    [GeneratedRegex(
        @"^(?:last\s+)?(?:updated|modified|aktualisiert|actualizado|mis à jour|обновлено|güncellendi|oppdatert|aggiornato)\b.{0,60}\d",
        Short,
        Never
    )]
    private static partial Regex UpdateTime();

    [GeneratedRegex(
        @"^(?:(?:published|posted|updated|veröffentlicht|publié|publicado|опубликовано"
            + @"|نشر)\s*:?\s*)?(?:(?:vor|hace|il y a|قبل|منذ)\s+)?(?:\d{1,3}\s*|(?:an?|ein(?:er|em)?|une?)\s+)(?:m"
            + @"|h|d|min(?:ute|uto|uten)?s?|hours?|hrs?|days?|stunden?|tag(?:en)?|horas?|días?|heures?|jours?"
            + @"|час(?:а|ов)?|минут[аы]?|дн(?:я|ей)|ساعات|ساعة|دقائق|أيام|saat|dakika|gün)(?:\s+(?:ago|назад|önce"
            + @"|siden|fa))?(?:\s*[|·•].{0,40})?$",
        Short,
        Never
    )]
    private static partial Regex Ago();

    [GeneratedRegex(
        @"^(?:read (?:more|also|next|this)|also read|see also|more (?:on this|from|stories|news|to explore)"
            + @"|see more|we recommend|related(?: (?:stories|articles|content|topics|coverage|news|links))?(?::|$)"
            + @"|recommended(?: (?:stories|for you|reading))?(?::|$)|you (?:may|might) also like|most (?:read"
            + @"|popular|viewed|watched)|top stories|latest (?:news|stories|headlines)|trending"
            + @"|editor[’']?s[’']? (?:picks|choice)|what to read next|explore more|in pictures:|watch:|listen:"
            + @"|opinion:|analysis:|list \d+ of \d+|end of list"
            + @"|lesen sie (?:auch|mehr)|mehr zum thema|das könnte sie|weitere (?:artikel|themen|meldungen)"
            + @"|meistgelesen|auch interessant|lire aussi|à lire (?:aussi|également)|sur le même (?:sujet"
            + @"|thème)|lea también|lee también|le puede interesar|más sobre|noticias relacionadas"
            + @"|читайте также|ещё по теме|по теме|материалы по теме|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة"
            + @"|ayrıca oku|ilgili haberler|les også|les mer|leggi anche|lees ook)",
        Short,
        Never
    )]
    private static partial Regex ReadMore();

    [GeneratedRegex(
        @"^(?:skip (?:to|links?|ad)|(?:main |navigation )?menu$|advertisement|story continues below"
            + @"|article continues below|scroll to continue|sign up (?:for|to|here)|sign in|log ?in|register$"
            + @"|subscribe|get (?:our|the) .{0,40}newsletter|newsletter|we value your privacy"
            + @"|we (?:and our \d* ?partners )?use cookies|accept(?: all)?(?: cookies)?$|reject(?: all)?$"
            + @"|manage (?:cookies|preferences|options)|cookie|privacy policy|terms (?:of|and)|copyright|©"
            + @"|all rights reserved|follow (?:us|the)|support (?:us|the)|donate|become a (?:member|supporter)"
            + @"|prefer .{1,60} on google|add .{1,60} (?:as a )?(?:preferred|favou?rite) source"
            + @"|make us .{0,40}preferred|comments? ?\(?\d*\)?$|view comments|leave a comment|topics:?$|tags?:"
            + @"|filed under|published (?:in|by) |our standards|purchase licensing|suggested topics"
            + @"|report a correction|contact us|about us|home$|search$|watch live$|live tv$|edition$|back to top"
            + @"|\(?visited \d+|\d+ views?$|you must (?:be )?log|sie müssen (?:sich )?(?:an|ein)|this (?:article"
            + @"|content) (?:was|is) (?:produced|provided|created)|listen to (?:this )?(?:article|story)|audio by"
            + @"|source:|reporting by|editing by|additional reporting|anzeige$|werbung$|zum inhalt|datenschutz"
            + @"|impressum|jetzt abonnieren|publicidad$|publicité$|реклама$|إعلان$|reklam$|annonse$|подписывайтесь"
            + @"|abone ol|suscríbete|abonnez-vous)",
        Short,
        Never
    )]
    private static partial Regex Notice();

    [GeneratedRegex(
        @"^(?:image (?:source|caption|credit)|photo(?:graph)?(?: by|:)|picture(?: by|:)|file photo|credit:"
            + @"|foto(?:s)?:|bild(?:er)?:|bildquelle|quelle:|фото:|صورة:|crédit|crédito|imagen:|photograph:)",
        Short,
        Never
    )]
    private static partial Regex CaptionFront();

    [GeneratedRegex(
        @"(?:reuters/\p{L}[\p{L}\p{M}'’. -]{0,60}|ap photo/.{0,60}|purchase licensing rights.{0,20}"
            + @"|/(?:getty images|afp|epa|reuters|ap)\]?\)?|\(?photo by .{0,60})$",
        Short,
        Never
    )]
    private static partial Regex CaptionEnd();

    [GeneratedRegex(
        @"^(?:\p{L}[\p{L}\p{M}'’. -]{0,60}[/,|] ?|via |© ?)?(?:getty images|afp via getty images|reuters"
            + @"|associated press|ap photo|ap|afp|epa(?:-efe)?|anadolu(?: agency)?|shutterstock|dpa|imago"
            + @"|picture alliance|pa media|pa wire|bloomberg|alamy|istock|xinhua|tass|efe|ritzau scanpix|ntb"
            + @"|keystone)(?:[/ ]?(?:via getty images|getty images|images|file"
            + @"|photo))?(?:[/,|] ?\p{L}[\p{L}\p{M}'’. -]{0,60})?$|^reuters/\p{L}.{0,60}$",
        Short,
        Never
    )]
    private static partial Regex Owner();

    /// <summary>Sentences that are surely no part of a text; of other lines the front is enough.</summary>
    [GeneratedRegex(
        @"^(?:sign up (?:here|for .{0,60}newsletter)|we value your privacy|we and our|we use cookies"
            + @"|our standards|reporting by|editing by|additional reporting|advertisement|story continues"
            + @"|article continues|subscribe to our|get (?:our|the) .{0,40}newsletter|click here|\(?visited \d+"
            + @"|you must (?:be )?log(?:ged)? ?in|sie müssen (?:sich anmelden|angemeldet|eingeloggt))",
        Short,
        Never
    )]
    private static partial Regex NoticeSentence();

    /// <summary>What readers must do to read on, and what they may not do with the text; each begins its line.</summary>
    [GeneratedRegex(
        @"^(?:(?:this|the) (?:material|article|content|story|report) may not be (?:published|reproduced|copied|republished)"
            + @"|(?:copyright|©) ?(?:\(c\) ?)?\d{4}\b.{0,80}$|copyright ©"
            + @"|you(?:['’]ve| have) (?:read|reached|used|viewed|hit) (?:your|the|all|\d+)\b.{0,60}\b(?:articles?|limit|stories)\b"
            + @"|you have (?:\d+|no|one|two|three) (?:more )?(?:free )?(?:articles?|stories) (?:left|remaining)"
            + @"|create (?:a|your) free account to\b|(?:subscribe|sign up|log in|register) (?:now )?(?:to|and) (?:keep|continue|read)\b"
            + @"|(?:this|the rest of this) (?:article|content|story) is (?:only )?(?:for|available to|reserved for|exclusive to) "
            + @"|(?:want to|to) (?:keep |continue )?read(?:ing)?(?: more| the (?:rest|full))?\b.{0,40}"
            + @"(?:subscrib|regist|sign (?:up|in)|log in)"
            + @"|(?:diesen artikel|jetzt) (?:weiterlesen|abonnieren)|weiterlesen mit\b|(?:la suite de )?cet article est réservé"
            + @"|réservé aux abonnés|(?:este|contenido) .{0,30}(?:exclusivo para|solo para) suscriptores|suscríbete para"
            + @"|(?:только )?для подписчиков|to continue reading|continue reading (?:with|your)|already a (?:subscriber|member)"
            + @"|(?:get|enjoy) .{0,40}\bunlimited (?:digital )?access\b)",
        Short,
        Never
    )]
    private static partial Regex Paywall();

    [GeneratedRegex(
        @"^(?:(?:[Ww]ritten |[Rr]eporting |[Tt]ext |[Ss]tory )?[Bb][Yy]|[Vv]on|[Pp]or|[Pp]ar|[Aa]v|[Аа]втор"
            + @"|بقلم|[Dd]i)\s*:?\s+[\p{Lu}\p{Lo}]\D*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Never
    )]
    private static partial Regex Byline();
}
