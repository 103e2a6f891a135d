namespace NewsBot.Search.Questions;

/// <summary>A question as the ranking sees it.</summary>
/// <param name="Language">The question's language.</param>
/// <param name="Words">All its words, each once.</param>
/// <param name="Terms">Those that are searched for or missing: every word that is not ignored.</param>
internal sealed record Query(Text.Language Language, IReadOnlyList<QuestionWord> Words, IReadOnlyList<QueryTerm> Terms);

/// <summary>One searched word of a question.</summary>
/// <param name="Word">The word.</param>
/// <param name="Forms">Its index keys: one for each of the library's languages that stems it differently; none for an unknown word.</param>
/// <param name="Idf">Its rarity: see <see cref="Questions.Idf"/>.</param>
/// <param name="Certainty">How sure it is that this was meant, from 0 to 1: less for a corrected word.</param>
internal sealed record QueryTerm(QuestionWord Word, IReadOnlyList<string> Forms, double Idf, double Certainty);
