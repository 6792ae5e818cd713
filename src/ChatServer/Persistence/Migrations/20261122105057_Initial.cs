using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace ChatServer.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_entries",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    access_time = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_entries", x => new { x.conversation_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "access_heads",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    forgotten_number = table.Column<long>(type: "bigint", nullable: false),
                    forgotten_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    broken_number = table.Column<long>(type: "bigint", nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_heads", x => x.conversation_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    chain_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.chain_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    chain_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    forgotten_number = table.Column<long>(type: "bigint", nullable: false),
                    forgotten_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    broken_number = table.Column<long>(type: "bigint", nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_heads", x => x.chain_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "bans",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    banned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    banned_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bans", x => new { x.conversation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "blobs",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    check_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blobs", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "blocks",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blocks", x => new { x.user_id, x.blocked_id });
                });

            migrationBuilder.CreateTable(
                name: "bookmarks",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    bookmarked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookmarks", x => new { x.conversation_id, x.seq, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => new { x.conversation_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "channel_words",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_words", x => x.conversation_id);
                });

            migrationBuilder.CreateTable(
                name: "contact_requests",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    refused_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_requests", x => new { x.from_id, x.to_id });
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    alias = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    is_favourite = table.Column<bool>(type: "boolean", nullable: false),
                    muted_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => new { x.user_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "deployment",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    lineage = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deployment", x => x.id);
                    table.CheckConstraint("deployment_is_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    reply_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => new { x.user_id, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "event_engagement",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    emoji = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_engagement", x => new { x.conversation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "event_participants",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    watched_ms = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_participants", x => new { x.conversation_id, x.user_id });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "event_reactions",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    emoji = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_reactions", x => new { x.conversation_id, x.emoji });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "event_reward_rules",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    per_minute = table.Column<int>(type: "integer", nullable: true),
                    per_hour = table.Column<int>(type: "integer", nullable: true),
                    per_event = table.Column<int>(type: "integer", nullable: true),
                    since_seq = table.Column<long>(type: "bigint", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_reward_rules", x => new { x.conversation_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "event_rewards",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    cost = table.Column<int>(type: "integer", nullable: false),
                    stock = table.Column<int>(type: "integer", nullable: true),
                    per_person = table.Column<int>(type: "integer", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_rewards", x => new { x.conversation_id, x.id });
                    table.CheckConstraint("ck_event_rewards_stock", "stock >= 0");
                });

            migrationBuilder.CreateTable(
                name: "event_stages",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    is_playing = table.Column<bool>(type: "boolean", nullable: false),
                    position_ms = table.Column<long>(type: "bigint", nullable: false),
                    rate = table.Column<double>(type: "double precision", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    slide = table.Column<int>(type: "integer", nullable: true),
                    poll_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_stages", x => x.conversation_id);
                });

            migrationBuilder.CreateTable(
                name: "filter_hits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    matched = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filter_hits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "filter_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    notice = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    settings = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    hits = table.Column<long>(type: "bigint", nullable: false),
                    last_hit_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filter_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "indexed_messages",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indexed_messages", x => new { x.conversation_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "invitation_links",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    max_uses = table.Column<int>(type: "integer", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_links", x => new { x.conversation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.conversation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    hold = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "join_requests",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_requests", x => new { x.conversation_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "listener_positions",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listener = table.Column<string>(type: "text", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listener_positions", x => new { x.conversation_id, x.listener });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "live_events",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stream_url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    topic = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    scheduled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    scheduled_end_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    visibility = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    link_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_live_events", x => x.conversation_id);
                });

            migrationBuilder.CreateTable(
                name: "mark_steps",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_seq = table.Column<long>(type: "bigint", nullable: false),
                    delivered_seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mark_steps", x => new { x.conversation_id, x.user_id, x.read_seq, x.delivered_seq });
                });

            migrationBuilder.CreateTable(
                name: "media_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    item_count = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_sets", x => x.id);
                    table.CheckConstraint("ck_media_sets_owner", "(owner_id is null) <> (conversation_id is null)");
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    joined_seq = table.Column<long>(type: "bigint", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    left_seq = table.Column<long>(type: "bigint", nullable: true),
                    delivered_seq = table.Column<long>(type: "bigint", nullable: false),
                    read_seq = table.Column<long>(type: "bigint", nullable: false),
                    read_number = table.Column<long>(type: "bigint", nullable: false),
                    marks_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    marks_xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    history_seq = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    silenced_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    hidden_number = table.Column<long>(type: "bigint", nullable: true),
                    is_archived = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    is_marked_unread = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => new { x.conversation_id, x.user_id });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    reply_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    media_count = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    details = table.Column<string>(type: "json", nullable: true),
                    mentioned = table.Column<Guid[]>(type: "uuid[]", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    poll_closes_at = table.Column<string>(type: "text", nullable: true, computedColumnSql: "case when details->'poll'->>'closedAt' is null then details->'poll'->>'closesAt' end", stored: true, collation: "C"),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    changed_seq = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => new { x.conversation_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "moderation_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    story_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_reason = table.Column<string>(type: "text", nullable: true),
                    appeal_text = table.Column<string>(type: "text", nullable: true),
                    appealed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    appeal_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    appeal_answer = table.Column<string>(type: "text", nullable: true),
                    appeal_answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moderation_actions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notification_levels",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    muted_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_levels", x => new { x.user_id, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "notification_preferences",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quiet_kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    muted_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_preferences", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_seq = table.Column<long>(type: "bigint", nullable: true),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    is_alert = table.Column<bool>(type: "boolean", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.user_id, x.kind, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "person_activities",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_hour = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_activities", x => x.user_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "pinned_conversations",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pinned_conversations", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "pins",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    pinned_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pins", x => new { x.conversation_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "poll_votes",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    option = table.Column<short>(type: "smallint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    voted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_votes", x => new { x.conversation_id, x.seq, x.option, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    joined_seq = table.Column<long>(type: "bigint", nullable: false),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reply_follows",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_seq = table.Column<long>(type: "bigint", nullable: false),
                    is_following = table.Column<bool>(type: "boolean", nullable: false),
                    read_seq = table.Column<long>(type: "bigint", nullable: false),
                    active_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_follows", x => new { x.conversation_id, x.message_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reporter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    accused_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    media_ids = table.Column<Guid[]>(type: "uuid[]", nullable: true),
                    evidence_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    resolution = table.Column<string>(type: "text", nullable: true),
                    action_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    handled_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    erase_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scheduled_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request = table.Column<string>(type: "json", nullable: false),
                    media_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    send_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scheduled_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_blocks",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    first_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    messages = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_blocks", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "security_events",
                columns: table => new
                {
                    chain_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_events", x => new { x.chain_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "security_heads",
                columns: table => new
                {
                    chain_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    forgotten_number = table.Column<long>(type: "bigint", nullable: false),
                    forgotten_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    broken_number = table.Column<long>(type: "bigint", nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_heads", x => x.chain_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    network_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statistics",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statistics", x => new { x.step, x.start, x.series });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "story_mutes",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_mutes", x => new { x.user_id, x.author_id });
                });

            migrationBuilder.CreateTable(
                name: "story_viewers",
                columns: table => new
                {
                    story_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    emoji = table.Column<string>(type: "text", nullable: true),
                    reacted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_viewers", x => new { x.story_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "subscription_tallies",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription_tallies", x => new { x.conversation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    series = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tallies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tickets", x => x.hash);
                })
                .Annotation("Npgsql:UnloggedTable", true);

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    offset = table.Column<long>(type: "bigint", nullable: false),
                    metadata = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: true),
                    is_finished = table.Column<bool>(type: "boolean", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_changes",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_changes", x => new { x.user_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "media",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    blob = table.Column<byte[]>(type: "bytea", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    duration_ms = table.Column<long>(type: "bigint", nullable: true),
                    placeholder = table.Column<string>(type: "text", nullable: true),
                    waveform = table.Column<byte[]>(type: "bytea", nullable: true),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    sensitive = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    check_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media", x => x.id);
                    table.ForeignKey(
                        name: "fk_media_blobs_blob",
                        column: x => x.blob,
                        principalTable: "blobs",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_balances",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    earned = table.Column<long>(type: "bigint", nullable: false),
                    earned_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_balances", x => new { x.conversation_id, x.user_id });
                    table.CheckConstraint("ck_event_balances_points", "points >= 0");
                    table.ForeignKey(
                        name: "fk_event_balances_event_participants_conversation_id_user_id",
                        columns: x => new { x.conversation_id, x.user_id },
                        principalTable: "event_participants",
                        principalColumns: new[] { "conversation_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "event_points",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    occasion = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_points", x => new { x.conversation_id, x.user_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_points_event_participants_conversation_id_user_id",
                        columns: x => new { x.conversation_id, x.user_id },
                        principalTable: "event_participants",
                        principalColumns: new[] { "conversation_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_redemptions",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reward_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cost = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_redemptions", x => new { x.conversation_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_redemptions_event_participants_conversation_id_user_id",
                        columns: x => new { x.conversation_id, x.user_id },
                        principalTable: "event_participants",
                        principalColumns: new[] { "conversation_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    topic = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    avatar_media_id = table.Column<Guid>(type: "uuid", nullable: true),
                    avatar_placeholder = table.Column<string>(type: "text", nullable: true),
                    avatar_is_large = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    disappear_after = table.Column<int>(type: "integer", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    head_seq = table.Column<long>(type: "bigint", nullable: false),
                    message_count = table.Column<long>(type: "bigint", nullable: false),
                    member_count = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    active_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    updated_seq = table.Column<long>(type: "bigint", nullable: false),
                    moved_xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    is_parted = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    add_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)2),
                    change_info_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)2),
                    history_hidden = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    join_approval = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    mention_all_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)1),
                    pin_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)1),
                    post_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    react_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    read_only = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    reply_role = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    slow_mode = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                    table.ForeignKey(
                        name: "fk_conversations_media_avatar_media_id",
                        column: x => x.avatar_media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "link_pictures",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_pictures", x => new { x.conversation_id, x.seq });
                    table.ForeignKey(
                        name: "fk_link_pictures_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "media_set_items",
                columns: table => new
                {
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_set_items", x => new { x.set_id, x.position });
                    table.ForeignKey(
                        name: "fk_media_set_items_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_media_set_items_media_sets_set_id",
                        column: x => x.set_id,
                        principalTable: "media_sets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "media_variants",
                columns: table => new
                {
                    media_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    position = table.Column<short>(type: "smallint", nullable: false),
                    blob = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_variants", x => new { x.media_id, x.name });
                    table.ForeignKey(
                        name: "fk_media_variants_blobs_blob",
                        column: x => x.blob,
                        principalTable: "blobs",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_media_variants_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "message_media",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<short>(type: "smallint", nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_media", x => new { x.conversation_id, x.seq, x.position });
                    table.ForeignKey(
                        name: "fk_message_media_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reactions",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    emoji = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reacted_seq = table.Column<long>(type: "bigint", nullable: false),
                    reacted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reactions", x => new { x.conversation_id, x.seq, x.user_id, x.emoji });
                    table.ForeignKey(
                        name: "fk_reactions_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    media_id = table.Column<Guid>(type: "uuid", nullable: true),
                    audience = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    is_news_due = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stories", x => x.id);
                    table.ForeignKey(
                        name: "fk_stories_media_media_id",
                        column: x => x.media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, computedColumnSql: "lower(display_name)", stored: true, collation: "C"),
                    email_hash = table.Column<byte[]>(type: "bytea", nullable: true, computedColumnSql: "sha256(decode(normalized_email, 'escape'))", stored: true),
                    bio = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    status = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true),
                    avatar_media_id = table.Column<Guid>(type: "uuid", nullable: true),
                    avatar_placeholder = table.Column<string>(type: "text", nullable: true),
                    avatar_is_large = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    show_reads = table.Column<bool>(type: "boolean", nullable: false),
                    found_by = table.Column<string>(type: "text", nullable: false, defaultValue: "everybody"),
                    written_by = table.Column<string>(type: "text", nullable: false, defaultValue: "everybody"),
                    added_by = table.Column<string>(type: "text", nullable: false, defaultValue: "everybody"),
                    seen_by = table.Column<string>(type: "text", nullable: false, defaultValue: "everybody"),
                    avatar_for = table.Column<string>(type: "text", nullable: false, defaultValue: "everybody"),
                    card_xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    card_version = table.Column<long>(type: "bigint", nullable: false),
                    list_head_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                    table.ForeignKey(
                        name: "fk_users_media_avatar_media_id",
                        column: x => x.avatar_media_id,
                        principalTable: "media",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_entries_access_time",
                table: "access_entries",
                column: "access_time");

            migrationBuilder.CreateIndex(
                name: "ix_access_entries_conversation_id_user_id_number",
                table: "access_entries",
                columns: new[] { "conversation_id", "user_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_number",
                table: "audit_entries",
                columns: new[] { "actor_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_id_number",
                table: "audit_entries",
                columns: new[] { "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_user_id_number",
                table: "audit_entries",
                columns: new[] { "user_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_bans_user_id_conversation_id",
                table: "bans",
                columns: new[] { "user_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_blobs_check_at",
                table: "blobs",
                column: "check_at",
                filter: "check_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_blocks_blocked_id",
                table: "blocks",
                column: "blocked_id");

            migrationBuilder.CreateIndex(
                name: "ix_bookmarks_person",
                table: "bookmarks",
                columns: new[] { "user_id", "bookmarked_at", "conversation_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_id",
                table: "calendar_feeds",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_words_words",
                table: "channel_words",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_to_id_from_id",
                table: "contact_requests",
                columns: new[] { "to_id", "from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_avatar_media_id",
                table: "conversations",
                column: "avatar_media_id",
                filter: "avatar_media_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_listed",
                table: "conversations",
                columns: new[] { "member_count", "id" },
                filter: "kind = 'channel' and is_public and deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_parent_id",
                table: "conversations",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_topics",
                table: "conversations",
                columns: new[] { "topic", "member_count", "id" },
                filter: "kind = 'channel' and is_public and deleted_at is null and topic is not null");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_conversation_id",
                table: "drafts",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_balances_ranks",
                table: "event_balances",
                columns: new[] { "conversation_id", "earned", "earned_at", "user_id" },
                descending: new[] { false, true, false, false },
                filter: "earned > 0");

            migrationBuilder.CreateIndex(
                name: "ix_event_engagement_person",
                table: "event_engagement",
                columns: new[] { "conversation_id", "user_id", "kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_participants_joined",
                table: "event_participants",
                columns: new[] { "conversation_id", "joined_at", "user_id" },
                filter: "status = 'joined'");

            migrationBuilder.CreateIndex(
                name: "ix_event_participants_user_id",
                table: "event_participants",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_participants_waiting",
                table: "event_participants",
                columns: new[] { "conversation_id", "joined_at", "user_id" },
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_event_points_occasion",
                table: "event_points",
                columns: new[] { "conversation_id", "user_id", "kind", "occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_points_times",
                table: "event_points",
                columns: new[] { "conversation_id", "user_id", "kind", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_event_redemptions_person",
                table: "event_redemptions",
                columns: new[] { "conversation_id", "user_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_redemptions_status",
                table: "event_redemptions",
                columns: new[] { "conversation_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_reward_rules_unsettled",
                table: "event_reward_rules",
                column: "conversation_id",
                filter: "settled_at is null and kind in ('joined', 'watched')");

            migrationBuilder.CreateIndex(
                name: "ix_filter_hits_age",
                table: "filter_hits",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_filter_hits_person",
                table: "filter_hits",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_filter_hits_rule",
                table: "filter_hits",
                columns: new[] { "rule_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_indexed_messages_words",
                table: "indexed_messages",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_links_token_hash",
                table: "invitation_links",
                column: "token_hash");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_user_id_conversation_id",
                table: "invitations",
                columns: new[] { "user_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_not_before",
                table: "jobs",
                column: "not_before");

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_user_id_conversation_id",
                table: "join_requests",
                columns: new[] { "user_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_link_pictures_media_id",
                table: "link_pictures",
                column: "media_id");

            migrationBuilder.CreateIndex(
                name: "ix_live_events_live",
                table: "live_events",
                columns: new[] { "scheduled_at", "conversation_id" },
                filter: "visibility = 'public' and state = 'live'");

            migrationBuilder.CreateIndex(
                name: "ix_live_events_public",
                table: "live_events",
                columns: new[] { "scheduled_at", "conversation_id" },
                filter: "visibility = 'public'");

            migrationBuilder.CreateIndex(
                name: "ix_live_events_topics",
                table: "live_events",
                columns: new[] { "topic", "scheduled_at", "conversation_id" },
                filter: "visibility = 'public' and topic is not null");

            migrationBuilder.CreateIndex(
                name: "ix_mark_steps_conversation_id_user_id_delivered_seq",
                table: "mark_steps",
                columns: new[] { "conversation_id", "user_id", "delivered_seq" });

            migrationBuilder.CreateIndex(
                name: "ix_media_blob",
                table: "media",
                column: "blob");

            migrationBuilder.CreateIndex(
                name: "ix_media_check_at",
                table: "media",
                column: "check_at",
                filter: "check_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_media_owner_id",
                table: "media",
                column: "owner_id")
                .Annotation("Npgsql:IndexInclude", new[] { "bytes" });

            migrationBuilder.CreateIndex(
                name: "ix_media_set_items_media_id",
                table: "media_set_items",
                column: "media_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_set_items_set_id_name",
                table: "media_set_items",
                columns: new[] { "set_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_media_sets_conversation_id_id",
                table: "media_sets",
                columns: new[] { "conversation_id", "id" },
                filter: "conversation_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_media_sets_owner_id_id",
                table: "media_sets",
                columns: new[] { "owner_id", "id" },
                filter: "owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_media_variants_blob",
                table: "media_variants",
                column: "blob");

            migrationBuilder.CreateIndex(
                name: "ix_members_roles",
                table: "members",
                columns: new[] { "conversation_id", "user_id" },
                filter: "role <> 'member' and left_seq is null");

            migrationBuilder.CreateIndex(
                name: "ix_members_user_id",
                table: "members",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_media_conversation_id_kind_seq_position",
                table: "message_media",
                columns: new[] { "conversation_id", "kind", "seq", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_message_media_media_id",
                table: "message_media",
                column: "media_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_conversation_id_sender_id_client_id",
                table: "messages",
                columns: new[] { "conversation_id", "sender_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messages_deleted",
                table: "messages",
                columns: new[] { "conversation_id", "number" },
                filter: "deleted_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_expiring",
                table: "messages",
                column: "expires_at",
                filter: "expires_at is not null and deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_id",
                table: "messages",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_mentioned",
                table: "messages",
                columns: new[] { "conversation_id", "number" },
                filter: "mentioned is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_polls",
                table: "messages",
                column: "poll_closes_at",
                filter: "poll_closes_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_replies",
                table: "messages",
                columns: new[] { "conversation_id", "reply_to_id", "seq" },
                filter: "reply_to_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_moderation_actions_appeals",
                table: "moderation_actions",
                column: "appealed_at",
                filter: "appealed_at is not null and appeal_answered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_moderation_actions_in_force",
                table: "moderation_actions",
                column: "until",
                filter: "undone_at is null and kind in ('mute', 'suspension')");

            migrationBuilder.CreateIndex(
                name: "ix_moderation_actions_person",
                table: "moderation_actions",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_levels_conversation_id",
                table: "notification_levels",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_id",
                table: "notifications",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_person",
                table: "notifications",
                columns: new[] { "user_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_subject",
                table: "notifications",
                columns: new[] { "conversation_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_poll_votes_person",
                table: "poll_votes",
                columns: new[] { "user_id", "conversation_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_reactions_media_id",
                table: "reactions",
                column: "media_id",
                filter: "media_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reactions_order",
                table: "reactions",
                columns: new[] { "conversation_id", "seq", "emoji", "reacted_seq", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reactions_person",
                table: "reactions",
                columns: new[] { "user_id", "conversation_id", "seq", "emoji" });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_message",
                table: "reminders",
                columns: new[] { "conversation_id", "seq", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_person",
                table: "reminders",
                columns: new[] { "user_id", "remind_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reply_follows_user_id_active_at_message_id",
                table: "reply_follows",
                columns: new[] { "user_id", "active_at", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_erase",
                table: "reports",
                column: "erase_at",
                filter: "erase_at is not null and evidence is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reports_found_once",
                table: "reports",
                columns: new[] { "rule_id", "subject_id" },
                unique: true,
                filter: "reporter_id is null and state <> 'resolved'")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_reports_media",
                table: "reports",
                column: "media_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_reports_once",
                table: "reports",
                columns: new[] { "reporter_id", "kind", "subject_id" },
                unique: true,
                filter: "state <> 'resolved'");

            migrationBuilder.CreateIndex(
                name: "ix_reports_place",
                table: "reports",
                columns: new[] { "place_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_queue",
                table: "reports",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_reporter",
                table: "reports",
                columns: new[] { "reporter_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_subject",
                table: "reports",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_media",
                table: "scheduled_messages",
                column: "media_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_person",
                table: "scheduled_messages",
                columns: new[] { "user_id", "send_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_scheduled_repeated",
                table: "scheduled_messages",
                columns: new[] { "conversation_id", "user_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_search_blocks_first_at",
                table: "search_blocks",
                column: "first_at",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_security_events_at",
                table: "security_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_network_id_number",
                table: "security_events",
                columns: new[] { "network_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_user_id_number",
                table: "security_events",
                columns: new[] { "user_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_token_hash",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_expiring",
                table: "stories",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_stories_media_id",
                table: "stories",
                column: "media_id",
                filter: "media_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stories_repeated",
                table: "stories",
                columns: new[] { "author_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_story_mutes_author_id",
                table: "story_mutes",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_story_viewers_seen",
                table: "story_viewers",
                columns: new[] { "story_id", "seen_at", "user_id" },
                filter: "seen_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_story_viewers_user_id",
                table: "story_viewers",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_expires_at",
                table: "uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_owner_id",
                table: "uploads",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_avatar_media_id",
                table: "users",
                column: "avatar_media_id",
                filter: "avatar_media_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_users_card_xid",
                table: "users",
                column: "card_xid");

            migrationBuilder.CreateIndex(
                name: "ix_users_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_email_hash",
                table: "users",
                column: "email_hash",
                filter: "email_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_users_name",
                table: "users",
                columns: new[] { "name_key", "id" },
                filter: "deleted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_users_staff",
                table: "users",
                column: "role",
                filter: "role <> 'user'");

            migrationBuilder.CreateIndex(
                name: "ix_users_username_prefix",
                table: "users",
                column: "normalized_user_name",
                unique: true)
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_entries");

            migrationBuilder.DropTable(
                name: "access_heads");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_heads");

            migrationBuilder.DropTable(
                name: "bans");

            migrationBuilder.DropTable(
                name: "blocks");

            migrationBuilder.DropTable(
                name: "bookmarks");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "channel_words");

            migrationBuilder.DropTable(
                name: "contact_requests");

            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "deployment");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "event_balances");

            migrationBuilder.DropTable(
                name: "event_engagement");

            migrationBuilder.DropTable(
                name: "event_points");

            migrationBuilder.DropTable(
                name: "event_reactions");

            migrationBuilder.DropTable(
                name: "event_redemptions");

            migrationBuilder.DropTable(
                name: "event_reward_rules");

            migrationBuilder.DropTable(
                name: "event_rewards");

            migrationBuilder.DropTable(
                name: "event_stages");

            migrationBuilder.DropTable(
                name: "filter_hits");

            migrationBuilder.DropTable(
                name: "filter_rules");

            migrationBuilder.DropTable(
                name: "indexed_messages");

            migrationBuilder.DropTable(
                name: "invitation_links");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "join_requests");

            migrationBuilder.DropTable(
                name: "link_pictures");

            migrationBuilder.DropTable(
                name: "listener_positions");

            migrationBuilder.DropTable(
                name: "live_events");

            migrationBuilder.DropTable(
                name: "mark_steps");

            migrationBuilder.DropTable(
                name: "media_set_items");

            migrationBuilder.DropTable(
                name: "media_variants");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "message_media");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "moderation_actions");

            migrationBuilder.DropTable(
                name: "notification_levels");

            migrationBuilder.DropTable(
                name: "notification_preferences");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "person_activities");

            migrationBuilder.DropTable(
                name: "pinned_conversations");

            migrationBuilder.DropTable(
                name: "pins");

            migrationBuilder.DropTable(
                name: "poll_votes");

            migrationBuilder.DropTable(
                name: "reactions");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "reply_follows");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "scheduled_messages");

            migrationBuilder.DropTable(
                name: "search_blocks");

            migrationBuilder.DropTable(
                name: "security_events");

            migrationBuilder.DropTable(
                name: "security_heads");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "statistics");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropTable(
                name: "story_mutes");

            migrationBuilder.DropTable(
                name: "story_viewers");

            migrationBuilder.DropTable(
                name: "subscription_tallies");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "user_changes");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "event_participants");

            migrationBuilder.DropTable(
                name: "media_sets");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "media");

            migrationBuilder.DropTable(
                name: "blobs");
        }
    }
}
