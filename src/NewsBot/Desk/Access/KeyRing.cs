using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using NewsBot.Storage;

namespace NewsBot.Desk.Access;

/// <summary>
/// The keys that cookies and forms are protected with, among the secrets of the store. They are not encrypted there: who
/// can read the store can log in as anybody without them.
/// </summary>
internal sealed class KeyRing(Database database) : IXmlRepository
{
    private const string Prefix = "desk-key/";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Query(
            "select value from secrets where name like $1",
            row => XElement.Parse(Encoding.UTF8.GetString((byte[])row.GetValue(0))),
            Prefix + "%"
        );

    public void StoreElement(XElement element, string friendlyName) =>
        database.Execute(
            "insert into secrets (name, value) values ($1, $2) on conflict do nothing",
            Prefix + friendlyName,
            Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))
        );
}
