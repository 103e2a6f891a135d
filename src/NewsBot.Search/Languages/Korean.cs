using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Korean, by pairs of syllables.</summary>
internal static class Korean
{
    public static Language Rules { get; } =
        new("ko", Script.Hangul)
        {
            SecondScript = Script.Han,
            QuestionParticles = ["누구", "무엇", "언제", "어디", "어떻게", "왜", "얼마", "몇", "어느", "어떤"],
        };
}
