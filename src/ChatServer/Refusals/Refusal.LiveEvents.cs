namespace ChatServer.Refusals;

/// <summary>About live events.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchEvent() => new(404, "no-such-event", "There is no such event.");

    public static RefusalException NoSuchCalendar() => new(404, "no-such-calendar", "There is no such calendar; it may have been turned off.");

    public static RefusalException EventLive() => new(409, "event-live", "The event is live: its beginning is past, and it is ended, not cancelled.");

    public static RefusalException EventNotLive() => new(409, "event-not-live", "The event is not live yet.");

    public static RefusalException EventOver() =>
        new(409, "event-over", "The event has ended or was cancelled; of one that has ended only title, description, topic and video can be changed.");

    public static RefusalException NotTakingPart() => new(409, "not-taking-part", "Join the event first.");

    public static RefusalException NoSuchParticipant() => new(404, "no-such-participant", "Nobody of that id takes part in the event, or waits to.");

    public static RefusalException StageMoved() =>
        new(409, "stage-moved", "Somebody has set the stage meanwhile: read it, and decide anew.");

    public static RefusalException NotEnoughPoints() => new(409, "not-enough-points", "There are not as many points.");

    public static RefusalException NoSuchReward() => new(404, "no-such-reward", "There is no such reward; it may have been taken away.");

    public static RefusalException NoSuchRedemption() => new(404, "no-such-redemption", "Nothing was redeemed under that id.");

    public static RefusalException TooManyRewards() => new(409, "too-many-rewards", "There are as many rewards as an event may have.");

    public static RefusalException NoneLeft() => new(409, "none-left", "All of these are gone.");

    public static RefusalException EnoughRedeemed() => new(409, "enough-redeemed", "Nobody gets more of these, and you have redeemed as many.");

    public static RefusalException RedemptionClosed() => new(409, "redemption-closed", "It was handed out or cancelled already.");

    public static RefusalException NotInAnEvent() =>
        new(409, "not-in-an-event", "An event's title and description are changed as the event, and people come into it by joining.");
}
