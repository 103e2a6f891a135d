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
}
