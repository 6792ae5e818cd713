import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Spinner } from "../ui/Spinner";
import "./people.css";

interface Preview {
  conversationId: string;
  title: string | null;
  description: string | null;
  memberCount: number;
  joinApproval: boolean;
}

/** Where a link to a group leads: what it is, and one button. */
export function JoinScreen({ token }: { token: string }) {
  const texts = useTexts();
  const { api } = useClient();
  const [, go] = useLocation();
  const [group, setGroup] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    api.get("/invitations/{token}", { path: { token } }).then((found) => setGroup(found as Preview), setProblem);
  }, [token]);
  const join = useTask(async () => {
    const { status } = await api.post("/invitations/{token}/join", { path: { token } });
    if (status === "joined") go(`/c/${group!.conversationId}`);
    else setIsAsked(true);
  });

  if (problem) return <div class="join"><h1>{texts.join.gone}</h1><p>{sayProblem(problem, texts)}</p><Button onClick={() => go("/")}>{texts.common.back}</Button></div>;
  if (!group) return <div class="join"><Spinner /></div>;
  return (
    <div class="join">
      <Avatar id={group.conversationId} name={group.title ?? ""} size="huge" />
      <h1>{group.title ?? texts.list.untitled}</h1>
      {group.description && <p>{group.description}</p>}
      <p>{texts.conversation.members(group.memberCount)}</p>
      {isAsked ? (
        <p role="status">{texts.join.asked}</p>
      ) : (
        <Button look="main" busy={join.isRunning} onClick={() => void join.run()}>{group.joinApproval ? texts.join.ask : texts.join.join}</Button>
      )}
      {join.said && <p class="group-problem" role="alert">{join.said}</p>}
    </div>
  );
}
