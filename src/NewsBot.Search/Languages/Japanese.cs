using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Japanese, by pairs of characters.</summary>
internal static class Japanese
{
    public static Language Rules { get; } =
        new("ja", Script.Kana)
        {
            SecondScript = Script.Han,
            QuestionParticles =
            [
                "ですか",
                "ますか",
                "でしょうか",
                "なぜ",
                "どうして",
                "どのように",
                "どこ",
                "どの",
                "どれ",
                "どう",
                "だれ",
                "誰",
                "いつ",
                "いくつ",
                "いくら",
                "何人",
                "何年",
                "何",
            ],
        };
}
