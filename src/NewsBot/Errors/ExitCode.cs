namespace NewsBot.Errors;

/// <summary>The program's exit codes.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int DoneWithFailures = 1;
    public const int WrongUsage = 2;
    public const int RunTimeFailure = 3;
}
