using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Contacts;

/// <summary>People who agreed to be contacts of each other, and who asked whom.</summary>
[ApiController]
[Route("api/v1/users/me")]
[Tags("Contacts")]
public sealed class ContactsController : ControllerBase
{
    /// <summary>Lists your contacts, by id.</summary>
    [HttpGet("contacts", Name = "listContacts")]
    [ProducesResponseType<Page<ContactView>>(StatusCodes.Status200OK)]
    public Task<Page<ContactView>> List([FromQuery] PageRequest page, [FromServices] ContactReader contacts, CancellationToken cancellation) =>
        contacts.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Changes what you keep of a contact: your own name for them, whether they are a favourite, and until when they do not disturb you.</summary>
    /// <remarks>Nobody else learns of it. Your devices hear of it as `contact.updated`, whose subject is the contact.</remarks>
    /// <response code="404">`no-such-contact`: they are none of yours. `no-such-user`: nobody has this id.</response>
    [HttpPatch("contacts/{userId:guid}", Name = "updateContact")]
    [ProducesResponseType<ContactView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ContactView> Update(
        Guid userId, ChangeContactRequest request, [FromServices] ChangeContact changeContact, CancellationToken cancellation) =>
        changeContact.UpdateAsync(User.UserId(), userId, request, cancellation);

    /// <summary>Ends that you are contacts, for both of you.</summary>
    /// <remarks>What you said to each other stays. Both of you hear of it as `contact.updated`.</remarks>
    /// <response code="204">You are no contacts.</response>
    /// <response code="404">`no-such-user`: nobody has this id.</response>
    [HttpDelete("contacts/{userId:guid}", Name = "removeContact")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(Guid userId, [FromServices] ChangeContact changeContact, CancellationToken cancellation)
    {
        await changeContact.RemoveAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }

    /// <summary>Finds whom of your address book is here.</summary>
    /// <remarks>
    /// By hashes of e-mail addresses; people who do not let you find them (`privacy.find`) are not among them. Nothing of what you ask is kept, whether
    /// somebody is found or not. Telephone numbers are not matched, because nobody proves to have one. A match tells that an account has this address.
    /// Few such requests are let in: by default 10 an hour.
    /// </remarks>
    /// <response code="200">Those who were found.</response>
    /// <response code="400">`invalid-request`: "errors" says which hashes and why.</response>
    [HttpPost("contacts/matches", Name = "matchContacts")]
    [RateLimit(RatePolicy.AddressBook)]
    [ProducesResponseType<ContactMatchesView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    public Task<ContactMatchesView> Match(
        MatchContactsRequest request, [FromServices] MatchContacts matchContacts, CancellationToken cancellation) =>
        matchContacts.RunAsync(User.UserId(), request, cancellation);

    /// <summary>Lists the requests that wait for an answer, yours and those of others to you, by id of the other person.</summary>
    [HttpGet("contact-requests", Name = "listContactRequests")]
    [ProducesResponseType<Page<ContactRequestView>>(StatusCodes.Status200OK)]
    public Task<Page<ContactRequestView>> ListRequests([FromQuery] PageRequest page, [FromServices] ContactReader contacts, CancellationToken cancellation) =>
        contacts.ListRequestsAsync(User.UserId(), page, cancellation);

    /// <summary>Asks somebody to be contacts.</summary>
    /// <remarks>
    /// If they have asked you, that is your answer. Asking again while it waits changes nothing. Both of you hear of it as `contactRequest.updated`,
    /// whose subject is the other person, and they get a notification. Whoever refused is not asked again by you for 30 days.
    /// </remarks>
    /// <response code="200">What came of it.</response>
    /// <response code="403">`not-reachable`: they do not want to be asked by you, or now. `muted`, `filtered`: the note may not be said, as in a message.</response>
    /// <response code="404">`no-such-user`: nobody has this id.</response>
    /// <response code="409">`too-many-contact-requests`: 200 of yours wait for an answer. `too-many-contacts`: one of you has 5,000.</response>
    [HttpPut("contact-requests/{userId:guid}", Name = "askForContact")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType<AskedView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<AskedView> Ask(
        Guid userId, AskForContactRequest request, [FromServices] AskForContact askForContact, CancellationToken cancellation) =>
        askForContact.RunAsync(User.UserId(), userId, request, cancellation);

    /// <summary>Takes back that you asked somebody.</summary>
    /// <response code="204">It waits for no answer any more.</response>
    /// <response code="404">`no-such-contact-request`: you did not ask them, or it was answered. `no-such-user`: nobody has this id.</response>
    [HttpDelete("contact-requests/{userId:guid}", Name = "withdrawContactRequest")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Withdraw(Guid userId, [FromServices] AnswerContactRequest answer, CancellationToken cancellation)
    {
        await answer.WithdrawAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }

    /// <summary>Accepts a request: you are contacts of each other.</summary>
    /// <remarks>Both of you hear of it as `contact.updated` and `contactRequest.updated`.</remarks>
    /// <response code="204">You are contacts.</response>
    /// <response code="404">`no-such-contact-request`: they did not ask you, or it was answered or taken back. `no-such-user`: nobody has this id.</response>
    /// <response code="409">`too-many-contacts`: one of you has 5,000.</response>
    [HttpPut("contact-requests/{userId:guid}/accepted", Name = "acceptContactRequest")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Accept(Guid userId, [FromServices] AnswerContactRequest answer, CancellationToken cancellation)
    {
        await answer.AcceptAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }

    /// <summary>Refuses a request.</summary>
    /// <remarks>Both of you hear that it waits no more, as `contactRequest.updated`; it is the same to whoever asked as if it was forgotten.</remarks>
    /// <response code="204">It is refused.</response>
    /// <response code="404">`no-such-contact-request`: they did not ask you, or it was answered or taken back. `no-such-user`: nobody has this id.</response>
    [HttpPut("contact-requests/{userId:guid}/refused", Name = "refuseContactRequest")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Refuse(Guid userId, [FromServices] AnswerContactRequest answer, CancellationToken cancellation)
    {
        await answer.RefuseAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }
}
