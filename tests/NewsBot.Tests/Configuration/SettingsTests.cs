using NewsBot.Errors;

namespace NewsBot.Tests.Configuration;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Telegram:Tokn", "x", "Telegram:Tokn is not known: did you mean Telegram:Token?")]
    [InlineData("Articles:Foldr", "x", "did you mean Articles:Folder?")]
    [InlineData("Answers:Threshold", "high", "Answers:Threshold is wrong: 'high'. Write a number from 0 to 1")]
    [InlineData("Answers:Threshold", "1.5", "Write a number from 0 to 1")]
    [InlineData("Telegram:ApiUrl", "localhost", "Write an absolute http or https address")]
    [InlineData("Moderators:Users:0", "anna", "whole numbers")]
    [InlineData("Telegram:Webhook:Url", "https://x.example", "Telegram:Webhook:Secret is not set")]
    [InlineData("Telegram:Webhook:Secret", "a-secret", "Telegram:Webhook:Url is not set")]
    [InlineData("Telegram:Webhook:Url", "x.example", "absolute address")]
    [InlineData("Articles:TextInMemory", "no", "Write true or false")]
    [InlineData("Articles:TextInMemory", "false", "set Articles:Save to true too")]
    [InlineData(
        "Logging:LogLevel:Default",
        "Verbose",
        "Logging:LogLevel:Default is wrong: 'Verbose'. Write one of Trace, Debug, Information"
    )]
    [InlineData("Logging:Console:LogLevel:Microsoft.Hosting", "Loud", "Write one of Trace")]
    [InlineData(
        "Logging:Console:FormatterName",
        "xml",
        "Logging:Console:FormatterName is wrong: 'xml'. Write one of simple, json, systemd."
    )]
    [InlineData("Data:Folder", "/articles-here/", "would be read as articles")]
    [InlineData("Answers:DeliverWithin", "0", "minutes from 1 to 1440")]
    public void An_unknown_or_wrong_setting_is_one_line_with_its_name_and_what_is_allowed(
        string name,
        string value,
        string message
    )
    {
        var error = Assert.Throws<UserError>(() => Some.Settings((name, value), ("Articles:Folder", "/articles-here")));
        Assert.Equal(ExitCode.WrongUsage, error.ExitCode);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void The_data_folder_is_one_place_whichever_articles_are_asked_for() =>
        Assert.Single(
            new[]
            {
                Some.Settings(),
                Some.Settings(("Articles:Folder", "/elsewhere")),
                Some.Settings(("Articles:Folder", "not/there")),
            }
                .Select(settings => settings.DataFolder)
                .Distinct()
        );

    [Fact]
    public void A_wrong_token_is_never_shown()
    {
        var error = Assert.Throws<UserError>(() => Some.Settings(("Telegram:Token", "my secret")));
        Assert.Contains("Telegram:Token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_other_programs_are_left_alone() =>
        Assert.Null(
            Some.Settings(
                ("PATH", "/bin"),
                ("DOTNET_ROOT", "/usr"),
                ("Other:Section", "x"),
                ("Telegram:Token", "")
            ).TelegramToken
        );

    [Theory]
    [InlineData("42:secret-of-the-bot\n")]
    [InlineData(" 42:secret-of-the-bot\r\n")]
    public void A_token_from_a_secret_file_is_read_without_its_line_end(string token) =>
        Assert.Equal("42:secret-of-the-bot", Some.Settings(("Telegram:Token", token)).TelegramToken);

    [Theory]
    [InlineData("GET /bot42:secret-of-the-bot/getMe", "GET /bot42:[token]/getMe")]
    [InlineData("/bot42%3Asecret-of-the-bot/x", "/bot42%3A[token]/x")]
    [InlineData("nothing of it", "nothing of it")]
    public void The_token_is_taken_out_of_a_text_however_it_was_written(string text, string redacted) =>
        Assert.Equal(redacted, Some.Settings(("Telegram:Token", "42:secret-of-the-bot")).Redactor.Redact(text));
}
