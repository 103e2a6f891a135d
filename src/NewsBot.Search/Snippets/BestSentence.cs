using NewsBot.Search.Questions;
using NewsBot.Search.Text;

namespace NewsBot.Search.Snippets;

/// <summary>Finds the sentence of a paragraph that says most of what was asked.</summary>
internal static class BestSentence
{
    /// <summary>
    /// The sentence whose distinct question terms weigh most by idf; of equals the shorter one, then the first. The whole
    /// paragraph when it has no sentences.
    /// </summary>
    /// <param name="paragraph">The paragraph's text.</param>
    /// <param name="language">The paragraph's language.</param>
    /// <param name="query">The question.</param>
    /// <returns>The sentence, and the idf mass of the terms in it.</returns>
    public static (TextRange Range, double Mass) Find(string paragraph, Language language, Query query)
    {
        var best = new TextRange(0, paragraph.Length);
        var bestMass = double.NegativeInfinity;
        foreach (var sentence in SentenceSplitter.Split(paragraph))
        {
            var mass = Mass(sentence.Of(paragraph), language, query);
            if (mass < bestMass || (mass == bestMass && sentence.Length >= best.Length)) continue;
            (best, bestMass) = (sentence, mass);
        }

        return (best, Math.Max(0, bestMass));
    }

    private static double Mass(ReadOnlySpan<char> sentence, Language language, Query query)
    {
        var found = new HashSet<QueryTerm>(ReferenceEqualityComparer.Instance);
        foreach (var token in new Tokenizer(sentence))
        {
            var rules = language.For(token.Script);
            var form = rules.Term(rules.Normalize(token.In(sentence)));
            foreach (var term in query.Terms)
            {
                if (term.Forms.Contains(form)) found.Add(term);
            }
        }

        return query.Terms.Sum(term => found.Contains(term) ? term.Idf : 0);
    }
}
