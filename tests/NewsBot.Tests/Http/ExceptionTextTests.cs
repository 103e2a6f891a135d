using System.Security.Authentication;
using NewsBot.Http;
using Telegram.Bot.Exceptions;

namespace NewsBot.Tests.Http;

public sealed class ExceptionTextTests
{
    [Fact]
    public void A_certificate_that_is_refused_is_named_though_it_is_the_innermost_cause() =>
        Assert.Equal(
            "Exception during making request: The SSL connection could not be established: The remote certificate is invalid: NotTimeValid",
            ExceptionText.Describe(
                new RequestException(
                    "Exception during making request",
                    new HttpRequestException(
                        "The SSL connection could not be established.",
                        new AuthenticationException("The remote certificate is invalid: NotTimeValid")
                    )
                )
            )
        );

    [Fact]
    public void A_repeated_rule_is_reported_once() =>
        Assert.Equal(
            "no answer",
            ExceptionText.Describe(new RequestException("no answer", new OperationCanceledException("no answer")))
        );
}
