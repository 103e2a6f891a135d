using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// Vietnamese: syllables without endings, and marks that make other words, so nothing is stemmed or folded.
/// </summary>
internal static class Vietnamese
{
    public static Language Rules { get; } =
        new("vi", Script.Latin)
        {
            DistinctiveLetters = "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
            StopWordList = () =>
                WordList.Parse(
                    """
                    và của là các có được cho trong với không một những đã để này khi từ đến như ở tại về ra bởi vào do theo sẽ cũng nhưng hay hoặc nếu thì mà rằng đó
                    ai gì nào đâu bao nhiêu mấy sao thế khi vì tại
                    """
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    number: "bao|nhiêu mấy",
                    name: "ai đâu",
                    cause: "tại|sao vì|sao",
                    open: "gì nào",
                    dateNouns: "năm ngày tháng",
                    numberNouns: "số"
                ),
        };
}
