import { MessageCircle } from "lucide-preact";
import { useView } from "../conversation/context";
import { useGroupTexts } from "../lib/groupTexts";
import { useCard, useName } from "../lib/people";
import { dateAndTime, dayName } from "../lib/times";
import { useTexts } from "../lib/texts";
import { useDirectConversation } from "../people/useDirectConversation";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { PersonAvatar } from "../ui/PersonAvatar";
import { BanMember } from "./BanMember";
import type { MemberFacts } from "./Members";
import { RemoveMember } from "./RemoveMember";
import { RoleOf } from "./RoleOf";
import { Silence } from "./Silence";
import "../conversation/details/details.css";
import "../people/person.css";
import "./groups.css";

interface Props {
  member: MemberFacts;
  onClose: () => void;

  /** The group is left behind, for a conversation with this member. */
  onLeave: () => void;

  /** Something about the member is another. */
  onChange: () => void;
}

/** Somebody in the group, and what one may do about them there. */
export function MemberDialog({ member, onClose, onLeave, onChange }: Props) {
  const all = useTexts();
  const texts = useGroupTexts().member;
  const { userId, role, joinedAt, silencedUntil } = member;
  const card = useCard(userId);
  const name = useName(userId);
  const power = usePowerOver(member);
  const open = useDirectConversation();
  const write = () => {
    onLeave();
    void open(userId);
  };
  const gone = () => {
    onChange();
    onClose();
  };
  const isSilenced = silencedUntil !== null && new Date(silencedUntil) > new Date();

  return (
    <Dialog title={texts.title} onClose={onClose} isSide>
      <div class="details-head">
        <PersonAvatar id={userId} size="huge" withPresence />
        <h3>{name}</h3>
        {card?.username && <p>@{card.username}</p>}
        {role !== "member" && <p>{texts.roles[role]}</p>}
        <p>{texts.since(dayName(joinedAt, all.times))}</p>
        {isSilenced && <p class="group-problem">{texts.silenced(dateAndTime(silencedUntil))}</p>}
        {card?.bio && <p class="details-text">{card.bio}</p>}
      </div>
      <div class="person-acts">
        <Button look="main" wide onClick={write}><MessageCircle size={18} />{texts.write}</Button>
        {power.changesRole && <RoleOf member={member} onChange={onChange} />}
        {power.moderates && <Silence userId={userId} isSilenced={isSilenced} onChange={onChange} />}
        {power.moderates && <BanMember userId={userId} onDone={gone} />}
        {power.removes && <RemoveMember userId={userId} onDone={gone} />}
      </div>
    </Dialog>
  );
}

const rank = { member: 0, moderator: 1, admin: 2, owner: 3 };

/** The server decides; this tells what to offer. */
function usePowerOver({ role }: MemberFacts): { moderates: boolean; removes: boolean; changesRole: boolean } {
  const { summary } = useView();
  const mine = rank[summary?.myRole ?? "member"];
  const isBelow = rank[role] < mine;
  return { moderates: isBelow && mine >= rank.moderator, removes: isBelow && mine >= rank.admin, changesRole: isBelow && mine >= rank.admin };
}
