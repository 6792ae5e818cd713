namespace ChatServer.Http.Docs;

internal static class Style
{
    public const string Css = """
        :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem 1.5rem 4rem; }
        nav { font-size: .9rem; }
        h1 { margin: .5rem 0 1rem; } h2 { margin: 2.5rem 0 .5rem; } h3 { margin: 2rem 0 .25rem; }
        p { max-width: 48rem; }
        pre { border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; padding: .75rem 1rem; }
        table { border-collapse: collapse; margin: .75rem 0; width: 100%; }
        th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
        td:first-child { font-family: ui-monospace, monospace; font-size: .92em; white-space: nowrap; }
        svg { background: #fff; border-radius: .4rem; height: auto; max-width: 100%; }
        """;

    /// <summary>For Swagger UI: no empty bar, and the shape of a problem document once per operation, not for each of its codes.</summary>
    public const string Swagger = """
        .swagger-ui .topbar { display: none; }
        .swagger-ui .response:is([data-code^="4"], [data-code^="5"]):not([data-code="400"]) :is(.response-controls, .model-example) { display: none; }
        """;
}
