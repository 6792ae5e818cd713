namespace ChatServer.Media.Processing;

public enum MediaKind : short
{
    File = 0,
    Image = 1,
    Video = 2,
    Audio = 3,
}
