using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ChatServer.Http;

/// <summary>Lets annotations speak as the other rules do; those that bring words of their own keep them.</summary>
internal sealed class ValidationPhrases : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>()) rule.ErrorMessage ??= PhraseOf(rule);
    }

    private static string? PhraseOf(ValidationAttribute rule) => rule switch
    {
        RangeAttribute { Maximum: > WireTypes.MostExact } => "It must be {1} or more.",
        RangeAttribute => "It must be from {1} to {2}.",
        MaxLengthAttribute => "It must have at most {1}.",
        MinLengthAttribute => "It must have at least {1}.",
        StringLengthAttribute => "It must have {2} to {1} characters.",
        RegularExpressionAttribute => "It has characters that are not allowed, or too few or too many.",
        _ => null,
    };
}
