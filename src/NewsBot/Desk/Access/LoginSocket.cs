using System.Text;
using Microsoft.Extensions.Logging;
using NewsBot.Http;

namespace NewsBot.Desk.Access;

/// <summary>Gives login links to <c>newsbot desk</c>: whoever may read the data folder is the operator.</summary>
internal sealed class LoginSocket(string dataFolder, LoginCodes codes, ILogger<LoginSocket> logger)
    : OwnerSocket(PathIn(dataFolder), "newsbot desk", logger)
{
    /// <summary>Its place below a data folder.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "desk.sock");

    protected override Task<byte[]> AnswerAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Encoding.UTF8.GetBytes(codes.Create(LoginCodes.Operator).Url.AbsoluteUri));
}
