namespace NewsBot.Search.Languages;

/// <summary>
/// English forms that no spelling rule resolves: irregular verbs and plurals, and nouns for the verb of a question
/// ("the decision" for "decided"). Forms that are mostly another word are left out: "left", "saw", "rose".
/// </summary>
internal static class EnglishIrregularForms
{
    /// <summary>One word per line: the word, then its forms.</summary>
    public const string All = """
        arise arose arisen
        awake awoke awoken
        bear bore borne
        beat beaten
        become became
        begin began begun
        bend bent
        bind bound
        bite bit bitten
        bleed bled
        blow blew blown
        break broke broken
        breed bred
        bring brought
        build built builder builders
        burn burnt
        buy bought buyer buyers
        catch caught
        choose chose chosen choice choices
        come came
        creep crept
        deal dealt
        dig dug
        draw drew drawn
        dream dreamt
        drink drank drunk
        drive drove driven
        eat ate eaten
        fall fell fallen
        feed fed
        feel felt
        fight fought
        find found
        flee fled
        fly flew flown flight flights
        forbid forbade forbidden
        forget forgot forgotten
        forgive forgave forgiven
        freeze froze frozen
        give gave given
        go went gone
        grow grew grown growth
        hang hung
        hear heard
        hide hid hidden
        hold held
        keep kept
        kneel knelt
        know knew known knowledge
        lay laid
        lead led
        lend lent
        lose lost loss losses
        mean meant
        meet met
        pay paid
        ride rode ridden
        ring rang rung
        run ran
        say said
        see seen
        seek sought
        sell sold sale sales
        send sent
        shake shook shaken
        shine shone
        shoot shot
        shrink shrank shrunk
        sing sang sung
        sink sank sunk
        sit sat
        sleep slept
        slide slid
        speak spoke spoken speech speeches
        speed sped
        spend spent
        spin spun
        steal stole stolen
        stick stuck
        sting stung
        strike struck stricken
        strive strove striven
        swear swore sworn
        sweep swept
        swim swam swum
        swing swung
        take took taken
        teach taught teacher teachers
        tear tore torn
        tell told
        think thought
        throw threw thrown
        understand understood
        wake woke woken
        wear wore worn
        weave wove woven
        weep wept
        win won winner winners
        withdraw withdrew withdrawn withdrawal withdrawals
        write wrote written writer writers
        child children
        foot feet
        tooth teeth
        goose geese
        mouse mice
        man men
        woman women
        person people persons
        ox oxen
        criterion criteria
        phenomenon phenomena
        analysis analyses analyse analyze analysed analyzed
        crisis crises
        basis bases
        thesis theses
        hypothesis hypotheses
        bacterium bacteria
        datum data
        wife wives
        knife knives
        wolf wolves
        half halves
        shelf shelves
        thief thieves
        die died dies dying death deaths dead
        lie lying lied
        own owner owners owned owns ownership
        decide decision decisions decided
        conclude conclusion conclusions
        explode explosion explosions exploded
        invade invasion invasions
        expand expansion expansions
        divide division divisions
        permit permission permissions
        admit admission admissions
        submit submission submissions
        discuss discussion discussions
        collide collision collisions
        erupt eruption eruptions
        destroy destruction destroyed
        reduce reduction reductions
        produce production productions
        introduce introduction introductions
        construct construction constructions
        describe description descriptions
        propose proposal proposals proposition
        arrive arrival arrivals
        survive survival survivor survivors
        approve approval approvals
        refuse refusal refusals
        remove removal removals
        bury burial burials
        deny denial denials
        try trial trials
        marry marriage marriages married
        succeed success successful succession
        receive receipt reception
        believe belief beliefs
        prove proof proofs
        high height heights
        long length lengths
        deep depth depths
        wide width widths
        strong strength strengths
        warm warmth
        weigh weight weights
        poor poverty
        famine famines starve starvation
        flood floods flooding
        choir choirs
        elect election elections elected
        resign resignation resignations resigned
        accuse accusation accusations accused
        apply application applications
        sign signature signatures
        solve solution solutions
        compete competition competitions competitor competitors
        perform performance performances
        advise advice
        agree agreement agreements
        pronounce pronunciation
        explain explanation explanations
        occur occurrence
        assassin assassinate assassination assassinated
        injure injury injuries injured
        """;
}
