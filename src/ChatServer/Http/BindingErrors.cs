using System.Text.Json;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ChatServer.Http;

/// <summary>Turns what MVC found wrong with a path or a query into the one refusal for bad requests.</summary>
internal static class BindingErrors
{
    public static IActionResult Refuse(ActionContext context)
    {
        var wrong = context.ModelState.Where(e => e.Value!.ValidationState == ModelValidationState.Invalid).ToList();

        // What is no id, or no number, names nothing.
        if (wrong.Exists(e => context.RouteData.Values.ContainsKey(e.Key))) throw Refusal.NotFound();

        throw Refusal.InvalidRequest(wrong.ToDictionary(
            e => e.Key.Length == 0 ? RequestJson.WholeBody : string.Join('.', e.Key.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)),
            e => e.Value!.Errors.Select(x => x.ErrorMessage.Length > 0 ? x.ErrorMessage : "It is not valid.").ToArray()));
    }

    public static void Phrase(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => "It is not valid.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "It is not valid.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "It is not valid.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "It is not valid.");
        messages.SetValueIsInvalidAccessor(_ => "It is not valid.");
        messages.SetValueMustBeANumberAccessor(_ => "It must be a number.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "It must be a number.");
        messages.SetValueMustNotBeNullAccessor(_ => "It must not be null.");
        messages.SetMissingBindRequiredValueAccessor(_ => "It is missing.");
        messages.SetMissingKeyOrValueAccessor(() => "It is missing.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "It is missing.");
    }
}
