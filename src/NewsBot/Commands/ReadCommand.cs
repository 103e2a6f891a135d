using System.CommandLine;
using NewsBot.Errors;
using NewsBot.Import.Formats;

namespace NewsBot.Commands;

/// <summary>
/// <c>read</c>: the worker that reads PDFs for another process of this program; see <see cref="PdfWorker"/>. Hidden,
/// because it is not for users.
/// </summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var command = new Command(PdfWorker.Command, "Read PDFs for another process of this program.")
        {
            Hidden = true,
        };
        command.SetAction(_ =>
        {
            PdfWorker.Serve(Console.OpenStandardInput(), Console.OpenStandardOutput());
            return ExitCode.Done;
        });
        return command;
    }
}
