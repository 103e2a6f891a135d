using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Storage;
using SQLitePCL;

namespace NewsBot.Soak;

/// <summary>
/// Kills a program in the middle of what it writes to the store, at one point after the other, and looks at what is
/// left. A point is a step of SQLite's virtual machine, of which a statement has some dozens: the program kills itself
/// from within the statement.
/// </summary>
internal static class StoreKills
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The program that is killed: adds batches, claims, does and gives back, and says what was confirmed.
    /// </summary>
    /// <param name="point">After how many steps it dies.</param>
    public static async Task WorkAsync(string data, int point)
    {
        using var store = new UpdateStore(data, TimeProvider.System, NullLogger<UpdateStore>.Instance)
        {
            Opened = connection =>
            {
                var steps = 0;
                raw.sqlite3_progress_handler(
                    connection.Handle,
                    1,
                    _ =>
                    {
                        if (++steps == point)
                            Process.GetCurrentProcess().Kill();
                        return 0;
                    },
                    null
                );
            },
        };
        for (var batch = 0; batch < 20; batch++)
        {
            var ids = Enumerable.Range((batch * 5) + 1, 5).ToList();
            await store.AddAsync([
                .. ids.Select(id => new StoredUpdate(
                    id,
                    Chat: 0,
                    $"{{\"update_id\":{id},\"text\":\"{new string('x', 300)}\"}}"
                )),
            ]);
            Console.Out.WriteLine($"kept {string.Join(' ', ids)}");
            await Console.Out.FlushAsync();
            foreach (var id in ids)
            {
                if (await store.ClaimAsync(id, Lease) is not { } claim)
                    continue;
                if (id % 3 == 0)
                {
                    await store.ReleaseAsync(claim);
                    continue;
                }

                Console.Out.WriteLine($"doing {id}");
                await store.DoneAsync(claim);
                Console.Out.WriteLine($"done {id}");
                await Console.Out.FlushAsync();
            }
        }

        Console.Out.WriteLine("end");
    }

    /// <param name="progress">Gets the share that is done.</param>
    /// <returns>
    /// At how many points it was killed, how many stores did not open, how many kept updates were lost and how many
    /// that were done came back.
    /// </returns>
    public static async Task<(int Killed, int Unopened, int Lost, int Again)> RunAsync(
        int points,
        int seed,
        Action<double> progress
    )
    {
        var random = new Random(seed);
        var (killed, unopened, lost, again) = (0, 0, 0, 0);
        var steps = 100;
        for (var i = 0; i < points; i++)
        {
            var data = Directory.CreateTempSubdirectory("newsbot-store-").FullName;
            var (said, wasKilled) = await RunWorkerAsync(data, 1 + random.Next(steps));

            // The first runs count the steps: a point after the last one kills nothing.
            if (wasKilled)
                (killed, steps) = (killed + 1, Math.Min(steps * 2, 12_000));
            var (opened, gone, back) = await LookAsync(data, said);
            (unopened, lost, again) = (unopened + (opened ? 0 : 1), lost + gone, again + back);
            Directory.Delete(data, recursive: true);
            progress((i + 1.0) / points);
        }

        return (killed, unopened, lost, again);
    }

    private static async Task<(List<string> Said, bool WasKilled)> RunWorkerAsync(string data, int point)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "NewsBot.Soak.dll"),
                "store-worker",
                data,
                point.ToString(CultureInfo.InvariantCulture),
            ]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Split('\n').ToList();
        await process.WaitForExitAsync();
        return (said, !said.Contains("end"));
    }

    private static async Task<(bool Opened, int Lost, int Again)> LookAsync(string data, List<string> said)
    {
        var kept = said.Where(line => line.StartsWith("kept ", StringComparison.Ordinal))
            .SelectMany(line => line[5..].Split(' '))
            .Select(int.Parse)
            .ToHashSet();
        var doing = Ids("doing ");
        var done = Ids("done ");
        try
        {
            using var store = new UpdateStore(data, TimeProvider.System, NullLogger<UpdateStore>.Instance);
            var open = (await store.FindOpenAsync()).Select(update => update.Id).ToHashSet();
            var damaged = Directory.GetFiles(data, "*.damaged-*").Length > 0;
            return (!damaged, kept.Count(id => !open.Contains(id) && !doing.Contains(id)), done.Count(open.Contains));
        }
        catch (StoreException)
        {
            return (false, kept.Count, 0);
        }

        HashSet<int> Ids(string verb) =>
            said.Where(line => line.StartsWith(verb, StringComparison.Ordinal))
                .Select(line => int.Parse(line[verb.Length..], CultureInfo.InvariantCulture))
                .ToHashSet();
    }
}
