using Lucene.Net.Analysis.Fr;
using NewsBot.Search.Text;
using FrenchStemmer = Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer;

namespace NewsBot.Search.Languages;

/// <summary>French.</summary>
internal static class French
{
    public static Language Rules { get; } =
        new("fr", Script.Latin)
        {
            FollowUpCues = new FollowUpCues(
                "il elle ils elles lui leur leurs son sa ses",
                "ca cela la celui celle alors",
                "et mais aussi"
            ),
            Stemmer = Stemmer.Snowball(() => new FrenchStemmer()),
            FoldsDiacritics = true,
            Apostrophe = Apostrophe.FollowsElision,
            DistinctiveLetters = "œ",
            NumberWords =
                "zéro - deux trois quatre cinq six sept huit - dix onze douze treize quatorze quinze seize "
                + "dix-sept dix-huit dix-neuf vingt",
            StopWordList = () =>
                WordList.Parse(
                    FrenchAnalyzer.DefaultStopSet,
                    more: "qui que quoi quand où comment pourquoi combien quel quelle quels quelles lequel laquelle est-ce ce cela ça y il elle a ont sont était étaient fut furent",
                    less: "été étés avions"
                ),
            NewestWords = WordList.ParseSet("récent récente récents récemment"),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
                    number: "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille million millions milliard milliards douzaine moitié double",
                    share: "pourcentage",
                    money: "dollar dollars euro euros livre livres franc francs yen centime centimes",
                    cause: "parce car cause raison raisons motif puisque grâce suite donc"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "quand",
                    number: "combien",
                    name: "qui où",
                    cause: "pourquoi",
                    open: "que quoi quel quelle quels quelles comment",
                    dateNouns: "année années date jour mois siècle décennie",
                    numberNouns: "nombre population âge taille longueur hauteur distance vitesse température superficie poids",
                    shareNouns: "pourcentage proportion taux part",
                    moneyNouns: "prix coût salaire",
                    nameNouns: "nom président roi reine acteur actrice auteur directeur chef ministre personne joueur équipe entreprise ville pays état lieu fleuve île région province capitale université école langue groupe organisation",
                    causeNouns: "raison cause motif"
                ),
        };
}
