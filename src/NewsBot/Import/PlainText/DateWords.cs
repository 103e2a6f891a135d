using System.Collections.Frozen;

namespace NewsBot.Import.PlainText;

/// <summary>
/// The names of months and weekdays in the languages of the articles we know, as data: what the machine knows of
/// cultures differs from one to the next, and small images know none. From the Unicode CLDR.
/// </summary>
internal static class DateWords
{
    /// <summary>January to December in each language; the forms of one month between slashes.</summary>
    private static readonly string[] MonthNames =
    [
        "january/jan, february/feb, march/mar, april/apr, may, june/jun, july/jul, august/aug, "
            + "september/sep/sept, october/oct, november/nov, december/dec",
        "يناير, فبراير, مارس, أبريل/ابريل, مايو, يونيو, يوليو, أغسطس/اغسطس, سبتمبر, أكتوبر/اكتوبر, نوفمبر, ديسمبر",
        "كانون الثاني, شباط, آذار/اذار, نيسان, أيار/ايار, حزيران, تموز, آب, أيلول/ايلول, تشرين الأول, تشرين الثاني, كانون الأول",
        "januar/jan, februar/feb, märz/mär, april/apr, mai, juni/jun, juli/jul, august/aug, "
            + "september/sep/sept, oktober/okt, november/nov, dezember/dez",
        "enero/ene, febrero/feb, marzo/mar, abril/abr, mayo/may, junio/jun, julio/jul, agosto/ago, "
            + "septiembre/setiembre/sept, octubre/oct, noviembre/nov, diciembre/dic",
        "ژانویه/ژانویهٔ, فوریه/فوریهٔ, مارس, آوریل, مه/مهٔ, ژوئن, ژوئیه/ژوئیهٔ, اوت, سپتامبر, اکتبر, نوامبر, دسامبر",
        "janvier/janv, février/févr, mars, avril/avr, mai, juin, juillet/juil, août, septembre/sept, "
            + "octobre/oct, novembre/nov, décembre/déc",
        "gennaio/gen, febbraio/feb, marzo/mar, aprile/apr, maggio/mag, giugno/giu, luglio/lug, agosto/ago, "
            + "settembre/set, ottobre/ott, novembre/nov, dicembre/dic",
        "januar/jan, februar/feb, mars/mar, april/apr, mai, juni/jun, juli/jul, august/aug, september/sep, "
            + "oktober/okt, november/nov, desember/des",
        "januari/jan, februari/feb, maart/mrt, april/apr, mei, juni/jun, juli/jul, augustus/aug, "
            + "september/sep, oktober/okt, november/nov, december/dec",
        "janeiro/jan, fevereiro/fev, março/mar, abril/abr, maio/mai, junho/jun, julho/jul, agosto/ago, "
            + "setembro/set, outubro/out, novembro/nov, dezembro/dez",
        "январь/января/янв, февраль/февраля/февр, март/марта/мар, апрель/апреля/апр, май/мая, "
            + "июнь/июня/июн, июль/июля/июл, август/августа/авг, сентябрь/сентября/сент, октябрь/октября/окт, "
            + "ноябрь/ноября/нояб, декабрь/декабря/дек",
        "ocak/oca, şubat/şub, mart/mar, nisan/nis, mayıs/may, haziran/haz, temmuz/tem, ağustos/ağu, "
            + "eylül/eyl, ekim/eki, kasım/kas, aralık/ara",
        "січень/січня/січ, лютий/лютого/лют, березень/березня/бер, квітень/квітня/квіт, "
            + "травень/травня/трав, червень/червня/черв, липень/липня/лип, серпень/серпня/серп, "
            + "вересень/вересня/вер, жовтень/жовтня/жовт, листопад/листопада/лист, грудень/грудня/груд",
    ];

    /// <summary>Name → month, 1 to 12.</summary>
    public static FrozenDictionary<string, int> Months { get; } =
        MonthNames
            .SelectMany(language => language.Split(", ").Select((names, i) => (Names: names, Month: i + 1)))
            .SelectMany(month => month.Names.Split('/').Select(name => (Name: name, month.Month)))
            .DistinctBy(month => month.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(month => month.Name, month => month.Month, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that months' names are made of: "كانون الأول" has two.</summary>
    public static FrozenSet<string> OfMonths { get; } = WordSet.Parse(string.Join(' ', Months.Keys));

    public static FrozenSet<string> Weekdays { get; } =
        WordSet.Parse(
            "sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat "
                + "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت "
                + "sonntag montag dienstag mittwoch donnerstag freitag samstag sonnabend so mo di mi do fr sa "
                + "domingo lunes martes miércoles jueves viernes sábado dom lun mar mié jue vie sáb "
                + "یکشنبه دوشنبه سه شنبه چهارشنبه پنجشنبه جمعه "
                + "dimanche lundi mardi mercredi jeudi vendredi samedi dim mer jeu ven sam "
                + "domenica lunedì martedì mercoledì giovedì venerdì sabato gio sab "
                + "søndag mandag tirsdag onsdag torsdag fredag lørdag søn man tir ons tor fre lør "
                + "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag zo ma wo vr za "
                + "segunda feira terça quarta quinta sexta seg ter qua qui sex "
                + "воскресенье понедельник вторник среда четверг пятница суббота вс пн вт ср чт пт сб "
                + "pazar pazartesi salı çarşamba perşembe cuma cumartesi paz pzt sal çar per cum cmt "
                + "неділя понеділок вівторок середа четвер пʼятниця субота нд"
        );

    /// <summary>Words that may accompany a date on its line.</summary>
    public static FrozenSet<string> Companions { get; } =
        WordSet.Parse(
            "published posted first updated last stand live ago hour hours minute minutes a m et ct mt pt "
                + "on at by date am pm gmt utc bst cet cest eet eest est edt msk ist pst pdt z t h uhr "
                + "a las el de del le à um veröffentlicht publicado publié publisert опубликовано в г года tarih yayın نشر في تاریخ "
                + "st nd rd th 年 月 日"
        );
}
