using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.PlainText;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2017-12-26")]
    [InlineData("2017/12/26")]
    [InlineData("2017-12-26T14:00:00+03:00")]
    [InlineData("26 December, 2017")]
    [InlineData("26 December 2017")]
    [InlineData("26th December 2017")]
    [InlineData("December 26, 2017")]
    [InlineData("Dec. 26, 2017")]
    [InlineData("Tuesday 26 December 2017")]
    [InlineData("Tuesday, December 26, 2017, 10:30 AM GMT")]
    [InlineData("Published on 26 Dec 2017 at 14:05")]
    [InlineData("26.12.2017")]
    [InlineData("26/12/2017")]
    [InlineData("12/26/2017")]
    [InlineData("26 de diciembre de 2017")]
    [InlineData("26 décembre 2017")]
    [InlineData("26. Dezember 2017")]
    [InlineData("26. desember 2017")]
    [InlineData("26 Aralık 2017")]
    [InlineData("26 декабря 2017 г.")]
    [InlineData("26 ديسمبر 2017")]
    [InlineData("٢٦ ديسمبر ٢٠١٧")]
    [InlineData("26 كانون الأول 2017")]
    [InlineData("2017年12月26日")]
    public void A_date_line_is_read_as_sites_print_it(string line) =>
        Assert.Equal(new DateOnly(2017, 12, 26), DateText.ReadLine(line).Date);

    [Theory]
    [InlineData("The war began on 26 December 2017 in the east.")]
    [InlineData("26 people died")]
    [InlineData("In 2017")]
    [InlineData("31 February 2017")]
    [InlineData("2017-13-40")]
    [InlineData("")]
    public void What_is_no_date_or_more_than_one_is_left_alone(string line) =>
        Assert.False(DateText.ReadLine(line).IsDate);

    [Theory]
    [InlineData("03/04/2018", true)]
    [InlineData("04/04/2018", false)]
    [InlineData("03.04.2018", false)]
    public void Only_slashes_can_be_read_in_two_ways(string line, bool isAmbiguous) =>
        Assert.Equal(isAmbiguous, DateText.ReadLine(line).IsAmbiguous);

    /// <summary>As sites' date lines come out of a browser.</summary>
    [Theory]
    [InlineData("Published On 6 Oct 2026")]
    [InlineData("Oct. 6, 2026")]
    [InlineData("October 6, 20262:45 PM GMTUpdated 2 hours ago")]
    [InlineData("6 October 2026, 14:32 GMT | Updated: 12:03 GMT")]
    [InlineData("Stand: 06.10.2026 14:32 Uhr")]
    [InlineData("نُشر في: 6 تشرين الأول 2026")]
    [InlineData("First published on Tue 6 Oct 2026 14.32 BST")]
    [InlineData("Ann Miller | October 6, 2026")]
    public void A_date_line_is_understood_with_the_words_around_it(string line) =>
        Assert.Equal(new DateOnly(2026, 10, 6), DateText.ReadLine(line).Date);

    [Theory]
    [InlineData("26 grudnia 2017, 07:30")]
    [InlineData("2017년 12월 26일 화요일")]
    [InlineData("2017. december 26.")]
    [InlineData("2017 m. gruodžio 26 d.")]
    [InlineData("2017. gada 26. decembris")]
    [InlineData("26. joulukuuta 2017")]
    [InlineData("26. prosince 2017")]
    [InlineData("26 Δεκεμβρίου 2017")]
    [InlineData("26 tháng 12, 2017")]
    [InlineData("ngày 26 tháng 12 năm 2017")]
    [InlineData("26 de desembre de 2017")]
    [InlineData("26 desember 2017 pukul 10.30")]
    [InlineData("26 בדצמבר 2017")]
    [InlineData("26 दिसंबर 2017")]
    [InlineData("平成29年12月26日")]
    [InlineData("民國106年12月26日")]
    [InlineData("Tue Dec 26 07:30:00 EST 2017")]
    [InlineData("Tuesday December 26, 2017 10:05 am PST by Nora Quill")]
    [InlineData("By Nora Quill, December 26, 2017")]
    public void A_date_line_is_read_in_forty_languages(string line) =>
        Assert.Equal(new DateOnly(2017, 12, 26), DateText.ReadLine(line).Date);

    /// <summary>All of them are 8 February 2022.</summary>
    [Theory]
    [InlineData("سه‌شنبه ۱۹ بهمن ۱۴۰۰")]
    [InlineData("1400/11/19 08:30")]
    [InlineData("19 Bahman 1400")]
    [InlineData("تاریخ انتشار: ۱۹ بهمن ۱۴۰۰ ساعت ۰۸:۳۰")]
    [InlineData("الثلاثاء 7 رجب 1443 هـ الموافق 8 فبراير 2022 م")]
    [InlineData("7 رجب 1443")]
    [InlineData("1443-07-07")]
    [InlineData("8 กุมภาพันธ์ 2565")]
    public void A_day_of_another_calendar_is_converted(string line) =>
        Assert.Equal(new DateOnly(2022, 2, 8), DateText.ReadLine(line).Date);

    [Theory]
    [InlineData("1400/13/19")]
    [InlineData("31 بهمن 1400")]
    [InlineData("30-02-1443")]
    [InlineData("8 February 1492")]
    public void A_day_that_no_calendar_of_news_has_is_none(string line) => Assert.False(DateText.Read(line).IsDate);

    [Theory]
    [InlineData("KELMOUTH, Feb. 8, 2022 (Bay Agency) - The board voted to close the pier.")]
    [InlineData("08.02.2022 – The board voted to close the pier.")]
    [InlineData("Port Harrow (8 February 2022). The board voted to close the pier.")]
    [InlineData("KELMOUTH, Feb. 8, 2022 /PressWire/ -- The board voted to close the pier.")]
    [InlineData("Kelmouth, 8 February 2022: The board voted to close the pier.")]
    [InlineData("بيروت، 8 شباط 2022 - قرر المجلس إغلاق الرصيف القديم.")]
    public void A_dateline_dates_the_paragraph(string paragraph) =>
        Assert.Equal(new DateOnly(2022, 2, 8), DateText.ReadDateline(paragraph).Date);

    [Theory]
    [InlineData("On February 8, 2022 - a Tuesday - the board voted to close the pier.")]
    [InlineData("The storm of 16 October 1987 (the worst in memory) carried away the arm.")]
    [InlineData("Nobody expected 8 February 2022 – least of all the board.")]
    [InlineData("The board voted to close the pier on 8 February 2022.")]
    public void A_sentence_that_speaks_of_a_day_has_no_dateline(string paragraph) =>
        Assert.False(DateText.ReadDateline(paragraph).IsDate);
}
