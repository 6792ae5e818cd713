import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { BackBar } from "../shell/BackBar";
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
  const [group, setGroup] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    api.get("/invitations/{token}", { path: { token } }).then((found) => setGroup(found as Preview), setProblem);
  }, [token]);

  return (
    <>
      <BackBar />
      <div class="join">
        {problem !== null ? <><h1>{texts.join.gone}</h1><p role="alert">{sayProblem(problem, texts)}</p></> : group ? <Group group={group} token={token} /> : <Spinner />}
      </div>
    </>
  );
}

function Group({ group: { conversationId, title, description, memberCount, joinApproval }, token }: { group: Preview; token: string }) {
  const texts = useTexts();
  const { api } = useClient();
  const [, go] = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const join = useTask(async () => {
    const { status } = await api.post("/invitations/{token}/join", { path: { token } });
    if (status === "joined") go(`/c/${conversationId}`, { replace: true });
    else setIsAsked(true);
  });

  return (
    <>
      <Avatar id={conversationId} name={title ?? ""} size="huge" />
      <h1>{title ?? texts.list.untitled}</h1>
      {description && <p>{description}</p>}
      <p>{texts.conversation.members(memberCount)}</p>
      {isAsked ? (
        <p role="status">{texts.join.asked}</p>
      ) : (
        <Button look="main" busy={join.isRunning} onClick={() => void join.run()}>{joinApproval ? texts.join.ask : texts.join.join}</Button>
      )}
      {join.said && <p class="group-problem" role="alert">{join.said}</p>}
    </>
  );
}
