using Microsoft.AspNetCore.Routing;

namespace NewsBot.Desk.Pages;

/// <summary>A page of the desk with its forms.</summary>
internal interface IDeskPage
{
    void Map(IEndpointRouteBuilder routes);
}
