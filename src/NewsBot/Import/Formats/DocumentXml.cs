using System.Xml;

namespace NewsBot.Import.Formats;

/// <summary>The XML of documents, which is read as a stream: a tree would not survive deep nesting.</summary>
internal static class DocumentXml
{
    /// <summary>A part that is larger when unpacked is a bomb, or no article.</summary>
    public const long MaxCharacters = 20_000_000;

    public static XmlReader Open(Stream part, DtdProcessing dtd) =>
        XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = dtd, MaxCharactersInDocument = MaxCharacters });

    /// <summary>Goes through a part to its end.</summary>
    /// <param name="isLeftOut">Whether the element that the reader is on is left out, with all that is in it.</param>
    /// <param name="start">Called on the start of each other element.</param>
    /// <param name="append">Called on each piece of text, also of white space.</param>
    /// <param name="end">Called on the end of each element that is not empty.</param>
    /// <exception cref="XmlException">It can't be read.</exception>
    public static void Walk(XmlReader xml, Func<bool> isLeftOut, Action start, Action append, Action end)
    {
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && isLeftOut())
            {
                // It is on the next node then.
                xml.Skip();
                continue;
            }

            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    start();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace:
                    append();
                    break;
                case XmlNodeType.EndElement:
                    end();
                    break;
            }

            xml.Read();
        }
    }
}
