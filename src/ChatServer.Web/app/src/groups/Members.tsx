import { isCrowd, type ItemOf, type Role } from "@chatserver/engine";
import { UserPlus } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { lazy } from "../lib/lazy";
import { useMe, useName } from "../lib/people";
import { usePages } from "../lib/usePages";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { NoPeople } from "../people/NoPeople";
import { PersonRow } from "../people/PersonRow";
import { usePeople } from "../people/usePeople";
import { MoreRows } from "../ui/MoreRows";
import { PersonAvatar } from "../ui/PersonAvatar";
import { SearchField } from "../ui/SearchField";

const MemberDialog = lazy(() => import("./MemberDialog").then((m) => m.MemberDialog));

/** What is shown of somebody in a list of members. */
export interface MemberFacts {
  userId: string;
  role: Role;
  joinedAt: string;
  silencedUntil: string | null;
}

/** Who is in the group, those with a role first. Large groups and channels are read page by page. */
export function Members({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { admins } = useGroupTexts().member;
  const { members, rights, id, summary } = useView();
  const [isAdding, setIsAdding] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const paged = usePagedMembers(id, members === null, summary?.myRole ?? "member");
  const shown = members ?? paged.items;
  const count = members?.length ?? summary?.memberCount ?? 0;
  const heading = !summary || !isCrowd(summary.kind) ? texts.conversation.members(count) : rights.add ? texts.conversation.subscribers(count) : admins;
  const person = shown?.find((m) => m.userId === chosen);

  return (
    <section class="people-section">
      <h3>{heading}</h3>
      {rights.add && <button type="button" class="row row-wide" aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}><span class="people-icon"><UserPlus size={20} /></span><span class="row-title">{texts.details.add}</span></button>}
      {isAdding && <AddMember conversationId={id} present={new Set(shown?.map((m) => m.userId))} onAdded={paged.again} />}
      <ul>{shown && [...shown].sort(byRole).map((m) => <MemberItem key={m.userId} member={m} onChoose={() => setChosen(m.userId)} />)}</ul>
      {!members && <MoreRows pages={paged} nothing={texts.search.nothing} />}
      {person && <Suspense fallback={null}><MemberDialog member={person} onClose={() => setChosen(null)} onLeave={onClose} onChange={paged.again} /></Suspense>}
    </section>
  );
}

const rank: Record<Role, number> = { owner: 0, admin: 1, moderator: 2, member: 3 };
const byRole = (a: MemberFacts, b: MemberFacts) => rank[a.role] - rank[b.role];

/** A channel shows its subscribers to its admins alone; others see those who have a role. */
function usePagedMembers(conversationId: string, isNeeded: boolean, myRole: Role) {
  const { api } = useClient();
  const { summary } = useView();
  const seesAll = summary?.kind === "channel" && rank[myRole] <= rank.admin;
  return usePages<ItemOf<"/conversations/{conversationId}/members">>(`${conversationId} ${isNeeded} ${seesAll}`, async (cursor) => {
    const query = { limit: 50, ...(cursor && { cursor }) };
    if (!isNeeded) return { items: [] };
    if (seesAll) return api.get("/channels/{channelId}/subscribers", { path: { channelId: conversationId }, query });
    return api.get("/conversations/{conversationId}/members", { path: { conversationId }, query });
  });
}

function MemberItem({ member: { userId, role }, onChoose }: { member: MemberFacts; onChoose: () => void }) {
  const texts = useTexts();
  const name = useName(userId);
  const isMe = useMe().id === userId;
  return (
    <li>
      <button type="button" class="row row-wide" aria-haspopup="dialog" disabled={isMe} onClick={onChoose}>
        <PersonAvatar id={userId} size="medium" withPresence={!isMe} />
        <span class="row-title cut">{isMe ? texts.common.you : name}</span>
        {role !== "member" && <span class="row-side person-side">{texts.roles[role]}</span>}
      </button>
    </li>
  );
}

function AddMember({ conversationId, present, onAdded }: { conversationId: string; present: Set<string>; onAdded: () => void }) {
  const texts = useTexts();
  const invitations = useGroupTexts().invitations;
  const { api } = useClient();
  const attempt = useAttempt();
  const [wanted, setWanted] = useState("");
  const found = usePeople(wanted);
  const people = found.people?.filter((p) => !present.has(p.id));
  const add = (userId: string) => void attempt(api.post("/conversations/{conversationId}/members", { path: { conversationId }, body: { userIds: [userId] } }).then(onAdded));

  return (
    <div class="details-add">
      <SearchField value={wanted} onChange={setWanted} label={texts.newChat.search} autofocus />
      {people?.slice(0, 8).map((card) => <PersonRow key={card.id} card={card} onChoose={() => add(card.id)} />)}
      <NoPeople people={people} said={found.said} nothing={texts.search.nothing} />
      <p class="field-hint">{invitations.orInvite}</p>
    </div>
  );
}
