using Lucene.Net.Analysis.Ro;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Romanian. The letters with a comma below are written with a cedilla as well.</summary>
internal static class Romanian
{
    public static Language Rules { get; } =
        new("ro", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new RomanianStemmer()),
            FoldsDiacritics = true,
            DistinctiveLetters = "ăţşțș",
            Spelling = word => word.Replace('ș', 'ş').Replace('ț', 'ţ'),
            StopWordList = () =>
                WordList.Parse(
                    RomanianAnalyzer.DefaultStopSet,
                    "cine ce care când unde cum cât câtă câți câte căror cărui cui de este sunt era erau fost pentru din"
                ),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
                    number: "zero un unu una doi două trei patru cinci şase şapte opt nouă zece sută sute mie mii milion milioane miliard miliarde jumătate",
                    share: "procent procente",
                    money: "leu lei euro dolar dolari",
                    cause: "deoarece fiindcă cauza cauză motiv motivul datorită"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "când",
                    number: "cât câtă câţi câte",
                    name: "cine cui unde",
                    open: "ce care cum",
                    dateNouns: "an anul data zi ziua secol lună",
                    numberNouns: "număr numărul populaţia populaţie vârsta",
                    shareNouns: "procent procentaj",
                    nameNouns: "nume numele oraş oraşul ţară ţara regiune companie",
                    causeNouns: "motiv motivul cauza"
                ),
        };
}
