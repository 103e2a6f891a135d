using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Chinese, by pairs of characters.</summary>
internal static class Chinese
{
    public static Language Rules { get; } =
        new("zh", Script.Han)
        {
            QuestionParticles =
            [
                "为什么",
                "為什麼",
                "什么时候",
                "什麼時候",
                "什么",
                "什麼",
                "怎么",
                "怎麼",
                "怎样",
                "怎樣",
                "如何",
                "哪里",
                "哪裡",
                "哪儿",
                "哪个",
                "哪個",
                "哪些",
                "哪",
                "谁",
                "誰",
                "何时",
                "何時",
                "多少",
                "几",
                "幾",
                "吗",
                "嗎",
                "呢",
            ],
        };
}
