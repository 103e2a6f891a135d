using System.Globalization;

namespace NewsBot.Import.PlainText;

/// <summary>The calendars in which news sites date their articles.</summary>
internal enum DateCalendar
{
    Gregorian,

    /// <summary>The solar calendar of Iran and Afghanistan.</summary>
    Persian,

    /// <summary>The lunar calendar of Umm al-Qura, which Saudi Arabia prints.</summary>
    Islamic,
}

/// <summary>Converts days of other calendars to Gregorian ones.</summary>
internal static class DateCalendars
{
    /// <summary>The first newspaper is of 1605: no article is older.</summary>
    private const int MinGregorianYear = 1600;
    private const int MaxGregorianYear = 2200;

    /// <summary>The Buddhist era, in which Thailand counts Gregorian years, began 543 years earlier.</summary>
    private const int BuddhistOffset = 543;
    private const int MinBuddhistYear = 2440;
    private const int MaxBuddhistYear = 2700;

    /// <summary>Years of this century and of the last one; those of the two calendars do not overlap.</summary>
    private const int MinPersianYear = 1280;
    private const int MaxPersianYear = 1420;
    private const int MaxIslamicYear = 1500;

    private static readonly PersianCalendar Persian = new();
    private static readonly UmAlQuraCalendar Islamic = new();

    /// <summary>
    /// The calendar that a year in figures belongs to: no article is of the year 1400, but many Persian ones say so.
    /// </summary>
    public static DateCalendar OfYear(int year) =>
        year switch
        {
            >= MinPersianYear and <= MaxPersianYear => DateCalendar.Persian,
            > MaxPersianYear and <= MaxIslamicYear => DateCalendar.Islamic,
            _ => DateCalendar.Gregorian,
        };

    /// <returns>Null if the calendar has no such day, or no article is of that year.</returns>
    public static DateOnly? Find(DateCalendar calendar, int year, int month, int day) =>
        calendar switch
        {
            DateCalendar.Persian => year is >= MinPersianYear and <= MaxPersianYear
                ? Convert(Persian, year, month, day)
                : null,
            DateCalendar.Islamic => year is >= MinPersianYear and <= MaxIslamicYear
                ? Convert(Islamic, year, month, day)
                : null,
            _ => FindGregorian(
                year is >= MinBuddhistYear and <= MaxBuddhistYear ? year - BuddhistOffset : year,
                month,
                day
            ),
        };

    private static DateOnly? FindGregorian(int year, int month, int day) =>
        year is >= MinGregorianYear and <= MaxGregorianYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DateOnly? Convert(Calendar calendar, int year, int month, int day)
    {
        // The table of the Islamic calendar begins in 1318.
        if (
            month is < 1 or > 12
            || day < 1
            || year < calendar.GetYear(calendar.MinSupportedDateTime) + 1
            || day > calendar.GetDaysInMonth(year, month)
        )
            return null;
        return DateOnly.FromDateTime(calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
    }
}
