import { UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useMe, useName } from "../../lib/people";
import { sayProblem } from "../../lib/problems";
import { useTexts } from "../../lib/texts";
import { useDirectConversation } from "../../people/useDirectConversation";
import { usePeople } from "../../people/usePeople";
import { PersonRow } from "../../people/PersonRow";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { SearchField } from "../../ui/SearchField";
import { useToast } from "../../ui/toasts";
import { useView } from "../context";
import type { ConversationMember } from "@chatserver/engine";

export function Members({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { members, rights, id } = useView();
  const [isAdding, setIsAdding] = useState(false);
  if (!members) return null;

  return (
    <section class="people-section">
      <h3>{texts.conversation.members(members.length)}</h3>
      {rights.add && <button type="button" class="row row-wide" aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}><span class="people-icon"><UserPlus size={20} /></span><span class="row-title">{texts.details.add}</span></button>}
      {isAdding && <AddMember conversationId={id} present={new Set(members.map((m) => m.userId))} />}
      <ul>{members.map((m) => <MemberItem key={m.userId} member={m} onClose={onClose} />)}</ul>
    </section>
  );
}

function MemberItem({ member: { userId, role }, onClose }: { member: ConversationMember; onClose: () => void }) {
  const texts = useTexts();
  const name = useName(userId);
  const isMe = useMe().id === userId;
  const open = useDirectConversation();
  const choose = () => {
    onClose();
    void open(userId);
  };

  return (
    <li>
      <button type="button" class="row row-wide" disabled={isMe} onClick={choose}>
        <PersonAvatar id={userId} size="medium" withPresence={!isMe} />
        <span class="row-title cut">{isMe ? texts.common.you : name}</span>
        {role !== "member" && <span class="row-side person-side">{texts.roles[role]}</span>}
      </button>
    </li>
  );
}

function AddMember({ conversationId, present }: { conversationId: string; present: Set<string> }) {
  const texts = useTexts();
  const toast = useToast();
  const { api } = useClient();
  const [wanted, setWanted] = useState("");
  const people = usePeople(wanted)?.filter((p) => !present.has(p.id));
  const add = (userId: string) =>
    void api.post("/conversations/{conversationId}/members", { path: { conversationId }, body: { userIds: [userId] } }).catch((problem) => toast(sayProblem(problem, texts)));

  return (
    <div class="details-add">
      <SearchField value={wanted} onChange={setWanted} label={texts.newChat.search} autofocus />
      {people?.slice(0, 8).map((card) => <PersonRow key={card.id} card={card} onChoose={() => add(card.id)} />)}
      {people?.length === 0 && <p class="people-none">{texts.search.nothing}</p>}
    </div>
  );
}
