using System.Globalization;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Hebrew. The vowel points are not written in news: they are taken off.</summary>
internal static class Hebrew
{
    public static Language Rules { get; } =
        new("he", Script.Hebrew)
        {
            Spelling = word =>
                string.Concat(
                    word.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                ),
            StopWordList = () =>
                WordList.Parse(
                    "של את על עם אל מן כי אם או לא כן גם רק כל יש אין זה זאת זו הוא היא הם הן אני אתה אנחנו "
                        + "היה היתה היו מי מה מתי איפה היכן למה מדוע כמה איך איזה איזו אילו לאן מאין"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(date: "מתי", number: "כמה", cause: "למה מדוע", open: "מה איך איזה איזו אילו"),
        };
}
