using Lucene.Net.Analysis.Ar;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Arabic. Single letters in front, "and", "by", "for", are not taken off but by the stemmer.</summary>
internal static class Arabic
{
    public static Language Rules { get; } =
        new("ar", Script.Arabic)
        {
            FollowUpCues = new FollowUpCues(
                "هو هي هم هن",
                "ذلك هذا هذه هناك عنه عنها له لها فيه فيها منه منها",
                "و وكم ومتى ومن واين وكيف ولماذا وما وهل"
            ),
            Stemmer = Stemmer.InPlace(() => new ArabicStemmer().Stem),
            StopWordList = () =>
                WordList.Parse(
                    ArabicAnalyzer.DefaultStopSet,
                    "من ما ماذا متى أين اين كيف لماذا لم هل كم أي اي أية ايه لمن بماذا ممن عما التي الذي الذين كان كانت تم هذه هذا ذلك عدد"
                ),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين",
                    number: "واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره عشرون ثلاثون مئه مائه الف الاف مليون ملايين مليار نصف",
                    share: "بالمئه بالمائه المئه المائه",
                    money: "دولار يورو جنيه ريال دينار درهم ليره",
                    cause: "لان بسبب سبب نتيجه نظرا"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "متي",
                    number: "كم",
                    name: "من اين",
                    cause: "لماذا",
                    open: "ما ماذا اي ايه كيف",
                    dateNouns: "عام سنه تاريخ يوم شهر قرن",
                    numberNouns: "عدد سكان عمر",
                    causeNouns: "سبب"
                ),
        };
}
