using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Thai, by pairs of letters.</summary>
internal static class Thai
{
    public static Language Rules { get; } =
        new("th", Script.Thai)
        {
            QuestionParticles =
            [
                "อะไร",
                "ใคร",
                "ที่ไหน",
                "เมื่อไหร่",
                "เมื่อไร",
                "เมื่อใด",
                "ทำไม",
                "อย่างไร",
                "เท่าไร",
                "เท่าไหร่",
                "กี่",
                "ไหน",
                "ใด",
            ],
        };
}
